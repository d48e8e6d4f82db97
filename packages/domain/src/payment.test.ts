import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from './bytes.ts';
import { asDay, asMonth } from './day.ts';
import { tiyn } from './money.ts';
import {
  isPayable,
  type PaymentLine,
  type PaymentRegisterHead,
  paymentRegisterLife,
  registerBytes,
  registerChecks,
  registerSheetBytes,
  registerTotals,
} from './payment.ts';

const head: PaymentRegisterHead = {
  number: 312,
  payer: 'financialCentre',
  programme: '360-202',
  madeOn: asDay('2025-09-10'),
};

function line(no: number, local: bigint, republican: bigint, some: Partial<PaymentLine> = {}): PaymentLine {
  return {
    no,
    actId: `act${no}`,
    actNumber: `08-2025/000${no}`,
    payeeName: 'ТОО «Балдәурен»',
    payeeIinBin: '240840000126',
    iban: 'KZ18722S000012345678',
    bik: 'CASPKZKA',
    kbe: '17',
    knp: '861',
    total: tiyn(local + republican),
    local: tiyn(local),
    republican: tiyn(republican),
    dueOn: asDay('2025-10-10'),
    purpose: 'Оплата по акту',
    ...some,
  };
}

describe('control totals', () => {
  test('of no lines', () => {
    expect(registerTotals([])).toEqual({ count: 0, total: 0n, local: 0n, republican: 0n });
  });
  test('count and sum', () => {
    expect(registerTotals([line(1, 90n, 10n), line(2, 5n, 0n)])).toEqual({
      count: 2,
      total: 105n,
      local: 95n,
      republican: 10n,
    });
  });
  test('the parts give the sum, whatever the lines', () => {
    const amounts = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        const totals = registerTotals(list.map(([local, republican], at) => line(at + 1, local, republican)));
        expect(totals.local + totals.republican).toBe(totals.total);
        expect(totals.count).toBe(list.length);
      }),
    );
  });
  test.each([
    [0n, 0n],
    [-5n, 0n],
    [-5n, 10n],
    [10n, -5n],
  ])('refuses a line of %s + %s', (local, republican) => {
    expect(() => registerTotals([line(1, local, republican)])).toThrow('payment.negative');
  });
  test('refuses parts that do not give the sum', () => {
    expect(() => registerTotals([line(1, 5n, 5n, { total: tiyn(11) })])).toThrow('payment.partsDiffer');
  });
});

describe('the bytes under the hash', () => {
  const lines = [line(1, 90n, 10n), line(2, 5n, 0n)];
  test('hold head, count, sums and lines', () => {
    const [first, ...rest] = textOf(registerBytes(head, lines)).trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      form: 'balapan.paymentRegister/1',
      number: 312,
      totals: { count: 2, total: '105', local: '95', republican: '10' },
    });
    expect(rest).toHaveLength(2);
  });
  test('do not depend on the order of the lines', () => {
    expect(registerBytes(head, lines.toReversed())).toEqual(registerBytes(head, lines));
  });
  test.each<[string, Partial<PaymentLine>]>([
    ['account', { iban: 'KZ306017131000012345' }],
    ['payee', { payeeIinBin: '980340004560' }],
    ['purpose', { purpose: 'x' }],
    ['act', { actId: 'x' }],
  ])('another %s is seen', (_, some) => {
    const other = [line(1, 90n, 10n, some), line(2, 5n, 0n)];
    expect(textOf(registerBytes(head, other))).not.toBe(textOf(registerBytes(head, lines)));
  });
  test('are not made for lines that must not be paid', () => {
    expect(() => registerBytes(head, [line(1, 0n, 0n)])).toThrow('payment.negative');
  });
});

describe('a register', () => {
  test('is checked before it is released', () => {
    expect(paymentRegisterLife.next('draft', 'release')).toBeNull();
    expect(paymentRegisterLife.next('draft', 'check')).toBeNull();
    expect(paymentRegisterLife.next('draft', 'sign')).toBe('made');
    expect(paymentRegisterLife.next('made', 'check')).toBe('checked');
    expect(paymentRegisterLife.next('checked', 'release')).toBe('released');
  });
  test('once released never comes back', () => {
    expect(paymentRegisterLife.next('released', 'giveBack')).toBeNull();
  });
  test('is cancelled until its file has left, and not after', () => {
    expect(paymentRegisterLife.next('released', 'cancel')).toBe('cancelled');
    for (const state of ['handedOver', 'reconciled'] as const)
      expect(paymentRegisterLife.next(state, 'cancel')).toBeNull();
  });
  test('has eleven checks, each once', () => {
    expect(registerChecks).toHaveLength(11);
    expect(new Set(registerChecks).size).toBe(11);
  });
  test.each([
    [0n, false],
    [-1n, false],
    [1n, true],
    [999_999_999_999_999n, true],
    [1_000_000_000_000_000n, false],
  ])('%s tiyn may be paid: %s', (total, may) => {
    expect(isPayable(total)).toBe(may);
    if (total > 0n && !may) expect(() => registerTotals([line(1, total, 0n)])).toThrow('payment.tooLarge');
  });
});

describe('the sheet that is signed', () => {
  const totals = registerTotals([line(1, 90n, 10n)]);
  const sheet = { head, month: asMonth('2025-08'), totals, linesSha256: 'ab'.repeat(32) };
  test('names count, sums and the hash of the lines', () => {
    expect(JSON.parse(textOf(registerSheetBytes(sheet)))).toEqual({
      form: 'balapan.paymentRegisterSheet/1',
      ...head,
      month: '2025-08',
      totals: { count: 1, total: '100', local: '90', republican: '10' },
      linesSha256: 'ab'.repeat(32),
    });
  });
  test('is another one for another line', () => {
    const other = registerSheetBytes({ ...sheet, linesSha256: 'cd'.repeat(32) });
    expect(textOf(other)).not.toBe(textOf(registerSheetBytes(sheet)));
  });
});
