/** SQL of closed months whose fee nobody has charged yet. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

/** Newest registers that were frozen since `$1` and not taken up. */
const open = `register r WHERE r.frozen_at > $1::timestamptz
  AND NOT EXISTS (SELECT FROM register n WHERE n.provider_id = r.provider_id AND n.month = r.month AND n.version > r.version)
  AND NOT EXISTS (SELECT FROM fee_taken f WHERE f.register_id = r.id)`;

export interface ClosedRow {
  readonly id: string;
  readonly provider_id: string;
  readonly month: Day;
}

/** When the first of them was frozen; `null`: none waits. */
export async function earliestClosed(sql: Pick<Runs, 'query'>, since: Moment): Promise<Moment | null> {
  const [row] = await sql.query<{ at: number | null }>(`SELECT min(r.frozen_at) AS at FROM ${open}`, [isoOf(since)]);
  return row?.at ?? null;
}

export function untaken(sql: Runs, since: Moment, most: number): Promise<ClosedRow[]> {
  return sql.query<ClosedRow>(`SELECT r.id, r.provider_id, r.month FROM ${open} ORDER BY r.frozen_at, r.id LIMIT $2`, [
    isoOf(since),
    most,
  ]);
}

/** Those of the kindergartens that were charged for the month before. */
export async function chargedAlready(sql: Runs, month: Day, providers: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(
    `SELECT id FROM unnest($2::uuid[]) AS p (id)
      WHERE EXISTS (SELECT FROM fee_charge c WHERE c.provider_id = p.id AND c.month = $1)`,
    [month, providers],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function takeRegisters(sql: Runs, registers: readonly ClosedRow[], now: Moment): Promise<void> {
  await sql.query(
    `INSERT INTO fee_taken (register_id, provider_id, taken_at)
     SELECT n.id, n.provider_id, $3::timestamptz FROM unnest($1::uuid[], $2::uuid[]) AS n (id, provider_id) ON CONFLICT DO NOTHING`,
    [registers.map(({ id }) => id), registers.map(({ provider_id }) => provider_id), isoOf(now)],
  );
}
