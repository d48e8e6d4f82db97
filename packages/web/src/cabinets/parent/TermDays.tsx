/** A term as the parent sees it: the last day with its weekday, working days left, the days as boxes when they are few. */
import { DayStrip, type StripDay } from '../../kit/DayStrip.tsx';
import { type Formats, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import type { Term } from './queries.ts';

const mostBoxes = 8;

export function TermDays({ term, sentence }: { term: Term; sentence: (day: string) => string }) {
  const t = useTexts(parentTexts);
  const fmt = useFmt();
  const left = t.daysLeft({ days: term.workingDaysLeft });
  return (
    <>
      <p>
        <b>{sentence(fmt.dayWithWeekday(term.lastDay))}</b> {left}
      </p>
      {term.days.length > mostBoxes || term.days.length < 2 ? null : (
        <DayStrip days={stripDays(term, t, fmt)} label={left} />
      )}
    </>
  );
}

/** Today is not counted; working days carry their number; the last one is gold. */
export function stripDays(term: Term, t: (typeof parentTexts)['kk'], fmt: Pick<Formats, 'weekday'>): StripDay[] {
  let n = 0;
  return term.days.map(({ day, working }, at) => {
    if (at > 0 && working) n += 1;
    const kind = at === 0 ? 'today' : day === term.lastDay ? 'last' : working ? 'work' : 'off';
    const words = { today: t.today, last: t.lastDay, work: t.nthDay({ n }), off: t.dayOff };
    return { key: day, weekday: fmt.weekday(day), number: Number(day.slice(8)), word: words[kind], kind };
  });
}
