/** The budget of a year as the Department, the payer and the auditor see it, and what an act's lines have left for it. */
import { ledgerRoutes } from '@balapan/api/ledger.ts';
import { forecast, halfOf, type Purse } from '@balapan/domain/budget.ts';
import { asMonth, type Month, monthOf, shiftMonth, yearOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type Tiyn, tiyn, zero } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { ruledAct } from '../settlement/ruledAct.ts';
import { actToMove } from '../settlement/signQueries.ts';
import { planOfMonths } from './amendmentQueries.ts';
import { purseOf } from './budgetQueries.ts';
import {
  administratorOn,
  type LineRow,
  listAmendments,
  listLines,
  listYears,
  movedByMonth,
} from './budgetViewQueries.ts';

export const budget = readOperation(ledgerRoutes.budget, async ({ input, sql, now }) => {
  const years = await listYears(sql);
  const today = dayAt(now);
  const year = input.year ?? years.findLast((each) => each <= yearOf(today)) ?? yearOf(today);
  const lines = await listLines(sql, year);
  const codes = lines.map(({ code }) => code);
  const [plans, moved] = [await planOfMonths(sql, codes), await movedByMonth(sql, codes, year)];
  const amendments = await listAmendments(sql, codes);
  return {
    year,
    years,
    administrator: await administratorOn(sql, lines[0]?.programme.slice(0, 3) ?? '', today),
    lines: lines.map((line) => {
      const plan = new Map(
        plans.filter(({ code }) => code === line.code).map((one) => [monthOf(one.month), tiyn(one.plan)]),
      );
      const own = moved.filter(({ code }) => code === line.code);
      const owed = new Map(own.map((one) => [monthOf(one.month), tiyn(one.owed)]));
      const paid = new Map(own.map((one) => [monthOf(one.month), tiyn(one.paid)]));
      return viewOf(line, plan, owed, paid, shiftMonth(monthOf(today), -1));
    }),
    amendments: amendments.map(({ changes, ...head }) => ({
      proposalId: head.proposal_id,
      decision: head.decision,
      session: head.session,
      decidedOn: head.decided_on,
      registeredOn: head.registered_on,
      changes: changes.map(({ line, month, amount }) => ({ line, month: monthOf(month), amount: String(amount) })),
    })),
  };
});

type ByMonth = ReadonlyMap<Month, Tiyn>;

/** @param since the first month whose acts may still come */
function viewOf(line: LineRow, plan: ByMonth, owed: ByMonth, paid: ByMonth, since: Month) {
  return {
    code: line.code,
    half: line.half,
    programme: line.programme,
    programmeName: { kk: line.name_kk, ru: line.name_ru, en: line.name_en },
    specific: line.specific,
    source: line.source,
    initial: String(line.initial),
    approved: String(line.approved),
    free: String(line.free),
    committed: String(line.committed),
    obligated: String(line.obligated),
    executed: String(line.executed),
    forecast: String(forecast(plan, owed, since)),
    decision: line.decision,
    decidedOn: line.decided_on,
    registeredOn: line.registered_on,
    months: [...plan].map(([month, sum]) => ({
      month,
      plan: String(sum),
      owed: String(owed.get(month) ?? 0n),
      paid: String(paid.get(month) ?? 0n),
    })),
  };
}

export const actBudget = readOperation(ledgerRoutes.actBudget, async ({ input, sql, rule }) => {
  const act = await actToMove(sql, input.actId, { forUpdate: false });
  if (act === null) throw refuse('request.notFound');
  rule.allow(ruledAct(act));
  if (act.department_signed_at !== null || act.payable_tiyn === 0n) return { lines: [] };
  const month = asMonth(act.month.slice(0, 7));
  const owing = { id: act.id, providerId: act.provider_id, programme: act.programme ?? '', month };
  const purse = await purseOf(sql, owing, 'read');
  const { half } = halfOf(month);
  return {
    lines: (['local', 'republican'] as const).map((source) => {
      const needed = source === 'local' ? tiyn(act.payable_local_tiyn) : tiyn(act.payable_republican_tiyn);
      const line = purse.lineOf({ ...owing, amount: { local: zero, republican: zero } }, source);
      const left = line === null ? zero : leftIn(purse, line);
      const missing = needed > left ? needed - left : 0n;
      const { programme } = owing;
      return { programme, source, half, line, left: String(left), needed: String(needed), missing: String(missing) };
    }),
  };
});

/** What is free of a line and what the kindergarten itself has bound: the purse holds no other's commitment. */
function leftIn({ free, committed }: Purse, line: string): Tiyn {
  const own = [...committed].reduce((sum, [key, amount]) => sum + (key.startsWith(`${line}/`) ? amount : 0n), 0n);
  return tiyn((free.get(line) ?? 0n) + own);
}
