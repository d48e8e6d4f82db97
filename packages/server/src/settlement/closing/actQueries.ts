/** SQL of the acts that a closing makes: what their lines need, and the rows themselves. */
import type { ActLine, ActTotals } from '@balapan/domain/act.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { PayableDays } from './payableDays.ts';
import type { ClosingProvider } from './registerQueries.ts';

export interface NormRow {
  readonly id: string;
  readonly total_tiyn: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
}

export async function allNorms(sql: Runs): Promise<Map<string, NormRow>> {
  const rows = await sql.query<NormRow>('SELECT id, total_tiyn, local_tiyn, republican_tiyn FROM norm');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Voucher numbers of the children of some kindergartens in a month; children without one are absent. */
export async function voucherNumbers(
  sql: Runs,
  month: { readonly first: Day; readonly last: Day },
  providers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.query<{ child_id: string; number: string }>(
    `SELECT e.child_id, v.number FROM enrolment e JOIN voucher v ON v.id = e.voucher_id
      WHERE e.provider_id = ANY ($1::uuid[]) AND e.period && daterange($2, $3, '[]')`,
    [providers, month.first, month.last],
  );
  return new Map(rows.map((row) => [row.child_id, row.number]));
}

/** What acts in force have paid for a child and month in one kindergarten. */
export interface Paid {
  readonly days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
}

/** Days of a child in an earlier month at one norm as they are true now, with what was paid for the whole of that month. */
export interface OwedLine {
  readonly provider_id: string;
  readonly child_id: string;
  readonly month: Day;
  readonly norm_id: string;
  readonly payable: number;
  readonly working_days: number;
  readonly paid_days: number;
  readonly paid_total: bigint;
  readonly paid_local: bigint;
  readonly paid_republican: bigint;
}

/**
 * Earlier months of children for whom something was held when the register was frozen: the parent had not confirmed, or disputed
 * a day (domain.md 2.10). A confirmed month counts with its payable days and with those held days whose dispute has been answered
 * since: by the claim where it was upheld, by the mark where it was declined. Leave is not held against the year's limit again.
 */
export function owedLines(
  sql: Runs,
  first: Day,
  providers: readonly string[],
  rules: Pick<PayableDays, 'always' | 'withDocument' | 'leave'>,
): Promise<OwedLine[]> {
  return sql.query<OwedLine>(
    `WITH newest AS (
       SELECT DISTINCT ON (r.provider_id, r.month) r.id, r.provider_id, r.month, r.working_days, r.frozen_at
         FROM register r WHERE r.provider_id = ANY ($2::uuid[]) AND r.month < $1 ORDER BY r.provider_id, r.month, r.version DESC
     ), doubted AS MATERIALIZED (
       SELECT n.id, n.provider_id, n.month, n.working_days, n.frozen_at, l.child_id
         FROM newest n JOIN register_line l ON l.register_id = n.id AND l.month = n.month
        WHERE l.month < $1 AND (NOT l.confirmed OR l.held > 0) AND (l.confirmed OR EXISTS (
                SELECT FROM month_confirmation f WHERE f.month = l.month AND f.child_id = l.child_id AND f.provider_id = n.provider_id))
        GROUP BY n.id, n.provider_id, n.month, n.working_days, n.frozen_at, l.child_id
     ), answered AS (
       SELECT DISTINCT ON (o.id, d.child_id, d.day) o.id AS register_id, d.child_id, d.day, m.care_group_id, m.document,
              CASE d.state WHEN 'upheld' THEN d.claim ELSE m.mark END AS mark
         FROM doubted o
         JOIN day_dispute d ON d.child_id = o.child_id AND d.provider_id = o.provider_id AND d.day >= o.month
              AND d.day < (o.month + interval '1 month')::date AND d.state <> 'open' AND d.answered_at >= o.frozen_at
         JOIN attendance_mark m ON m.day = d.day AND m.child_id = d.child_id
        ORDER BY o.id, d.child_id, d.day, d.answered_at DESC, m.version DESC
     ), counted AS (
       SELECT o.provider_id, o.child_id, o.month, o.working_days, l.norm_id, l.payable + least(l.held, (
                SELECT count(*) FROM answered a
                 WHERE a.register_id = o.id AND a.child_id = o.child_id AND a.care_group_id = l.care_group_id AND p.period @> a.day
                   AND (a.mark = ANY ($3) OR a.document AND a.mark = ANY ($4)
                        OR a.mark = 'leave' AND ($5 = 'always' OR $5 = 'withDocument' AND a.document)))) AS payable
         FROM doubted o
         JOIN register_line l ON l.month = o.month AND l.register_id = o.id AND l.child_id = o.child_id
         JOIN norm p ON p.id = l.norm_id
        WHERE l.month < $1
     )
     SELECT c.provider_id, c.child_id, c.month, c.norm_id, c.working_days, c.payable::integer, b.days::integer AS paid_days,
            b.total::bigint AS paid_total, b.local::bigint AS paid_local, b.republican::bigint AS paid_republican
       FROM counted c CROSS JOIN LATERAL (
         SELECT ${paidSums} FROM act_line a JOIN act t ON t.id = a.act_id
          WHERE a.month = c.month AND a.child_id = c.child_id AND t.provider_id = c.provider_id AND t.state <> 'replaced'
       ) b
      WHERE c.payable > 0 ORDER BY c.month, c.child_id, c.norm_id`,
    [first, providers, rules.always, rules.withDocument, rules.leave],
  );
}

const paidSums = `coalesce(sum(a.payable_days), 0) AS days, coalesce(sum(a.total_tiyn), 0) AS total,
  coalesce(sum(a.local_tiyn), 0) AS local, coalesce(sum(a.republican_tiyn), 0) AS republican`;

/** What acts in force have paid for children of one kindergarten in a month, by child. */
export async function paidIn(sql: Runs, first: Day, providerId: string): Promise<Map<string, Paid>> {
  const rows = await sql.query<Paid & { child_id: string }>(
    `SELECT s.child_id, s.days::integer, s.total::bigint, s.local::bigint, s.republican::bigint FROM (
       SELECT a.child_id, ${paidSums} FROM act_line a JOIN act t ON t.id = a.act_id
        WHERE a.month = $1 AND t.provider_id = $2 AND t.state <> 'replaced' GROUP BY a.child_id) AS s`,
    [first, providerId],
  );
  return new Map(rows.map(({ child_id, ...paid }) => [child_id, paid]));
}

/** The highest sequence among the month's act numbers; 0 for none. */
export async function lastActNumber(sql: Runs, first: Day): Promise<number> {
  const [row] = await sql.query<{ last: number | null }>(
    `SELECT max(split_part(number, '/', 2)::integer) AS last FROM act WHERE month = $1`,
    [first],
  );
  return row?.last ?? 0;
}

export interface NewAct {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly provider: ClosingProvider;
  readonly registerId: string;
  readonly totals: ActTotals;
  readonly lines: readonly (ActLine & { readonly normId: string; readonly serviceMonth: Month })[];
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
}

/** Acts with lines, bytes and first move, each in one statement. */
export async function insertActs(sql: Runs, first: Day, acts: readonly NewAct[], at: string): Promise<void> {
  if (acts.length === 0) return;
  const ids = acts.map(({ id }) => id);
  const providers = acts.map(({ provider }) => provider.id);
  await sql.query(
    `INSERT INTO act (id, number, provider_id, month, version, district, register_id, contract_id, payer, children, payable_days,
                      total_tiyn, local_tiyn, republican_tiyn, made_at, state, desk, holder_id, since)
     SELECT n.id, n.number, n.provider_id, $1, n.version, n.district, n.register_id, n.contract_id, n.payer, n.children, n.payable_days,
            n.total, n.local, n.republican, $14::timestamptz, 'draft', 'provider', n.holder_id, $14::timestamptz
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::integer[],
                   $10::integer[], $11::bigint[], $12::bigint[], $13::bigint[], $15::uuid[], $16::smallint[])
         AS n (id, number, provider_id, district, register_id, contract_id, payer, children, payable_days, total, local,
               republican, holder_id, version)`,
    [
      first,
      ids,
      acts.map(({ number }) => number),
      providers,
      acts.map(({ provider }) => provider.district),
      acts.map(({ registerId }) => registerId),
      acts.map(({ provider }) => provider.contractId),
      acts.map(({ provider }) => provider.payer),
      acts.map(({ totals }) => totals.children),
      acts.map(({ totals }) => totals.payableDays),
      acts.map(({ totals }) => totals.total),
      acts.map(({ totals }) => totals.local),
      acts.map(({ totals }) => totals.republican),
      at,
      acts.map(({ provider }) => provider.headId),
      acts.map(({ version }) => version),
    ],
  );
  await insertLines(sql, acts);
  await sql.query(
    `INSERT INTO act_document (act_id, provider_id, bytes, sha256)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[])`,
    [ids, providers, acts.map(({ bytes }) => Buffer.from(bytes)), acts.map(({ sha256 }) => sha256)],
  );
  await sql.query(
    `INSERT INTO act_move (act_id, seq, provider_id, district, at, to_state, desk)
     SELECT id, 1, provider_id, district, $2::timestamptz, 'draft', 'provider' FROM act WHERE id = ANY ($1::uuid[])`,
    [ids, at],
  );
}

async function insertLines(sql: Runs, acts: readonly NewAct[]): Promise<void> {
  const rows = acts.flatMap((act) => act.lines.map((line) => ({ act, line })));
  await sql.query(
    `INSERT INTO act_line (month, act_id, child_id, provider_id, norm_id, payable_days, working_days, total_tiyn, local_tiyn,
                           republican_tiyn)
     SELECT * FROM unnest($1::date[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::smallint[],
                          $8::bigint[], $9::bigint[], $10::bigint[])`,
    [
      rows.map(({ line }) => `${line.serviceMonth}-01`),
      rows.map(({ act }) => act.id),
      rows.map(({ line }) => line.childId),
      rows.map(({ act }) => act.provider.id),
      rows.map(({ line }) => line.normId),
      rows.map(({ line }) => line.payableDays),
      rows.map(({ line }) => line.workingDays),
      rows.map(({ line }) => line.total),
      rows.map(({ line }) => line.local),
      rows.map(({ line }) => line.republican),
    ],
  );
}
