import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActHead, type ActLine, actBytes, actNumber, actTotals, parseActNumber } from './act.ts';
import { textOf } from './bytes.ts';
import { asDay, asMonth, shiftMonth } from './day.ts';
import { tenge, tiyn } from './money.ts';

const head: ActHead = {
  number: '08-2025/0417',
  version: 1,
  month: asMonth('2025-08'),
  providerId: '01990000-0000-7000-8000-000000000001',
  providerBin: '240840000126',
  providerName: 'ТОО «Балдәурен»',
  contractNumber: '15',
  contractDay: asDay('2025-07-01'),
  payer: 'financialCentre',
  programme: '360-202',
  registerSha256: 'ab'.repeat(32),
};

function line(no: number, some: Partial<ActLine> = {}): ActLine {
  return {
    no,
    childId: `child${no}`,
    voucherNumber: `V${no}`,
    serviceMonth: asMonth('2025-08'),
    normTiyn: tenge(55_659),
    payableDays: 19,
    workingDays: 21,
    total: tiyn(5_035_814),
    local: tiyn(4_584_248),
    republican: tiyn(451_566),
    ...some,
  };
}

describe('the number', () => {
  test('is month, year and sequence', () => {
    expect(actNumber(asMonth('2025-08'), 417)).toBe('08-2025/0417');
    expect(parseActNumber('08-2025/0417')).toEqual({ month: '2025-08', sequence: 417 });
  });
  test('reads back', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 9999 }), (later, sequence) => {
        const month = shiftMonth(asMonth('2024-01'), later);
        expect(parseActNumber(actNumber(month, sequence))).toEqual({ month, sequence });
      }),
    );
  });
  test.each(['', '8-2025/0417', '13-2025/0417', '08-2025/417', '08-2025/0000', '08-2025/0417 '])(
    'refuses %j',
    (text) => {
      expect(parseActNumber(text)).toBeNull();
    },
  );
  test.each([0, 10_000, 1.5])('refuses sequence %s', (sequence) => {
    expect(() => actNumber(asMonth('2025-08'), sequence)).toThrow(RangeError);
  });
});

describe('totals', () => {
  test('of no lines are nothing', () => {
    expect(actTotals([])).toEqual({ children: 0, payableDays: 0, total: 0n, local: 0n, republican: 0n });
  });
  test('count children and days and sum each part', () => {
    expect(actTotals([line(1), line(2, { payableDays: 21 })])).toEqual({
      children: 2,
      payableDays: 40,
      total: 10_071_628n,
      local: 9_168_496n,
      republican: 903_132n,
    });
  });
  test('a correction below zero counts', () => {
    const back = line(2, { payableDays: -1, total: tiyn(-100), local: tiyn(-90), republican: tiyn(-10) });
    expect(actTotals([line(1), back]).total).toBe(5_035_714n);
  });
});

describe('the bytes that are signed', () => {
  test('are canonical lines: the head with its totals, then each line', () => {
    const lines = textOf(actBytes(head, [line(1)])).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ form: 'balapan.act/1', number: '08-2025/0417', version: 1 });
    expect(JSON.parse(lines[0] ?? '').totals).toEqual({
      children: 1,
      payableDays: 19,
      total: '5035814',
      local: '4584248',
      republican: '451566',
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ no: 1, voucherNumber: 'V1', total: '5035814' });
  });
  test('do not depend on the order in which the lines came', () => {
    const lines = [line(3), line(1), line(2)];
    expect(actBytes(head, lines)).toEqual(actBytes(head, lines.toReversed()));
  });
  test('do not depend on the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(line(1)).toReversed()) as unknown as ActLine;
    expect(actBytes(head, [turned])).toEqual(actBytes(head, [line(1)]));
  });
  test.each<[string, ActHead, ActLine[]]>([
    ['another version', { ...head, version: 2 }, [line(1)]],
    ['another register', { ...head, registerSha256: 'cd'.repeat(32) }, [line(1)]],
    ['one tiyn more', head, [line(1, { total: tiyn(5_035_815) })]],
    ['another child', head, [line(1, { childId: 'x' })]],
    ['a line more', head, [line(1), line(2)]],
  ])('%s is seen', (_, otherHead, lines) => {
    expect(textOf(actBytes(otherHead, lines))).not.toBe(textOf(actBytes(head, [line(1)])));
  });
  test('leave the lines as they are', () => {
    const lines = [line(2), line(1)];
    actBytes(head, lines);
    expect(lines.map((item) => item.no)).toEqual([2, 1]);
  });
});
