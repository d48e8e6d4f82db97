/** An appointment in words: its days, where it stands. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import type { Formats } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { staffTexts } from '../../texts/staff.ts';

export type Appointment = AnswerOf<Routes['people']['staff']>['rows'][number];
type Texts = (typeof staffTexts)['ru'];

export function daysText({ from, to }: Appointment['ordered'], t: Texts, fmt: Formats): string {
  return to === null ? t.since({ from: fmt.day(from) }) : t.span({ from: fmt.day(from), to: fmt.day(to) });
}

const tones: Readonly<Record<Appointment['state'], TagTone>> = {
  waiting: 'you',
  withdrawn: 'back',
  future: 'wait',
  current: 'ok',
  past: 'draft',
};

export function StateTag({ appointment }: { appointment: Appointment }) {
  const t = useTexts(staffTexts);
  const { state } = appointment;
  const names = {
    waiting: t.stateWaiting,
    withdrawn: t.withdrawn,
    future: t.stateFuture,
    current: t.current,
    past: t.statePast,
  };
  return <Tag tone={tones[state]}>{names[state]}</Tag>;
}
