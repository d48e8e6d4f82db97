/** SQL of the charges of the parents' fee. */
import type { Day } from '@balapan/domain/day.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';

/** The fee of a whole month that is in force on a day. */
export async function feeOn(sql: Runs, day: Day): Promise<bigint | null> {
  const [row] = await sql.query<{ amount_tiyn: bigint }>(
    'SELECT amount_tiyn FROM parent_fee WHERE period @> $1::date',
    [day],
  );
  return row?.amount_tiyn ?? null;
}

/**
 * Days of each child by the newest frozen register of each kindergarten. Just closed, the lines are not in the planner's statistics:
 * asked for by a list of registers they are read once, joined they were read once a register.
 */
export function attendedDays(
  sql: Runs,
  month: Day,
  providers: readonly string[],
): Promise<
  {
    provider_id: string;
    child_id: string;
    register_id: string;
    present: number;
    payable: number;
    working_days: number;
  }[]
> {
  return sql.query(
    `WITH newest AS MATERIALIZED (
       SELECT r.id, r.provider_id, r.working_days FROM register r
        WHERE r.month = $1 AND r.provider_id = ANY ($2::uuid[])
          AND NOT EXISTS (SELECT FROM register n WHERE n.provider_id = r.provider_id AND n.month = r.month AND n.version > r.version)
     ), counted AS MATERIALIZED (
       SELECT l.register_id, l.child_id, sum(l.present)::integer AS present, sum(l.payable)::integer AS payable
         FROM register_line l WHERE l.month = $1 AND l.register_id = ANY (ARRAY(SELECT id FROM newest)) GROUP BY 1, 2
     )
     SELECT n.provider_id, c.child_id, n.id AS register_id, n.working_days::integer, c.present, c.payable
       FROM counted c JOIN newest n ON n.id = c.register_id ORDER BY 1, 2`,
    [month, providers],
  );
}

export interface ChargedRow {
  readonly provider_id: string;
  readonly child_id: string;
  readonly register_id: string;
  readonly working_days: number;
  readonly version: number;
  readonly amount: bigint;
}

/** The newest version of each charge of the month. */
export function chargedBefore(sql: Runs, month: Day, providers: readonly string[]): Promise<ChargedRow[]> {
  return sql.query<ChargedRow>(
    `SELECT DISTINCT ON (provider_id, child_id) provider_id, child_id, register_id, working_days::integer, version::integer, amount_tiyn AS amount
       FROM fee_charge WHERE month = $1 AND provider_id = ANY ($2::uuid[]) ORDER BY provider_id, child_id, version DESC`,
    [month, providers],
  );
}

export interface NewCharge {
  readonly providerId: string;
  readonly childId: string;
  readonly version: number;
  readonly journalId: string;
  readonly registerId: string;
  readonly days: number;
  readonly workingDays: number;
  readonly fee: Tiyn;
  readonly amount: Tiyn;
}

export async function insertCharges(sql: Runs, month: Day, charges: readonly NewCharge[]): Promise<void> {
  if (charges.length === 0) return;
  await sql.query(
    `INSERT INTO fee_charge (month, provider_id, child_id, version, journal_id, register_id, days, working_days, fee_tiyn, amount_tiyn)
     SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::uuid[], $6::uuid[], $7::smallint[], $8::smallint[], $9::bigint[],
       $10::bigint[]) AS n`,
    [
      month,
      charges.map(({ providerId }) => providerId),
      charges.map(({ childId }) => childId),
      charges.map(({ version }) => version),
      charges.map(({ journalId }) => journalId),
      charges.map(({ registerId }) => registerId),
      charges.map(({ days }) => days),
      charges.map(({ workingDays }) => workingDays),
      charges.map(({ fee }) => fee),
      charges.map(({ amount }) => amount),
    ],
  );
}
