import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ActHead,
  type ActLine,
  actBytes,
  actMoney,
  actNumber,
  actTotals,
  parseActNumber,
  type SaidOfMonth,
  saidLess,
} from './act.ts';
import { textOf } from './bytes.ts';
import { asDay, asMonth, shiftMonth } from './day.ts';
import { addTiyn, tenge, tiyn } from './money.ts';

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
  carriedIn: { local: tiyn(0), republican: tiyn(0) },
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
    reason: null,
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
  test('a child with an earlier month beside this one is one child', () => {
    expect(actTotals([line(1), line(2, { childId: 'child1' })])).toMatchObject({ children: 1, payableDays: 38 });
  });
});

describe('netting', () => {
  const by = (local: number, republican: number) => ({ local: tiyn(local), republican: tiyn(republican) });
  test.each([
    ['nothing carried', by(0, 0), by(500, 50), [550n, 500n, 50n], [0n, 0n]],
    ['a debt that the month covers', by(-200, -20), by(500, 50), [330n, 300n, 30n], [0n, 0n]],
    ['a debt above the month', by(-700, -20), by(500, 50), [30n, 0n, 30n], [-200n, 0n]],
    ['a month below zero', by(0, 0), by(-100, -10), [0n, 0n, 0n], [-100n, -10n]],
    ['one budget never pays for the other', by(0, -40), by(500, 10), [500n, 500n, 0n], [0n, -30n]],
    ['a version made anew may find more than it owes', by(100, 0), by(-50, 0), [50n, 50n, 0n], [0n, 0n]],
  ] as const)('%s', (_, carriedIn, lines, [total, local, republican], [outLocal, outRepublican]) => {
    expect(actMoney(carriedIn, lines)).toEqual({
      carriedIn,
      payable: { total, local, republican },
      carriedOut: { local: outLocal, republican: outRepublican },
    });
  });
  const amounts = fc
    .record({ local: fc.bigInt({ min: -900n, max: 900n }), republican: fc.bigInt({ min: -90n, max: 90n }) })
    .map(({ local, republican }) => ({ local: tiyn(local), republican: tiyn(republican) }));
  test('over any row of acts: Σ payable + what is carried out = Σ lines, and nothing payable is below zero', () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 12 }), (months) => {
        let carried = by(0, 0);
        const paid = { local: 0n, republican: 0n };
        for (const lines of months) {
          const { payable, carriedOut } = actMoney(carried, lines);
          expect(payable.local >= 0n && payable.republican >= 0n).toBe(true);
          expect(carriedOut.local <= 0n && carriedOut.republican <= 0n).toBe(true);
          paid.local += payable.local;
          paid.republican += payable.republican;
          carried = by(Number(carriedOut.local), Number(carriedOut.republican));
        }
        for (const source of ['local', 'republican'] as const)
          expect(paid[source] + carried[source]).toBe(months.reduce((sum, lines) => sum + lines[source], 0n));
      }),
    );
  });
});

describe('what is left to say of a month', () => {
  const month = fc
    .record({
      days: fc.nat(23),
      local: fc.bigInt({ min: 0n, max: 999n }),
      republican: fc.bigInt({ min: 0n, max: 99n }),
    })
    .map(({ days, local, republican }): SaidOfMonth => {
      const parts = { local: tiyn(local), republican: tiyn(republican) };
      return { days, total: addTiyn(parts.local, parts.republican), ...parts };
    });
  const nothing: SaidOfMonth = { days: 0, total: tiyn(0), local: tiyn(0), republican: tiyn(0) };
  test('is nothing when it was said', () => {
    fc.assert(fc.property(month, (truth) => saidLess(truth, truth) === null));
  });
  test('adds up to the last truth however often it changed', () => {
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 9 }), (truths) => {
        let said = nothing;
        for (const truth of truths) {
          const rest = saidLess(truth, said);
          if (rest === null) continue;
          const sum = (part: 'total' | 'local' | 'republican') => addTiyn(said[part], rest[part]);
          said = {
            days: said.days + rest.days,
            total: sum('total'),
            local: sum('local'),
            republican: sum('republican'),
          };
        }
        expect(said).toEqual(truths.at(-1));
      }),
    );
  });
});

describe('the bytes that are signed', () => {
  test('are canonical lines: the head with its totals, then each line', () => {
    const lines = textOf(actBytes(head, [line(1)])).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ form: 'balapan.act/2', number: '08-2025/0417', version: 1 });
    expect(JSON.parse(lines[0] ?? '').totals).toEqual({
      children: 1,
      payableDays: 19,
      total: '5035814',
      local: '4584248',
      republican: '451566',
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      carriedIn: { local: '0', republican: '0' },
      payable: { total: '5035814', local: '4584248', republican: '451566' },
      carriedOut: { local: '0', republican: '0' },
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
    ['something carried in', { ...head, carriedIn: { local: tiyn(-1), republican: tiyn(0) } }, [line(1)]],
    ['a reason', head, [line(1, { reason: 'corrected' })]],
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
