/** A child's month behind a line of an act: its days now, what was corrected and why, and what each act says of it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { Modal } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Arithmetic } from '../../kit/Arithmetic.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { Personal } from '../../shell/Personal.tsx';
import { StaffName } from '../../shell/StaffName.tsx';
import { actLineTexts, lineReasonTexts } from '../../texts/actLines.ts';
import { Cell } from '../provider/register/RegisterGrid.tsx';
import css from './Act.module.css';
import type { Line } from './ActLines.tsx';
import type { ActDetail } from './moneySteps.ts';

type Child = AnswerOf<Routes['settlement']['actChild']>;

interface ActChildDialogProps {
  readonly act: ActDetail;
  readonly line: Line | null;
  readonly onClose: () => void;
}

export function ActChildDialog({ act, line, onClose }: ActChildDialogProps) {
  const l = useTexts(actLineTexts);
  const fmt = useFmt();
  const asked = line === null ? null : { actId: act.actId, childId: line.childId, month: line.serviceMonth };
  const child = useQuery({
    queryKey: ['settlement.actChild', asked],
    queryFn: asked === null ? skipToken : () => api.settlement.actChild(asked),
  });
  return (
    <Modal
      opened={line !== null}
      onClose={onClose}
      size="lg"
      title={<b>{line === null ? '' : l.dayOfChild({ name: line.name, month: fmt.month(line.serviceMonth) })}</b>}
      closeButtonProps={{ 'aria-label': l.close }}
    >
      {child.error === null ? null : <Failed error={child.error} onRetry={() => void child.refetch()} />}
      {child.data === undefined ? (
        child.error === null ? (
          <Loading rows={5} />
        ) : null
      ) : (
        <Month child={child.data} act={act} />
      )}
    </Modal>
  );
}

function Month({ child, act }: { child: Child; act: ActDetail }) {
  const l = useTexts(actLineTexts);
  return (
    <div className={css.child}>
      <section>
        <h3>{l.days}</h3>
        {child.cells.length === 0 ? <p>{l.fromFile}</p> : <Days child={child} />}
      </section>
      <section>
        <h3>{l.said}</h3>
        <Said child={child} act={act} />
      </section>
      <section>
        <h3>{l.corrections}</h3>
        {child.corrections.length === 0 ? <p>{l.noCorrections}</p> : <Corrections child={child} />}
      </section>
    </div>
  );
}

function Days({ child }: { child: Child }) {
  const fmt = useFmt();
  return (
    <ol className={css.days}>
      {child.cells.map((cell) => (
        <li key={cell.day}>
          <span>{fmt.weekday(cell.day).toLowerCase()}</span>
          <b>{Number(cell.day.slice(8))}</b>
          <Cell cell={{ mark: cell.mark ?? 'unmarked', isCorrected: cell.corrected, isDisputed: cell.disputed }} />
        </li>
      ))}
    </ol>
  );
}

function Said({ child, act }: { child: Child; act: ActDetail }) {
  const l = useTexts(actLineTexts);
  const reasons = useTexts(lineReasonTexts);
  const fmt = useFmt();
  const said = child.said.reduce((sum, one) => sum + tiynOf(one.total), 0n);
  const { truth } = child;
  const rest = truth === null ? 0n : tiynOf(truth.total) - said;
  return (
    <>
      <Arithmetic
        rows={child.said.map((one, at) => {
          const isBelow = tiynOf(one.total) < 0n;
          const why = one.reason === null ? '' : `, ${reasons[one.reason]}`;
          const here = one.actId === act.actId ? ` (${l.now})` : '';
          return {
            ...(isBelow ? { operator: '−' as const } : at === 0 ? {} : { operator: '+' as const }),
            label: `${l.act} ${fmt.number(one.number)}${here}`,
            note: `${l.dayCount({ days: fmt.count(one.days) })}${why}`,
            value: fmt.amount(isBelow ? String(-tiynOf(one.total)) : one.total),
          };
        })}
        result={{ label: l.saidTotal, value: fmt.money(String(said)) }}
        parts={
          truth === null
            ? []
            : [
                { label: l.truth, value: fmt.amount(truth.total) },
                ...(rest === 0n ? [] : [{ label: l.difference, value: fmt.amount(String(rest)) }]),
              ]
        }
      />
      <p className={css.under}>{truth === null ? l.noTruth : rest === 0n ? l.noDifference : null}</p>
    </>
  );
}

function Corrections({ child }: { child: Child }) {
  const l = useTexts(actLineTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  return (
    <ul className={css.signatures}>
      {child.corrections.map((one) => (
        <li key={one.correctionId}>
          <b>{fmt.day(one.day)}</b>
          <span>{l.change({ from: names[one.from ?? 'unmarked'], to: names[one.to] })}</span>
          <span>
            <Personal text={one.reason} of={child} />
          </span>
          <small>
            {one.person === null ? null : <StaffName name={one.person} acting={one.acting} />}, {fmt.moment(one.at)},{' '}
            {one.signed ? l.bySignature : l.byDispute}
          </small>
        </li>
      ))}
    </ul>
  );
}
