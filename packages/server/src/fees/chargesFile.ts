/** The charges of a month as a workbook: a row a child by the newest version, the sum at the end. */
import { feeRoutes } from '@balapan/api/fees.ts';
import { firstDay } from '@balapan/domain/day.ts';
import { sumTiyn, tiyn } from '@balapan/domain/money.ts';
import { feeChargeTexts } from '@balapan/domain/text/texts/feeCharges.ts';
import { xlsxBytes } from '../adapters/table/xlsxBytes.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { chargesOf } from './readQueries.ts';

/** Tenge of a cell: a whole year of a kindergarten is far below what a number holds exactly. */
const tenge = (value: bigint): number => Number(value) / 100;

/** @throws DomainError `fee.notCharged` for a month that is not charged */
export const chargesFile = readOperation(
  feeRoutes.chargesFile,
  async ({ input, sql, rule, now }) => {
    const { providerId, month, language } = input;
    rule.allow({ provider: providerId, district: null });
    const rows = await chargesOf(sql, providerId, firstDay(month));
    if (rows.length === 0) throw refuse('fee.notCharged');
    const t = feeChargeTexts[language];
    const columns = [
      { head: t.number, width: 6 },
      { head: t.child, width: 34 },
      { head: t.voucher, width: 18 },
      { head: t.days, width: 8 },
      { head: t.workingDays, width: 12 },
      { head: t.fee, width: 16, isMoney: true },
      { head: t.amount, width: 16, isMoney: true },
    ];
    const lines = rows.map((row, at) => [
      at + 1,
      row.name,
      row.voucher ?? '',
      row.days,
      row.working_days,
      tenge(row.fee),
      tenge(row.amount),
    ]);
    const total = sumTiyn(rows.map(({ amount }) => tiyn(amount)));
    const bytes = await xlsxBytes(t.sheet, columns, [...lines, ['', t.total, '', '', '', '', tenge(total)]], now);
    return {
      name: `fees-${month}.xlsx`,
      bytes: Buffer.from(bytes).toString('base64'),
      children: rows.map(({ child_id: childId }) => ({ childId })),
    };
  },
  { wide: 'a child that has left stays in what it was charged; vouchers are not the kindergarten’s rows' },
);
