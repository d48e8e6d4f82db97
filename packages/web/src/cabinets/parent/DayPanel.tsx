/** One day that the parent asks about: who marked it, is it true, and if not, how it really was. */
import type { Mark } from '@balapan/domain/attendance.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../adapters/newId.ts';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { monthTexts } from '../../texts/month.ts';
import { wordOf } from './MonthGrid.tsx';
import css from './month.module.css';
import type { MonthCell, MyMonth } from './monthQueries.ts';
import { useAct } from './queries.ts';

const claims: readonly Mark[] = ['present', 'ill', 'leave', 'unexcused'];

export function DayPanel({ month, cell, onDone }: { month: MyMonth; cell: MonthCell; onDone: () => void }) {
  const t = useTexts(monthTexts);
  const fmt = useFmt();
  const [disputing, setDisputing] = useState(false);
  const dispute = month.disputes.filter((one) => one.day === cell.day).at(-1);
  const closed = month.frozen || dispute?.state === 'open';
  return (
    <section className={css.panel} aria-live="polite">
      <h2>{t.dayIs({ day: fmt.dayInYear(cell.day), mark: wordOf(cell, t) })}</h2>
      {cell.markedBy === null || cell.markedAt === null ? null : (
        <p>{t.markedBy({ name: cell.markedBy, moment: fmt.moment(cell.markedAt) })}</p>
      )}
      {dispute === undefined ? null : (
        <p>
          <b>
            {dispute.state === 'open'
              ? t.disputeState({ number: dispute.number, day: fmt.day(dispute.answerBy) })
              : t[dispute.state]}
          </b>{' '}
          {dispute.answer ?? ''}
        </p>
      )}
      {closed ? null : disputing ? (
        <Claim month={month} cell={cell} onDone={onDone} onCancel={() => setDisputing(false)} />
      ) : (
        <>
          <p>{t.isItTrue}</p>
          <div className={css.answers}>
            <Button size="lg" variant="default" onClick={onDone}>
              {t.yes}
            </Button>
            <Button
              size="lg"
              bg="var(--ink)"
              leftSection={<Icon name="flag" size={18} />}
              onClick={() => setDisputing(true)}
            >
              {t.no}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface ClaimProps {
  readonly month: MyMonth;
  readonly cell: MonthCell;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Claim({ month, cell, onDone, onCancel }: ClaimProps) {
  const t = useTexts(monthTexts);
  const { language } = useLanguage();
  const { now } = useNow();
  const possible = claims.filter((claim) => claim !== cell.mark);
  const [claim, setClaim] = useState<Mark>(possible[0] ?? 'present');
  const [note, setNote] = useState('');
  // Made once: sending the same again is the same dispute.
  const [disputeId] = useState(() => newId(now));
  const send = useAct(
    () => api.attendance.dispute({ disputeId, childId: month.childId, day: cell.day, claim, note: note.trim() }),
    onDone,
  );
  return (
    <div className={css.claim}>
      <Radio.Group label={t.whatIsTrue} value={claim} onChange={(value) => setClaim(value as Mark)} size="lg">
        {possible.map((one) => (
          <Radio key={one} value={one} label={markTexts[language][one]} size="md" mt={8} />
        ))}
      </Radio.Group>
      <Textarea
        label={t.note}
        size="lg"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {send.error === null ? null : <Failed error={send.error} />}
      <div className={css.answers}>
        <Button size="lg" variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
        <Button size="lg" bg="var(--ink)" loading={send.isPending} onClick={() => send.mutate(undefined)}>
          {t.send}
        </Button>
      </div>
    </div>
  );
}
