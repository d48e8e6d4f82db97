import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellMark, isPayable, type MarkDay, markLetters, markOfLetter, markRefusal, marks } from './attendance.ts';
import { asDay } from './day.ts';
import { policyInForce20250701 } from './policyInForce.ts';

const { rules } = policyInForce20250701;

describe('letters', () => {
  test('are those of the register', () => {
    expect(Object.values(markLetters.kk).join('')).toBe('КАДРС');
    expect(Object.values(markLetters.ru).join('')).toBe('ЯБОКН');
  });
  test.each(['kk', 'ru', 'en'] as const)('read back in %s, in either case', (language) => {
    for (const mark of marks) {
      expect(markOfLetter(markLetters[language][mark], language)).toBe(mark);
      expect(markOfLetter(markLetters[language][mark].toLowerCase(), language)).toBe(mark);
    }
  });
  test('К is another mark in each language', () => {
    expect([markOfLetter('К', 'kk'), markOfLetter('К', 'ru')]).toEqual(['present', 'quarantine']);
  });
  test.each(['', 'Ж', 'КК', '1'])('refuses %j', (letter) => {
    expect(markOfLetter(letter, 'ru')).toBeNull();
  });
});

describe('isPayable', () => {
  test.each<[CellMark, boolean, number, boolean]>([
    ['present', false, 0, true],
    ['ill', true, 0, true],
    ['ill', false, 0, false],
    ['leave', false, 0, true],
    ['leave', false, 29, true],
    ['leave', false, 30, false],
    ['leave', true, 31, false],
    ['quarantine', true, 0, true],
    ['quarantine', false, 0, false],
    ['unexcused', true, 0, false],
    ['unmarked', true, 0, false],
  ])('%s, document %s, %i days of leave used: %s', (mark, hasDocument, used, payable) => {
    expect(isPayable(mark, hasDocument, rules, used)).toBe(payable);
  });
  test('a policy may pay for no illness, or for leave without end', () => {
    const { excused } = rules;
    const strict = { excused: { ...excused, ill: { ...excused.ill, payable: false } } };
    const mild = { excused: { ...excused, leave: { ...excused.leave, daysAYear: null } } };
    expect(isPayable('ill', true, strict, 0)).toBe(false);
    expect(isPayable('leave', false, mild, 300)).toBe(true);
  });
  test('a document never makes a day worse', () => {
    fc.assert(
      fc.property(fc.constantFrom<CellMark>(...marks, 'unmarked'), fc.nat(60), (mark, used) => {
        expect(isPayable(mark, true, rules, used) || !isPayable(mark, false, rules, used)).toBe(true);
      }),
    );
  });
});

describe('markRefusal', () => {
  const usual: MarkDay = {
    day: asDay('2025-09-11'),
    today: asDay('2025-09-11'),
    isWorkingDay: true,
    isClosed: false,
    enrolledFrom: asDay('2025-09-01'),
    enrolledTo: null,
    isFrozen: false,
  };
  test.each(['present', 'ill', 'leave', 'unexcused'] as const)('%s may stand on a usual day', (mark) => {
    expect(markRefusal(mark, usual)).toBeNull();
  });
  test.each<[string, Partial<MarkDay>]>([
    ['mark.frozen', { isFrozen: true }],
    ['mark.dayOff', { isWorkingDay: false }],
    ['mark.beforeEnrolment', { enrolledFrom: asDay('2025-09-12') }],
    ['mark.afterEnrolment', { enrolledTo: asDay('2025-09-10') }],
    ['mark.future', { day: asDay('2025-09-12') }],
    ['mark.closedDay', { isClosed: true }],
  ])('%s', (code, some) => {
    expect(markRefusal('present', { ...usual, ...some })).toBe(code);
  });
  test('the first and the last day of an enrolment count', () => {
    const one = { ...usual, enrolledFrom: usual.day, enrolledTo: usual.day };
    expect(markRefusal('present', one)).toBeNull();
  });
  test('leave may be entered before its day, illness not', () => {
    const tomorrow = { ...usual, day: asDay('2025-09-12') };
    expect(markRefusal('leave', tomorrow)).toBeNull();
    expect(markRefusal('ill', tomorrow)).toBe('mark.future');
  });
  test('quarantine needs an order, then everything but presence may stand', () => {
    expect(markRefusal('quarantine', usual)).toBe('mark.orderNeeded');
    expect(markRefusal('quarantine', { ...usual, isClosed: true })).toBeNull();
    expect(markRefusal('ill', { ...usual, isClosed: true })).toBeNull();
  });
});
