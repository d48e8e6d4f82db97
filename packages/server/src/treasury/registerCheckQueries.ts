/** SQL of the checks of a payment register: what its lines and its money stand on. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';
import type { Payer } from './registerQueries.ts';

/**
 * Children of some acts whose days of a month would be paid more often than the month has working days, whatever is paid or on its
 * way beside; and all child-days of the acts.
 */
export async function paidTwice(sql: Runs, actIds: readonly string[]): Promise<{ days: number; children: number }> {
  const [row] = await sql.query<{ days: number; children: number }>(
    `WITH mine AS MATERIALIZED (
       SELECT l.month, l.child_id, l.payable_days FROM act a
         JOIN act_line l ON l.act_id = a.id AND l.month BETWEEN (a.month - interval '1 year')::date AND a.month
        WHERE a.id = ANY ($1::uuid[])
     ), sums AS (
       SELECT l.month, l.child_id FROM act_line l JOIN act a ON a.id = l.act_id
        WHERE (l.month, l.child_id) IN (SELECT month, child_id FROM mine)
          AND (l.act_id = ANY ($1::uuid[]) OR a.state = 'netted'
            OR EXISTS (SELECT FROM payment p WHERE p.act_id = l.act_id AND p.state NOT IN ('returned', 'cancelled')))
        GROUP BY l.month, l.child_id HAVING sum(l.payable_days) > max(l.working_days)
     )
     SELECT coalesce((SELECT sum(payable_days) FROM mine), 0)::integer AS days, (SELECT count(*) FROM sums)::integer AS children`,
    [actIds],
  );
  return row ?? { days: 0, children: 0 };
}

/** Acts of a payer and month with two signatures, in whatever register or none. */
export async function signedActs(
  sql: Runs,
  payer: Payer,
  month: Day,
): Promise<{ count: number; total: bigint; local: bigint; republican: bigint }> {
  const [row] = await sql.query<{ count: number; total: bigint; local: bigint; republican: bigint }>(
    `SELECT count(*)::integer AS count, coalesce(sum(payable_tiyn), 0)::bigint AS total, coalesce(sum(payable_local_tiyn), 0)::bigint AS local,
            coalesce(sum(payable_republican_tiyn), 0)::bigint AS republican
       FROM act WHERE payer = $1 AND month = $2 AND state IN ('signedByDepartment', 'held', 'inRegister', 'sent', 'paymentReturned', 'paid')`,
    [payer, month],
  );
  return row ?? { count: 0, total: 0n, local: 0n, republican: 0n };
}
