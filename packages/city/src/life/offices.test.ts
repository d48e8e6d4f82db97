import { asDay } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOf } from './offers.ts';
import { amountsOf, planOffices, signersOf } from './offices.ts';

const days = [asDay('2025-09-08'), asDay('2025-09-09'), asDay('2025-09-10')] as const;
const townOf = (count: number, living: number) =>
  Array.from({ length: count }, (_, at) => ({ number: at + 1, isLiving: at % Math.ceil(count / living) === 0 }));

test('the launch city: about 300 acts signed, 180 checked, 90 approved', () => {
  expect(amountsOf(985)).toEqual({
    signed: 305,
    checked: 180,
    returned: 6,
    approved: 91,
    firstRegister: 27,
    secondRegister: 36,
  });
});

test('no desk gets more than the one before has, and none is empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 2000 }), (count) => {
      const { signed, checked, returned, approved, firstRegister, secondRegister } = amountsOf(count);
      expect(signed).toBeGreaterThan(checked + returned);
      expect(checked).toBeGreaterThanOrEqual(approved + 1);
      expect(approved).toBeGreaterThan(firstRegister + secondRegister);
      expect(Math.min(firstRegister, secondRegister, returned)).toBeGreaterThan(0);
    }),
  );
});

test('of the living kindergartens the first still has its act to sign', () => {
  const town = townOf(985, 30);
  const signers = signersOf(1, town, 305);
  expect(new Set(signers).size).toBe(305);
  expect(signers).not.toContain(1);
  const living = town.filter(({ isLiving }) => isLiving).map(({ number }) => number);
  expect(living.filter((number) => signers.includes(number)).length).toBe(Math.floor((living.length * 2) / 3));
});

test('every signer signs once, and the month is closed before', () => {
  const slots = planOffices(1, townOf(985, 30), days);
  expect(slots[0]?.deed.kind).toBe('close');
  const signed = slots.flatMap(({ deed }) => (deed.kind === 'signAsProviders' ? deed.providers : []));
  expect(signed.toSorted((a, b) => a - b)).toEqual(signersOf(1, townOf(985, 30), 305).toSorted((a, b) => a - b));
  expect(slots.map(({ at }) => at)).toEqual(slots.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(new Set(slots.map(({ at }) => dayAt(at)))).toEqual(new Set(days));
});

test('each answer is given where there are enough offers, and one offer stays open', () => {
  expect(answersOf(0)).toEqual([]);
  expect(answersOf(1)).toEqual([]);
  expect(answersOf(4)).toEqual(['referral', 'waitlist', 'consent']);
  const many = answersOf(420);
  expect(many.filter((answer) => answer === 'referral').length).toBe(46);
  expect(new Set(many)).toEqual(new Set(['referral', 'waitlist', 'consent', 'refuse']));
});
