/** SQL that looks for what must never be: each query gives only faults. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { tengeText } from '@balapan/domain/money.ts';
import { unexplainedParts } from '@balapan/domain/unexplained.ts';
import type { BrokenChain } from '../kernel/auditCheck.ts';
import { readUnexplained } from '../treasury/unexplainedQueries.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface Fault {
  /** What is broken: the number of an act, the key of a journal … */
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
  /** What exactly a chain of the audit suffers from. */
  readonly chain?: ChainFault;
}

/** A fault of a chain with the names of the kindergartens; null: the region's own chain. */
export interface ChainFault extends BrokenChain {
  readonly name: Name | null;
  readonly otherName?: Name | null;
}

interface Name {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** Faults told at most; a broken import would tell them all. */
export const mostFaults = 20;

/** Journals whose entries do not sum to zero in a funding source. */
export async function unbalancedJournals(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `SELECT j.operation_key || ' ' || e.funding_source AS where, '0' AS expected, e.sum::text AS actual
       FROM (SELECT journal_id, funding_source, sum(amount_tiyn) AS sum FROM entry GROUP BY 1, 2 HAVING sum(amount_tiyn) <> 0) e
       JOIN journal j ON j.id = e.journal_id ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Journals without entries. */
export async function emptyJournals(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `SELECT operation_key AS where, 'entries' AS expected, 'none' AS actual FROM journal j
      WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.journal_id = j.id) ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Acts of a register whose sums or counts are not those of their lines. */
export async function actsUnlikeLines(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `WITH lines AS (
       SELECT act_id, sum(total_tiyn) AS total, sum(local_tiyn) AS local, sum(republican_tiyn) AS republican, sum(payable_days) AS days
         FROM act_line GROUP BY act_id)
     SELECT a.number AS where, concat_ws(' ', l.total, l.local, l.republican, l.days) AS expected,
            concat_ws(' ', a.total_tiyn, a.local_tiyn, a.republican_tiyn, a.payable_days) AS actual
       FROM act a LEFT JOIN lines l ON l.act_id = a.id
      WHERE (a.register_id IS NOT NULL OR l.act_id IS NOT NULL)
        AND (a.total_tiyn, a.local_tiyn, a.republican_tiyn) IS DISTINCT FROM (coalesce(l.total, 0), coalesce(l.local, 0), coalesce(l.republican, 0))
      ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Payments that are not the sum of their act. */
export async function paymentsUnlikeActs(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `SELECT p.payer || ' ' || p.document_number AS where, a.payable_tiyn::text AS expected, p.amount_tiyn::text AS actual
       FROM payment p JOIN act a ON a.id = p.act_id WHERE p.amount_tiyn <> a.payable_tiyn ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Components of the unexplained tenge that are not zero, by their names in the domain. */
export async function unexplainedMoney(sql: Reads): Promise<Fault[]> {
  const parts = await readUnexplained(sql);
  return unexplainedParts(parts).map((name) => ({ where: name, expected: '0.00', actual: tengeText(parts[name]) }));
}

/** Balances by month and of budget lines that are not the sums of their entries. */
export async function balancesUnlikeEntries(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `WITH sums AS (
       SELECT j.month, e.account, e.funding_source, coalesce(e.budget_line, '') AS budget_line, sum(e.amount_tiyn) AS sum
         FROM entry e JOIN journal j ON j.id = e.journal_id GROUP BY 1, 2, 3, 4),
     lines AS (
       SELECT budget_line, sum(sum) FILTER (WHERE account = '1100') AS free, sum(sum) FILTER (WHERE account = '1200') AS committed,
              sum(sum) FILTER (WHERE account = '1300') AS obligated, sum(sum) FILTER (WHERE account = '1400') AS executed FROM sums GROUP BY 1)
     SELECT * FROM (
       SELECT concat_ws(' ', to_char(month, 'YYYY-MM'), account, budget_line) AS where, coalesce(s.sum, 0)::text AS expected,
              coalesce(m.debit_tiyn - m.credit_tiyn, 0)::text AS actual
         FROM sums s FULL JOIN account_month m USING (month, account, funding_source, budget_line)
        WHERE coalesce(s.sum, 0) <> coalesce(m.debit_tiyn - m.credit_tiyn, 0)
       UNION ALL
       SELECT b.budget_line, concat_ws(' ', coalesce(l.free, 0), coalesce(l.committed, 0), coalesce(l.obligated, 0), coalesce(l.executed, 0)),
              concat_ws(' ', b.free_tiyn, b.committed_tiyn, b.obligated_tiyn, b.executed_tiyn)
         FROM budget_balance b LEFT JOIN lines l ON l.budget_line = b.budget_line
        WHERE (b.free_tiyn, b.committed_tiyn, b.obligated_tiyn, b.executed_tiyn)
              IS DISTINCT FROM (coalesce(l.free, 0)::bigint, coalesce(l.committed, 0)::bigint, coalesce(l.obligated, 0)::bigint, coalesce(l.executed, 0)::bigint)
     ) f ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Documents and signatures whose hash is not that of the stored bytes. */
export async function bytesUnlikeHashes(sql: Reads): Promise<Fault[]> {
  return sql.query<Fault>(
    `SELECT a.number AS where, encode(sha256(d.bytes), 'hex') AS expected, encode(coalesce(s.sha256, d.sha256), 'hex') AS actual
       FROM act_document d JOIN act a ON a.id = d.act_id
       LEFT JOIN signature s ON s.document_kind = 'act' AND s.document_id = d.act_id AND s.sha256 <> d.sha256
      WHERE sha256(d.bytes) <> d.sha256 OR s.id IS NOT NULL ORDER BY 1 LIMIT ${mostFaults}`,
  );
}

/** Groups whose counts of places are not those of enrolments, referrals and waitlists. */
export async function placesUnlikeFacts(sql: Reads, today: Day): Promise<Fault[]> {
  return sql.query<Fault>(
    `WITH enrolled AS (SELECT care_group_id, count(*) AS n FROM enrolment WHERE upper_inf(period) OR upper(period) > $1::date GROUP BY 1),
     held AS (
       SELECT care_group_id, count(*) AS n FROM (
         SELECT care_group_id FROM referral WHERE state = 'sent'
          UNION ALL SELECT care_group_id FROM waitlist_entry WHERE state = 'offered') h GROUP BY 1)
     SELECT k.name_ru || ' ' || g.code AS where, concat_ws(' ', coalesce(e.n, 0), coalesce(h.n, 0)) AS expected,
            concat_ws(' ', p.enrolled, p.held) AS actual
       FROM care_group_places p JOIN care_group g ON g.id = p.care_group_id JOIN provider k ON k.id = g.provider_id
       LEFT JOIN enrolled e ON e.care_group_id = g.id LEFT JOIN held h ON h.care_group_id = g.id
      WHERE (p.enrolled, p.held) <> (coalesce(e.n, 0), coalesce(h.n, 0)) ORDER BY 1 LIMIT ${mostFaults}`,
    [today],
  );
}

export async function iterationNumbers(sql: Reads): Promise<number[]> {
  const rows = await sql.query<{ number: number }>('SELECT number FROM iteration ORDER BY number');
  return rows.map(({ number }) => number);
}

/** The names of the kindergartens whose chains they are. */
export async function namesOfChains(sql: Reads, chains: readonly string[]): Promise<Map<string, Name>> {
  const rows = await sql.query<Name & { readonly id: string }>(
    'SELECT id, name_kk AS kk, name_ru AS ru, name_en AS en FROM provider WHERE id = ANY ($1::uuid[])',
    [chains],
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
