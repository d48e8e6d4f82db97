/** The number in the child's own category, what the category is, and how the number moved. */
import {
  asMonth,
  type Day,
  epochDay,
  firstDay,
  monthNumber,
  monthOf,
  shiftMonth,
  yearOf,
} from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { monthName } from '@balapan/domain/text/dates.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { categoryText } from '@balapan/domain/text/texts/queue.ts';
import { StepLine, type StepPoint } from '../../kit/StepLine.tsx';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';
import type { Place } from './queries.ts';

export function PositionCard({ place, rules }: { place: Place; rules: PolicyRules }) {
  const t = useTexts(parentTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const application = place.child.application;
  if (application === null || application.position === null) return null;
  const points = stepsOf(place.moves, application.position);
  const [first, last] = [points[0], points.at(-1)];
  const [number, ...meaning] = categoryText(application.category, rules, language).split(': ');
  return (
    <section className={css.section}>
      <div className={css.card}>
        <div className={css.positionRow}>
          <b>{fmt.count(application.position)}</b>
          <div>
            <h2>{t.positionTitle({ category: number ?? '' })}</h2>
            <p>
              {meaning.join(': ')}. {t.positionNote({ total: fmt.count(application.inCategory) })}
            </p>
          </div>
        </div>
        {points.length < 2 || first === undefined || last === undefined ? null : (
          <StepLine
            points={points}
            until={epochDay(today)}
            ticks={timeTicks(first.at, today, language)}
            label={t.chart({ from: fmt.count(first.value), to: fmt.count(last.value) })}
            format={(value) => fmt.count(value)}
          />
        )}
      </div>
    </section>
  );
}

/** The moves as points in time, oldest first; the place now closes the line. */
export function stepsOf(moves: Place['moves'], position: number): StepPoint[] {
  const points = moves
    .filter((move) => move.to !== null)
    .map((move) => ({ at: epochDay(dayAt(momentOfWire(move.at))), value: move.to as number }))
    .toSorted((a, b) => a.at - b.at);
  const last = points.at(-1);
  return last === undefined || last.value === position ? points : [...points, { at: last.at, value: position }];
}

/**
 * Marks of the time axis between two days: first days of months, or of years where the line is longer than 16 months; at most
 * five of them, evenly left out.
 */
export function timeTicks(from: number, until: Day, language: TextLanguage): { at: number; word: string }[] {
  const last = epochDay(until);
  const byYear = last - from > 490;
  const ticks: { at: number; word: string }[] = [];
  let month = byYear ? asMonth(`${yearOf(until)}-01`) : monthOf(until);
  for (;;) {
    const at = epochDay(firstDay(month));
    if (at < from) break;
    ticks.unshift({ at, word: byYear ? `${yearOf(month)}` : monthName(monthNumber(month), language) });
    month = shiftMonth(month, byYear ? -12 : -1);
  }
  const every = Math.max(1, Math.ceil(ticks.length / 5));
  return ticks.filter((_, at) => (ticks.length - 1 - at) % every === 0);
}
