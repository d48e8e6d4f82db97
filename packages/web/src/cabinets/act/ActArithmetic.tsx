/** The arithmetic of an act: its lines by norm and month with their reasons, what is carried in and out, what is to be paid. */
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Arithmetic, type ArithmeticRow } from '../../kit/Arithmetic.tsx';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { actLineTexts } from '../../texts/actLines.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import { type ActGroup, useGroupName } from './groupName.ts';
import type { ActDetail } from './moneySteps.ts';

interface ActArithmeticProps {
  readonly act: ActDetail;
  /** Shows the lines of a row; left out where the reader may not see them. */
  readonly onChoose?: (group: ActGroup) => void;
}

export function ActArithmetic({ act, onChoose }: ActArithmeticProps) {
  const t = useTexts(actTexts);
  const p = useTexts(actPageTexts);
  const l = useTexts(actLineTexts);
  const fmt = useFmt();
  const nameOf = useGroupName(act.month);
  const { carriedIn, carriedOut, payable } = act.money;
  const label = (group: ActGroup): ReactNode => {
    const name = nameOf(group);
    return onChoose === undefined ? (
      name
    ) : (
      <UnstyledButton className={css.figure} aria-label={l.show({ what: name })} onClick={() => onChoose(group)}>
        {name}
      </UnstyledButton>
    );
  };
  const signed = (sum: string): Pick<ArithmeticRow, 'operator' | 'value'> =>
    tiynOf(sum) < 0n
      ? { operator: '−', value: fmt.amount(String(-tiynOf(sum))) }
      : { operator: '+', value: fmt.amount(sum) };
  const lines = act.groups.map((group, at): ArithmeticRow => {
    const counted = l.counted({ children: fmt.count(group.children), days: fmt.count(group.days) });
    const note = `${counted}, ${l.ofWorkingDays({ days: group.workingDays })}`;
    const row = { label: label(group), note, ...signed(group.total) };
    return at === 0 && row.operator === '+' ? { label: row.label, note, value: row.value } : row;
  });
  const rows: readonly ArithmeticRow[] = [
    ...(lines.length > 0 ? lines : [{ label: l.unlisted, value: fmt.amount(act.total) }]),
    ...carried(carriedIn, (sum) => ({
      label: sum < 0n ? l.carriedIn : l.carriedInPlus,
      note: l.sources({ local: fmt.amount(carriedIn.local), republican: fmt.amount(carriedIn.republican) }),
      ...signed(String(sum)),
    })),
    ...carried(carriedOut, (sum) => ({
      label: l.carriedOut,
      note: l.sources({ local: fmt.amount(carriedOut.local), republican: fmt.amount(carriedOut.republican) }),
      ...signed(String(-sum)),
    })),
  ];
  return (
    <>
      <Arithmetic
        rows={rows}
        result={{ label: t.toPay, value: fmt.money(payable.total) }}
        parts={[
          { label: t.local, value: fmt.amount(payable.local) },
          { label: t.republican, value: fmt.amount(payable.republican) },
        ]}
      />
      {act.groups.length === 0 ? null : (
        <p className={css.under}>
          {l.fullAndPart({ full: fmt.count(act.fullMonth.children), part: fmt.count(act.partMonth.children) })}
        </p>
      )}
      {act.state !== 'netted' ? null : (
        <p className={css.note}>
          {sumOf(carriedOut) === 0n ? l.nettedWhole : l.netted({ rest: fmt.money(String(sumOf(carriedOut))) })}
        </p>
      )}
      {act.unconfirmed.children === 0 ? null : (
        <p className={css.note}>
          {p.notIn({ count: act.unconfirmed.children, sum: fmt.money(act.unconfirmed.total) })}
        </p>
      )}
    </>
  );
}

type Sources = ActDetail['money']['carriedIn'];
const sumOf = ({ local, republican }: Sources): bigint => tiynOf(local) + tiynOf(republican);

/** A row only where something is carried, of whichever budget. */
function carried(sources: Sources, row: (sum: bigint) => ArithmeticRow): readonly ArithmeticRow[] {
  return tiynOf(sources.local) === 0n && tiynOf(sources.republican) === 0n ? [] : [row(sumOf(sources))];
}
