import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDay } from './day.ts';
import { isoOf, momentOf } from './moment.ts';
import { dueBefore, retentionLists, retentionOn } from './retention.ts';

const now = momentOf(asDay('2026-03-31'), '01:30');
const shown = (period: { days?: number; months?: number } | null): string | null => {
  const due = dueBefore({ period }, now);
  return due === null ? null : isoOf(due);
};

test('a term ends at the beginning of a day', () => {
  expect(shown({ days: 0 })).toBe(isoOf(momentOf(asDay('2026-03-31'), '00:00')));
  expect(shown({ days: 90 })).toBe(isoOf(momentOf(asDay('2025-12-31'), '00:00')));
  expect(shown({ months: 36 })).toBe(isoOf(momentOf(asDay('2023-03-31'), '00:00')));
  expect(shown({ months: 1 })).toBe(isoOf(momentOf(asDay('2026-02-28'), '00:00')));
  expect(shown(null)).toBeNull();
});

test('what is due stays due: a later night never reaches less', () => {
  fc.assert(
    fc.property(
      fc.record({ days: fc.nat(1000), months: fc.nat(60) }),
      fc.nat(3_000_000_000),
      fc.nat(3_000_000_000),
      (period, first, more) => {
        const early = dueBefore({ period }, now + first) ?? 0;
        expect(dueBefore({ period }, now + first + more) ?? 0).toBeGreaterThanOrEqual(early);
        expect(early).toBeLessThanOrEqual(now + first);
      },
    ),
  );
});

test('every list: each code once, a period where something is done, logs three years at least', () => {
  for (const { terms } of retentionLists) {
    expect(new Set(terms.map(({ code }) => code)).size).toBe(terms.length);
    for (const { act, period, code } of terms) expect(period === null, code).toBe(act === 'keep');
    expect(terms.find(({ code }) => code === 'read_log')?.period?.months).toBeGreaterThanOrEqual(36);
  }
});

test('the list of a day is the newest that has begun', () => {
  expect(retentionOn(asDay('2020-01-01'))).toBe(retentionLists[0]);
  expect(retentionOn(asDay('2100-01-01'))).toBe(retentionLists.at(-1));
});
