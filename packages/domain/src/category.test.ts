import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  categoryAge,
  categoryByAge,
  categoryOf,
  describeCategory,
  figureAgeBand,
  intakeYearOn,
  isOverAge,
  tiers,
} from './category.ts';
import { addDays, asDay, epochDay, fromEpochDay } from './day.ts';
import { policyInForce20250701 } from './policyInForce.ts';

const { rules } = policyInForce20250701;
const births = fc.integer({ min: epochDay(asDay('2017-01-01')), max: epochDay(asDay('2025-09-11')) }).map(fromEpochDay);

describe('intakeYearOn', () => {
  test.each([
    ['2025-06-30', 2024],
    ['2025-07-01', 2025],
    ['2025-09-11', 2025],
    ['2025-12-31', 2025],
    ['2026-01-01', 2025],
  ])('%s belongs to %i', (day, year) => {
    expect(intakeYearOn(asDay(day), rules)).toBe(year);
  });
});

describe('isOverAge', () => {
  test.each([
    ['2019-05-15', 2025, true],
    ['2019-09-01', 2025, true],
    ['2019-09-02', 2025, false],
    ['2019-12-31', 2025, false],
    ['2019-12-31', 2026, true],
    ['2018-12-31', 2025, true],
  ])('born %s in %i: %s', (birth, year, isOver) => {
    expect(isOverAge(asDay(birth), year, rules)).toBe(isOver);
  });
});

describe('categoryOf', () => {
  test.each([
    ['2023-12-20', 'extraordinary', 1],
    ['2024-02-03', 'extraordinary', 21],
    ['2024-02-03', 'general', 21],
    ['2025-08-01', 'priority', 21],
    ['2019-10-01', 'extraordinary', 5],
    ['2023-01-01', 'priority', 6],
    ['2019-10-01', 'priority', 10],
    ['2022-05-14', 'teacher', 12],
    ['2023-05-14', 'general', 16],
    ['2022-05-14', 'general', 17],
    ['2019-11-30', 'general', 20],
    ['2019-05-15', 'general', null],
  ] as const)('born %s, %s: %s', (birth, tier, category) => {
    expect(categoryOf(asDay(birth), tier, 2025, rules)).toBe(category);
  });
  test('an age beyond the table has no category', () => {
    expect(categoryByAge(7, 'general', rules)).toBeNull();
    expect(categoryByAge(-1, 'general', rules)).toBe(21);
  });
  test('goes up by one age a year, until school', () => {
    fc.assert(
      fc.property(births, fc.constantFrom(...tiers), (birth, tier) => {
        const [now, next] = [categoryOf(birth, tier, 2025, rules), categoryOf(birth, tier, 2026, rules)];
        if (now !== null && now !== 21 && next !== null) expect(next).toBe(now + 1);
        if (now === 21 && next !== 21) expect(describeCategory(next ?? 0, rules)).toMatchObject({ tier, age: 2 });
      }),
    );
  });
  test('the category tells the tier and age that it was made from', () => {
    fc.assert(
      fc.property(births, fc.constantFrom(...tiers), (birth, tier) => {
        const category = categoryOf(birth, tier, 2025, rules);
        fc.pre(category !== null);
        const age = categoryAge(birth, 2025);
        expect(describeCategory(category, rules)).toEqual(age < 2 ? 'youngest' : { tier, age });
      }),
    );
  });
  test('each of 1 to 21 means something, nothing else does', () => {
    for (let category = 1; category <= 21; category += 1) expect(describeCategory(category, rules)).not.toBeNull();
    for (const category of [0, 22, -1, 100]) expect(describeCategory(category, rules)).toBeNull();
  });
});

describe('figureAgeBand', () => {
  test.each([
    ['2023-12-20', '0-2'],
    ['2023-09-12', '0-2'],
    ['2023-09-11', '2-6'],
    ['2019-10-01', '2-6'],
  ])('born %s is %s on 11.09.2025', (birth, band) => {
    expect(figureAgeBand(asDay(birth), asDay('2025-09-11'))).toBe(band);
  });
  test('is crossed once in a life', () => {
    fc.assert(
      fc.property(births, fc.nat(2000), (birth, days) => {
        const on = addDays(birth, days);
        expect(figureAgeBand(birth, on) === '2-6' && figureAgeBand(birth, addDays(on, 1)) === '0-2').toBe(false);
      }),
    );
  });
});
