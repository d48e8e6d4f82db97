/** What tests of corrections need: entries into closed months, late confirmations and norms, and sums of acts in force, written and read as the owner. */
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { World } from './world.ts';

type One = { readonly id: string };

/** A mark of a closed month gets a new version, as `attendance.correctDay` makes it. */
export async function correctMark(world: World, child: One, day: Day, to: Mark, document = false): Promise<void> {
  const [before] = await world.query<{ version: number; mark: Mark; provider_id: string; care_group_id: string }>(
    'SELECT version, mark, provider_id, care_group_id FROM ~attendance_mark WHERE day = $1 AND child_id = $2 ORDER BY version DESC LIMIT 1',
    [day, child.id],
  );
  if (before === undefined) throw new Error(`no mark on ${day}`);
  const version = before.version + 1;
  await world.query(
    `INSERT INTO ~attendance_mark (day, child_id, version, provider_id, care_group_id, mark, document, marked_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now(), 'test')`,
    [day, child.id, version, before.provider_id, before.care_group_id, to, document],
  );
  const { personId } = await world.staff('head', { provider: { id: before.provider_id } });
  await world.query(
    `INSERT INTO ~mark_correction (id, month, day, child_id, provider_id, version, register_version, from_mark, to_mark, reason, person_id,
                                  made_at, bytes, sha256)
     SELECT $1, r.month, $2, $3, $4, $5, r.version, $6, $7, 'test', $8, $9::timestamptz, '\\x00', '\\x00' FROM ~register r
      WHERE r.provider_id = $4 AND r.month = date_trunc('month', $2::date::timestamp)::date ORDER BY r.version DESC LIMIT 1`,
    [world.newId(), day, child.id, before.provider_id, version, before.mark, to, personId, isoOf(world.house.now())],
  );
}

/** A guardian confirms a month late; the second time changes nothing. */
export async function confirmLate(world: World, child: One, provider: One, month: string): Promise<void> {
  await world.query(
    `INSERT INTO ~month_confirmation SELECT $3, child_id, $2, person_id, now(), 'cabinet' FROM ~guardianship WHERE child_id = $1
     ON CONFLICT DO NOTHING`,
    [child.id, provider.id, `${month}-01`],
  );
}

/** A norm of general groups from a day on, published now: it takes the place of the rest of the one in force. */
export async function lateNorm(world: World, from: Day, local: number, republican: number): Promise<void> {
  const [old] = await world.query<{ id: string; until: Day }>(
    `SELECT id, upper(period) AS until FROM ~norm WHERE group_kind = 'general' AND period @> $1::date AND lower(period) < $1`,
    [from],
  );
  if (old === undefined) return;
  await world.query('UPDATE ~norm SET period = daterange(lower(period), $2) WHERE id = $1', [old.id, from]);
  await world.query(
    `INSERT INTO ~norm (id, code, group_kind, hours, total_tiyn, local_tiyn, republican_tiyn, coefficient, period, legal_act, legal_date, known_at)
     VALUES ($1, 'late', 'general', 10.5, $2, $3, $4, 1, daterange($5, $6), 'test', $5, $7::timestamptz)`,
    [world.newId(), local + republican, local, republican, from, old.until, isoOf(world.house.now())],
  );
}

export interface ActSums {
  readonly month: Day;
  readonly total: bigint;
  readonly payable: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly in_local: bigint;
  readonly out_local: bigint;
  readonly out_republican: bigint;
}

/** Acts in force of a kindergarten, in order of their month. */
export function actsInForce(world: World, provider: One): Promise<ActSums[]> {
  return world.query<ActSums>(
    `SELECT month, total_tiyn AS total, payable_tiyn AS payable, payable_local_tiyn AS local, payable_republican_tiyn AS republican,
            carried_in_local_tiyn AS in_local, carried_out_local_tiyn AS out_local, carried_out_republican_tiyn AS out_republican
       FROM ~act WHERE provider_id = $1 AND state <> 'replaced' ORDER BY month, version`,
    [provider.id],
  );
}

/** What acts in force say of a child's month in a kindergarten. */
export async function saidOf(
  world: World,
  child: One,
  provider: One,
  month: string,
): Promise<{ days: number; total: bigint; local: bigint }> {
  const [row] = await world.query<{ days: number; total: bigint; local: bigint }>(
    `SELECT coalesce(sum(l.payable_days), 0)::integer AS days, coalesce(sum(l.total_tiyn), 0)::bigint AS total,
            coalesce(sum(l.local_tiyn), 0)::bigint AS local
       FROM ~act_line l JOIN ~act a ON a.id = l.act_id
      WHERE l.child_id = $1 AND l.provider_id = $2 AND l.month = $3 AND a.state <> 'replaced'`,
    [child.id, provider.id, `${month}-01`],
  );
  return row ?? { days: 0, total: 0n, local: 0n };
}
