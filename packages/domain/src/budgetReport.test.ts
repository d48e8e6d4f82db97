import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetReport, monthsOfQuarter, type ReportedLine, type ReportRow, reportFigures } from './budgetReport.ts';
import { tiyn, zero } from './money.ts';

const line = (code: string, more: Partial<ReportedLine> = {}): ReportedLine => ({
  code,
  programme: '360-202',
  specific: '159',
  source: 'local',
  initial: zero,
  amended: zero,
  planned: zero,
  bound: zero,
  owed: zero,
  paid: zero,
  paidInQuarter: zero,
  ...more,
});

test.each([
  [1, '2025-01', '2025-03'],
  [2, '2025-04', '2025-06'],
  [3, '2025-07', '2025-09'],
  [4, '2025-10', '2025-12'],
] as const)('quarter %i is %s to %s', (quarter, first, last) =>
  expect(monthsOfQuarter(2025, quarter)).toEqual({ first, last }),
);

describe('the report', () => {
  test('a budget without lines has no rows, not a total of nothing', () => expect(budgetReport([])).toEqual([]));
  test('both half-years of a programme and source are one row', () => {
    const rows = budgetReport([
      line('1', { planned: tiyn(10n), paid: tiyn(4n) }),
      line('2', { planned: tiyn(5n), paid: tiyn(7n) }),
    ]);
    expect(rows[0]).toMatchObject({ level: 'line', lines: ['1', '2'], planned: 15n, paid: 11n, left: 4n });
  });
  test('what went out above the plan is left below zero, not hidden', () => {
    expect(budgetReport([line('1', { planned: tiyn(5n), paid: tiyn(7n) })])[0]?.left).toBe(-2n);
  });
  test('stands in the order of programme, specific, source, with sums', () => {
    const rows = budgetReport([
      line('a', { source: 'republican' }),
      line('b'),
      line('c', { programme: '360-200', specific: '169' }),
      line('d', { programme: '360-200' }),
    ]);
    expect(rows.map((row) => [row.level, row.programme, row.specific, row.source])).toEqual([
      ['line', '360-200', '159', 'local'],
      ['line', '360-200', '169', 'local'],
      ['programme', '360-200', '', null],
      ['line', '360-202', '159', 'local'],
      ['line', '360-202', '159', 'republican'],
      ['programme', '360-202', '', null],
      ['source', '', '', 'local'],
      ['source', '', '', 'republican'],
      ['total', '', '', null],
    ]);
  });
});

test('the total is the sum of the lines, of the programmes and of the sources, in each figure', () => {
  const sum = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(tiyn);
  const lines = fc.array(
    fc.record({
      code: fc.string({ minLength: 1, maxLength: 4 }),
      programme: fc.constantFrom('360-200', '360-202', '360-203'),
      specific: fc.constantFrom('159', '169'),
      source: fc.constantFrom('local' as const, 'republican' as const),
      ...{ initial: sum, amended: sum, planned: sum, bound: sum, owed: sum, paid: sum, paidInQuarter: sum },
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, (given) => {
      const rows = budgetReport(given);
      const total = rows.at(-1) as ReportRow;
      for (const level of ['line', 'programme', 'source'] as const)
        for (const figure of reportFigures)
          expect(rows.filter((row) => row.level === level).reduce((all, row) => all + row[figure], 0n)).toBe(
            total[figure],
          );
      expect(total.left).toBe(total.planned - total.paid);
    }),
  );
});
