import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appointmentState,
  commonDays,
  confirmedDays,
  type Days,
  isWithin,
  mayBeOrdered,
  withEnd,
} from './appointment.ts';
import { addDays, asDay, type Day } from './day.ts';

const today = asDay('2025-09-11');
const day = fc.integer({ min: -40, max: 40 }).map((n) => addDays(today, n));
const days = fc
  .record({ from: day, length: fc.option(fc.integer({ min: 0, max: 60 })) })
  .map(({ from, length }): Days => ({ from, to: length === null ? null : addDays(from, length) }));
const holds = ({ from, to }: Days, on: Day): boolean => from <= on && (to === null || on <= to);
/** Far enough beyond every day that is drawn. */
const around = Array.from({ length: 260 }, (_, n) => addDays(today, n - 60));

describe('days of an appointment', () => {
  test('common days are those that both hold', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const common = commonDays(one, other);
        for (const on of around) expect(common !== null && holds(common, on)).toBe(holds(one, on) && holds(other, on));
      }),
    );
  });

  test('within is: no day of the inner ones lies outside', () => {
    fc.assert(
      fc.property(days, days, (inner, outer) => {
        expect(isWithin(inner, outer)).toBe(around.every((on) => !holds(inner, on) || holds(outer, on)));
      }),
    );
  });

  test('a late confirmation gives nothing back: it holds from that day on, never beyond the order', () => {
    fc.assert(
      fc.property(days, day, (ordered, on) => {
        const held = confirmedDays(ordered, on);
        if (held === null) expect(ordered.to !== null && ordered.to < on).toBe(true);
        else expect(held.from >= on && isWithin(held, ordered)).toBe(true);
      }),
    );
  });

  test('an end changes no day that is past, nor goes beyond the order; it may be taken back', () => {
    fc.assert(
      fc.property(days, fc.option(day), (ordered, lastDay) => {
        const after = withEnd({ ordered, held: ordered }, lastDay, today);
        if (after === 'no') return;
        const { held } = after;
        for (const on of around) {
          const holdsAfter = held !== null && holds(held, on);
          if (on < today) expect(holdsAfter).toBe(holds(ordered, on));
          if (holdsAfter) expect(holds(ordered, on)).toBe(true);
          if (holdsAfter && lastDay !== null) expect(on <= lastDay).toBe(true);
        }
        // At once means at once: then there is no way back, the old one stays closed.
        const isOver = held === null || (held.to !== null && held.to < today);
        expect(withEnd({ ordered, held }, null, today)).toEqual(isOver ? 'no' : { held: ordered });
      }),
    );
  });

  test('what is over stays over', () => {
    const held = { from: asDay('2025-08-01'), to: asDay('2025-09-10') };
    expect(withEnd({ ordered: { from: held.from, to: null }, held }, null, today)).toBe('no');
    expect(withEnd({ ordered: held, held: null }, null, today)).toBe('no');
  });

  test('yesterday as the last day ends at once; an end further back is refused', () => {
    const ordered = { from: asDay('2025-08-01'), to: null };
    expect(withEnd({ ordered, held: ordered }, asDay('2025-09-10'), today)).toEqual({
      held: { from: ordered.from, to: '2025-09-10' },
    });
    expect(withEnd({ ordered, held: ordered }, asDay('2025-09-09'), today)).toBe('no');
    const begins = { from: today, to: null };
    expect(withEnd({ ordered: begins, held: begins }, asDay('2025-09-10'), today)).toEqual({ held: null });
  });

  test('an order begins today or later', () => {
    expect(mayBeOrdered({ from: today, to: null }, today)).toBe(true);
    expect(mayBeOrdered({ from: asDay('2025-09-10'), to: null }, today)).toBe(false);
    expect(mayBeOrdered({ from: today, to: asDay('2025-09-10') }, today)).toBe(false);
  });

  test.each([
    [null, false, 'waiting'],
    [null, true, 'withdrawn'],
    [{ from: asDay('2025-09-12'), to: null }, false, 'future'],
    [{ from: asDay('2025-09-01'), to: null }, false, 'current'],
    [{ from: asDay('2025-09-01'), to: today }, true, 'current'],
    [{ from: asDay('2025-09-01'), to: asDay('2025-09-10') }, true, 'past'],
  ] as const)('%o ended %s is %s', (held, ended, state) => {
    expect(appointmentState({ ordered: { from: today, to: null }, held, ended }, today)).toBe(state);
  });
});
