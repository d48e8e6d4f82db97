/** The month's money of the whole city and of one kindergarten. The month is a constant of the plan: other months are never looked at. */
import { moneyReportRoutes } from '@balapan/api/moneyReport.ts';
import { firstDay, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { entriesOf } from './ledgerOperations.ts';
import {
  type ActSpan,
  actsOfMonth,
  type Head,
  headOf,
  kindergartenChildren,
  kindergartensOfMonth,
  listDistricts,
  moneyOf,
  spanOfActs,
} from './moneyReportQueries.ts';

const textOf = ({ name_kk, name_ru, name_en }: Pick<Head, 'name_kk' | 'name_ru' | 'name_en'>) => ({
  kk: name_kk,
  ru: name_ru,
  en: name_en,
});
/** From the first month that has acts to the last, the newest first. */
function monthsOf({ first, last }: ActSpan): Month[] {
  const months: Month[] = [];
  if (first === null || last === null) return months;
  for (let month = monthOf(last); month >= monthOf(first); month = shiftMonth(month, -1)) months.push(month);
  return months;
}

export const moneyReportCity = readOperation(moneyReportRoutes.moneyReportCity, async ({ input, sql }) => ({
  month: input.month,
  months: monthsOf(await spanOfActs(sql, null)),
  districts: (await listDistricts(sql)).map((row) => ({ kato: row.kato, name: textOf(row) })),
  kindergartens: (await kindergartensOfMonth(sql, firstDay(input.month))).map((row) => ({
    providerId: row.id,
    number: row.number,
    provider: textOf(row),
    bin: row.bin,
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

/** @throws DomainError `request.notFound` where there is none, or not for this reader */
async function mayRead(sql: Runs, rule: RuleAtWork<'provider'>, providerId: string): Promise<Head> {
  const head = await headOf(sql, providerId);
  if (head === null) throw refuse('request.notFound');
  rule.allow({ provider: providerId, district: head.district });
  return head;
}

export const moneyReportKindergarten = readOperation(
  moneyReportRoutes.moneyReportKindergarten,
  async ({ input: { providerId, month }, sql, rule }) => {
    const head = await mayRead(sql, rule, providerId);
    const first = firstDay(month);
    const { owed, paid } = await moneyOf(sql, providerId, first);
    const acts = await actsOfMonth(sql, providerId, first);
    const children = await kindergartenChildren(sql, providerId, first);
    const total = acts.reduce((sum, act) => sum + act.total, 0n);
    return {
      month,
      months: monthsOf(await spanOfActs(sql, providerId)),
      provider: textOf(head),
      owed: String(owed),
      paid: String(paid),
      total: String(total),
      corrections: String(children.reduce((rest, child) => rest - child.total, total)),
      acts: acts.map((act) => ({
        actId: act.id,
        number: act.number,
        state: act.state,
        total: String(act.total),
        payable: String(act.payable),
        dueOn: act.due_on,
      })),
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
  },
);

export const moneyReportEntries = readOperation(
  moneyReportRoutes.moneyReportEntries,
  async ({ input: { providerId, month, account, ...page }, sql, rule, now }) => {
    await mayRead(sql, rule, providerId);
    // Booked in the month of the service or later.
    const span = { from: month, to: monthOf(dayAt(now)) };
    return entriesOf(sql, { ...span, service: month, providerId, account }, page);
  },
);
