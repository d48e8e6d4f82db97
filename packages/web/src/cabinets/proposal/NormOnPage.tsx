/** Beside a proposed norm: the scan of its legal act, and what it changes in closed months, before anybody signs. */
import { routes } from '@balapan/api/routes.ts';
import { asDay, isDay } from '@balapan/domain/day.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { rulesPageTexts } from '../../texts/rulesPage.ts';
import { type EffectQuery, NormEffect } from '../department/rules/NormEffect.tsx';
import { ScanLink } from '../department/rules/ScanField.tsx';
import { type Columns, firstDayOf, numberOf, textOf } from './model.ts';

const kinds = ['general', 'sanatorium', 'correctional', 'special'] as const;

export function NormOnPage({ body, isOpen }: { readonly body: Columns; readonly isOpen: boolean }) {
  const t = useTexts(rulesPageTexts);
  const may = useMay();
  const scanId = textOf(body, 'scan_id');
  return (
    <>
      {may(routes.proposal.scan) ? (
        <section>
          <h2>{t.scan}</h2>
          {scanId === '' ? <p>{t.noScan}</p> : <ScanLink scanId={scanId} />}
        </section>
      ) : null}
      {isOpen && may(routes.proposal.normEffect) ? <NormEffect asked={askedOf(body)} /> : null}
    </>
  );
}

function askedOf(body: Columns): EffectQuery | null {
  const from = firstDayOf(body);
  const groupKind = kinds.find((one) => one === textOf(body, 'group_kind'));
  const hours = numberOf(body, 'hours');
  if (groupKind === undefined || hours === null || !isDay(from)) return null;
  const ownership = (['public', 'private'] as const).find((one) => one === textOf(body, 'ownership'));
  const district = textOf(body, 'district');
  return {
    groupKind,
    hours,
    ...(ownership === undefined ? {} : { ownership }),
    ...(district === '' ? {} : { district }),
    local: `${numberOf(body, 'local_tiyn') ?? 0}`,
    republican: `${numberOf(body, 'republican_tiyn') ?? 0}`,
    from: asDay(from),
  };
}
