/** The clearing account payment by payment, and the closing of a month of the ledger (anchors.md, "Public money" 14 and 15). */
import { ledgerRoutes } from '@balapan/api/ledger.ts';
import { daysBetween, firstDay, monthOf } from '@balapan/domain/day.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import {
  clearingOf,
  insertClosing,
  type LedgerMonth,
  listOnTheirWay,
  ledgerMonths as readMonths,
} from './closeQueries.ts';

type Clearing = Awaited<ReturnType<typeof clearingOf>>;

/** What stands in the way of the month that is next to be closed: books that do not balance, money without a payment. */
function faultOf({ debit, credit }: LedgerMonth, { balance, known }: Clearing): ErrorFact | null {
  if (debit !== credit) return { code: 'ledger.trialBalance', params: { difference: tengeText(tiyn(debit - credit)) } };
  if (balance === known) return null;
  return { code: 'ledger.clearingUnexplained', params: { amount: tengeText(tiyn(balance - known)) } };
}

export const clearing = readOperation(ledgerRoutes.clearing, async ({ input, sql, now }) => {
  const rows = await listOnTheirWay(sql, input);
  const { balance, known } = await clearingOf(sql);
  const today = dayAt(now);
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map(({ id, document_number, name_kk, name_ru, name_en, amount, sent_on }) => ({
      paymentId: id,
      documentNumber: document_number,
      payee: { kk: name_kk, ru: name_ru, en: name_en },
      amount: String(amount),
      sentOn: sent_on,
      age: Math.max(0, daysBetween(sent_on, today)),
    })),
    balance: String(balance),
    unexplained: String(balance - known),
  };
});

export const ledgerMonths = readOperation(ledgerRoutes.ledgerMonths, async ({ sql, now }) => {
  const rows = await readMonths(sql);
  const next = rows.findLast(({ closed_at }) => closed_at === null);
  const running = firstDay(monthOf(dayAt(now)));
  const onTheirWay = await clearingOf(sql);
  const fault = next === undefined ? null : faultOf(next, onTheirWay);
  return {
    clearing: String(onTheirWay.balance),
    fault: fault === null ? null : { code: fault.code, params: { ...fault.params } },
    rows: rows.map(({ month, debit, credit, entries, closed_at, name }) => ({
      month: monthOf(month),
      debit: String(debit),
      credit: String(credit),
      entries,
      closedAt: closed_at === null ? null : localIsoOf(closed_at),
      closedBy: name,
      closable: month === next?.month && month < running,
    })),
  };
});

/**
 * Closes the earliest open month that is over. Its debits equal its credits, and every tiyn on the clearing account is a payment
 * that is on its way. Nothing opens it again: what comes late is booked in the first open month.
 */
export const closeLedgerMonth = writeOperation(ledgerRoutes.closeLedgerMonth, async ({ input, sql, actor, now }) => {
  const month = firstDay(input.month);
  if (actor.personId === null) throw refuse('access.forbidden');
  if (input.month >= monthOf(dayAt(now))) throw refuse('ledger.monthNotOver', { month: input.month });
  const rows = await readMonths(sql);
  const found = rows.find((row) => row.month === month);
  if (found?.closed_at != null) throw refuse('ledger.monthClosed', { month: input.month });
  const earlier = rows.findLast(({ closed_at }) => closed_at === null);
  if (earlier !== undefined && earlier.month < month)
    throw refuse('ledger.earlierOpen', { month: monthOf(earlier.month) });
  if (found === undefined) throw refuse('request.notFound');
  const { debit, entries } = found;
  const onTheirWay = await clearingOf(sql);
  const fault = faultOf(found, onTheirWay);
  if (fault !== null) throw new DomainError(fault);
  const { balance } = onTheirWay;
  await insertClosing(sql, { month, closedBy: actor.personId, debit, entries, clearing: balance }, now);
  const payload = { month: input.month, entries, debit, clearing: balance };
  return {
    answer: { month: input.month, entries, debit: String(debit), clearing: String(balance) },
    events: [{ chain: null, subjectId: null, payload }],
  };
});
