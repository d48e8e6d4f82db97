/** SQL of the acts that a closing makes: what their lines need, and the rows themselves. */
import type { ActLine, ActTotals, SourceAmount } from '@balapan/domain/act.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../../kernel/audit.ts';
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
      WHERE e.provider_id = ANY ($1::uuid[]) AND e.period && daterange($2, $3, '[]') ORDER BY lower(e.period)`,
    [providers, month.first, month.last],
  );
  return new Map(rows.map((row) => [row.child_id, row.number]));
}

/** What the acts in force of some kindergartens leave over: their lines less what they pay. Absent: no act at all. */
export async function carriedIn(sql: Runs, providers: readonly string[]): Promise<Map<string, SourceAmount>> {
  const rows = await sql.query<{ provider_id: string; local: bigint; republican: bigint }>(
    `SELECT provider_id, sum(local_tiyn - payable_local_tiyn)::bigint AS local,
            sum(republican_tiyn - payable_republican_tiyn)::bigint AS republican
       FROM act WHERE provider_id = ANY ($1::uuid[]) AND state <> 'replaced' GROUP BY provider_id`,
    [providers],
  );
  return new Map(
    rows.map(({ provider_id, local, republican }) => [
      provider_id,
      { local: tiyn(local), republican: tiyn(republican) },
    ]),
  );
}

/** Children of whose month the acts in force of a kindergarten speak. */
export function spokenOf(
  sql: Runs,
  month: Day,
  providerId: string,
): Promise<{ provider_id: string; child_id: string }[]> {
  return sql.query(
    `SELECT DISTINCT t.provider_id, l.child_id FROM act t JOIN act_line l ON l.act_id = t.id AND l.month = $1
      WHERE t.provider_id = $2 AND t.state <> 'replaced'`,
    [month, providerId],
  );
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
  readonly carriedIn: SourceAmount;
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
                      total_tiyn, local_tiyn, republican_tiyn, carried_in_local_tiyn, carried_in_republican_tiyn, made_at, state, desk, holder_id, since)
     SELECT n.id, n.number, n.provider_id, $1, n.version, n.district, n.register_id, n.contract_id, n.payer, n.children, n.payable_days,
            n.total, n.local, n.republican, n.carried_local, n.carried_republican, $14::timestamptz, 'draft', 'provider', n.holder_id, $14::timestamptz
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::integer[],
                   $10::integer[], $11::bigint[], $12::bigint[], $13::bigint[], $15::uuid[], $16::smallint[], $17::bigint[], $18::bigint[])
         AS n (id, number, provider_id, district, register_id, contract_id, payer, children, payable_days, total, local,
               republican, holder_id, version, carried_local, carried_republican)`,
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
      acts.map((act) => act.carriedIn.local),
      acts.map((act) => act.carriedIn.republican),
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
                           republican_tiyn, reason)
     SELECT * FROM unnest($1::date[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::smallint[],
                          $8::bigint[], $9::bigint[], $10::bigint[], $11::text[])`,
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
      rows.map(({ line }) => line.reason),
    ],
  );
}
