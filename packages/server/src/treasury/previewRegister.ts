/** What a payment register would be, before anything is written: the same lines, totals and checks that it would have. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { firstDay, monthOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { valueDayNow } from './payerBank.ts';
import { checkRegister, isWarning, lineFaults } from './registerChecks.ts';
import { type PaymentRow, plannedPayments } from './registerLineQueries.ts';
import { programmeOf } from './registerLines.ts';
import { hasAccount, payerOfActor, paymentsOf } from './registerOperations.ts';
import { candidates, providerNames } from './registerQueries.ts';
import { sumsOf, told } from './sums.ts';

const mostLines = 100;

export const preview = readOperation(treasuryRoutes.preview, async ({ input, actor, now, newId, sql, rule }) => {
  const payer = payerOfActor(actor);
  const month = firstDay(input.month);
  const only = input.only?.split(',') ?? null;
  const acts = await candidates(sql, payer, month, dayAt(now), only, rule.own('a', 5), 'read');
  const payable = acts.filter(hasAccount);
  const rows = await plannedPayments(sql, paymentsOf(payable, 1n, newId), now);
  const sums = sumsOf(rows);
  const draft = {
    payer,
    month,
    number: 0,
    made_at: now,
    state: 'draft',
    total_tiyn: sums.total,
    sha256: null,
  } as const;
  const faulty = rows.map((row) => ({ row, faults: lineFaults(row, draft) }));
  const checks = await checkRegister(sql, draft, rows, null);
  const without = acts.filter((act) => !hasAccount(act));
  const names = await providerNames(
    sql,
    without.map((act) => act.provider_id),
  );
  return {
    payer,
    month: monthOf(month),
    programme: programmeOf(rows),
    sums: told(sums),
    budgetGap: checks.find(({ gap }) => gap !== undefined)?.gap ?? null,
    checks: checks.map(({ check, ok, good, of }) => ({ check, ok, good, of })),
    valueDay: await valueDayNow(sql, payer, now),
    lines: faulty
      .filter(({ faults }) => faults.length > 0)
      .slice(0, mostLines)
      .map(({ row, faults }) => ({ ...lineOf(row), faults })),
    good: faulty.filter(({ faults }) => faults.every(isWarning)).map(({ row }) => row.act_id),
    withoutAccount: without
      .slice(0, mostLines)
      .map((act) => ({ actId: act.id, actNumber: act.number, payee: names.get(act.provider_id) ?? noName })),
  };
});

const noName = { kk: '', ru: '', en: '' };

function lineOf(row: PaymentRow) {
  return {
    actId: row.act_id,
    actNumber: row.act_number,
    payee: { kk: row.payee_kk, ru: row.payee, en: row.payee_en },
    bin: row.bin,
    iban: row.iban,
    bik: row.bik,
    total: String(row.amount_tiyn),
    dueOn: row.due_on,
  };
}
