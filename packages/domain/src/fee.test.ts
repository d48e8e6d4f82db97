import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feeCharge, feeDayKinds, feeDaysOf, feeEntries, feePayer, numbersInPurpose } from './fee.ts';
import { tenge, tiyn } from './money.ts';

const month = fc
  .record({ workingDays: fc.integer({ min: 1, max: 27 }), present: fc.nat(27), excused: fc.nat(27) })
  .map(({ workingDays, present, excused }) => {
    const attended = Math.min(present, workingDays);
    return { workingDays, present: attended, payable: Math.min(workingDays, attended + excused) };
  });
const fees = fc.bigInt({ min: 0n, max: 10n ** 9n }).map(tiyn);

describe('feeCharge', () => {
  test.each([
    [25_000, 19, 21, 2_261_905n],
    [25_000, 21, 21, 2_500_000n],
    [25_000, 0, 21, 0n],
    [1, 1, 3, 33n],
    [1, 1, 8, 13n],
  ])('%i tenge for %i of %i days is %s tiyn', (fee, days, of, amount) => {
    expect(feeCharge(tenge(fee), days, of)).toBe(amount);
  });
  test('never more than the fee, more days never cost less, the whole month is the fee', () => {
    fc.assert(
      fc.property(fees, month, (fee, { workingDays, present }) => {
        const amount = feeCharge(fee, present, workingDays);
        expect(amount >= 0n && amount <= fee).toBe(true);
        expect(feeCharge(fee, workingDays, workingDays)).toBe(fee);
        if (present > 0) expect(amount >= feeCharge(fee, present - 1, workingDays)).toBe(true);
        // Rounded half up: off by half a tiyn at most.
        const off = 2n * (amount * BigInt(workingDays) - fee * BigInt(present));
        expect(off > -BigInt(workingDays) && off <= BigInt(workingDays)).toBe(true);
      }),
    );
  });
  test('refuses days beyond the month', () => {
    expect(() => feeCharge(tenge(1), 22, 21)).toThrow(RangeError);
    expect(() => feeCharge(tenge(1), 0, 0)).toThrow(RangeError);
  });
});

test('days by rule: never more than the month, never a child that was not there', () => {
  expect(feeDaysOf({ present: 15, payable: 19, workingDays: 21 }, 'present')).toBe(15);
  expect(feeDaysOf({ present: 15, payable: 19, workingDays: 21 }, 'payable')).toBe(19);
  expect(feeDaysOf({ present: 15, payable: 19, workingDays: 21 }, 'month')).toBe(21);
  fc.assert(
    fc.property(month, fc.constantFrom(...feeDayKinds), (days, rule) => {
      const counted = feeDaysOf(days, rule);
      expect(counted >= 0 && counted <= days.workingDays).toBe(true);
      expect(feeDaysOf({ ...days, present: 0, payable: 0 }, rule)).toBe(0);
    }),
  );
});

test('every operation sums to zero, and only a correction may be below zero', () => {
  expect(feeEntries('payment', tenge(5))).toEqual([
    ['feeBank', 500n],
    ['parentDebt', -500n],
  ]);
  fc.assert(
    fc.property(
      fc.constantFrom('charge', 'correction', 'payment', 'refund'),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map(tiyn),
      (kind, amount) => {
        if (amount === 0n || (amount < 0n && kind !== 'correction')) {
          expect(() => feeEntries(kind, amount)).toThrow(RangeError);
          return;
        }
        const [[debit, first], [credit, second]] = feeEntries(kind, amount);
        expect(first + second).toBe(0n);
        expect(debit).not.toBe(credit);
      },
    ),
  );
});

describe('a purpose', () => {
  const children = new Map([
    ['75-25-0001234', 'a'],
    ['75-25-0001235', 'b'],
  ]);
  test.each([
    ['Родительская плата за август, ваучер № 75-25-0001234', { childId: 'a' }],
    ['ваучер 75-25-0001234, договор 75-25-0001234', { childId: 'a' }],
    ['Ата-ана төлемі 75-25-0001234 және 75-25-0001235', { reason: 'severalChildren' }],
    ['75-25-9999999', { reason: 'unknownNumber' }],
    ['За питание', { reason: 'noNumber' }],
    ['', { reason: 'noNumber' }],
  ])('%s', (purpose, told) => {
    expect(feePayer(purpose, children)).toEqual(told);
  });
  test('days and words with a hyphen are told apart from what stands beside them', () => {
    expect(numbersInPurpose('ясли-сад, 75-25-0001234; дог. д-15/а')).toEqual(['75-25-0001234', 'Д-15/А']);
  });
});
