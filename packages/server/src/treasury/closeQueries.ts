/** SQL of the clearing account and of closed months. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

/** What the clearing account holds (as payments out: above zero), and what payments on their way come to. */
export async function clearingOf(sql: Reads): Promise<{ balance: bigint; known: bigint }> {
  const [row] = await sql.query<{ balance: bigint; known: bigint }>(
    `SELECT coalesce((SELECT sum(credit_tiyn - debit_tiyn) FROM account_month WHERE account = '4000'), 0)::bigint AS balance,
            coalesce((SELECT sum(amount_tiyn) FROM payment WHERE state = 'sent'), 0)::bigint AS known`,
  );
  return row ?? { balance: 0n, known: 0n };
}

export interface OnItsWay {
  readonly id: string;
  readonly document_number: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly amount: bigint;
  readonly sent_on: Day;
  readonly of: number;
}

/** The oldest first. */
export function listOnTheirWay(sql: Reads, { page, size }: { page: number; size: number }): Promise<OnItsWay[]> {
  return sql.query(
    `SELECT p.id, p.document_number, v.name_kk, v.name_ru, v.name_en, p.amount_tiyn AS amount, p.sent_on, count(*) OVER ()::integer AS of
       FROM payment p JOIN provider v ON v.id = p.provider_id WHERE p.state = 'sent'
      ORDER BY p.sent_on, p.document_number LIMIT $1 OFFSET $2`,
    [size, (page - 1) * size],
  );
}

export interface LedgerMonth {
  readonly month: Day;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly entries: number;
  readonly closed_at: number | null;
  readonly name: string | null;
}

/** Months with postings or closed, the newest first. What lies before the last closed month is closed with it. */
export function ledgerMonths(sql: Reads): Promise<LedgerMonth[]> {
  return sql.query(
    `SELECT m.month, m.debit, m.credit, m.entries, c.closed_at, p.surname || ' ' || p.given_name AS name
       FROM (SELECT month, sum(debit_tiyn)::bigint AS debit, sum(credit_tiyn)::bigint AS credit, sum(entries)::integer AS entries
               FROM account_month GROUP BY month) m
       LEFT JOIN ledger_close c ON c.month = m.month LEFT JOIN staff_name p ON p.id = c.closed_by
      ORDER BY m.month DESC`,
  );
}

export async function insertClosing(
  sql: Reads,
  closing: { month: Day; closedBy: string; debit: bigint; entries: number; clearing: bigint },
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO ledger_close (month, closed_at, closed_by, debit_tiyn, entries, clearing_tiyn) VALUES ($1, $2::timestamptz, $3, $4, $5, $6)`,
    [closing.month, isoOf(now), closing.closedBy, closing.debit, closing.entries, closing.clearing],
  );
}
