/** The month's money of the whole city and of one kindergarten. The month is a constant of the plan: other months are never looked at. */
import { ledgerRoutes } from '@balapan/api/ledger.ts';
import { firstDay } from '@balapan/domain/day.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { cityMoney, kindergartenChildren, kindergartenMoney } from './moneyReportQueries.ts';

export const moneyReportCity = readOperation(ledgerRoutes.moneyReportCity, async ({ input, sql }) => ({
  month: input.month,
  kindergartens: (await cityMoney(sql, firstDay(input.month))).map((row) => ({
    providerId: row.id,
    provider: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    district: row.district,
    acts: row.acts,
    children: row.children,
    payableDays: row.payable_days,
    total: String(row.total),
    local: String(row.local),
    republican: String(row.republican),
    owed: String(row.owed),
    paid: String(row.paid),
  })),
}));

export const moneyReportKindergarten = readOperation(ledgerRoutes.moneyReportKindergarten, async ({ input, sql }) => {
  const month = firstDay(input.month);
  const head = await kindergartenMoney(sql, input.providerId, month);
  if (head === null) throw refuse('request.notFound');
  const children = await kindergartenChildren(sql, input.providerId, month);
  return {
    month: input.month,
    provider: { kk: head.name_kk, ru: head.name_ru, en: head.name_en },
    owed: String(head.owed),
    paid: String(head.paid),
    total: String(children.reduce((sum, { total }) => sum + total, 0n)),
    children: children.map((row) => ({
      childId: row.child_id,
      name: row.name,
      payableDays: row.payable_days,
      workingDays: row.working_days,
      total: String(row.total),
      local: String(row.local),
      republican: String(row.republican),
    })),
  };
});
