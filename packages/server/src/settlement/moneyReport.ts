/** How long kindergartens wait for their money: public, because a delay that everybody sees is shorter (domain.md 3). */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { reading } from '@balapan/database/scope.ts';
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { daysLate } from '@balapan/domain/terms.ts';
import { system } from '../kernel/actor.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation, scopeOf } from '../kernel/operation.ts';
import type { ActListRow } from './actReads.ts';

/** Sums of whole kindergartens only, no child and no person: the whole region is read for anybody who asks. */
export const moneyReport = readOperation(settlementRoutes.moneyReport, ({ input, now, house }) =>
  reading(house.pool, scopeOf(house, system), async (sql) => {
    const today = dayAt(now);
    const values = [`${input.month}-01`, input.providerId ?? null];
    const late = await lateActs(sql, [...values, today]);
    return {
      month: input.month,
      states: (await states(sql, values)).map((row) => ({ ...row, total: String(row.total) })),
      daysToMoney: await daysToMoney(sql, values),
      late: late.map((row) => ({
        number: row.number,
        provider: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
        desk: row.desk,
        dueOn: row.due_on,
        daysLate: daysLate(row.due_on, today),
        total: String(row.total_tiyn),
      })),
    };
  }),
);

function states(
  sql: Runs,
  values: unknown[],
): Promise<{ state: ActState; desk: ActListRow['desk']; acts: number; total: bigint }[]> {
  return sql.query(
    `SELECT state, desk, count(*)::integer AS acts, sum(payable_tiyn)::bigint AS total FROM act
      WHERE month = $1 AND state <> 'replaced' AND ($2::uuid IS NULL OR provider_id = $2) GROUP BY state, desk ORDER BY acts DESC`,
    values,
  );
}

/** Days from the second signature to the bank's confirmation, by the city's days. */
function daysToMoney(sql: Runs, values: unknown[]): Promise<{ days: number; acts: number }[]> {
  return sql.query(
    `SELECT greatest(0, p.settled_on - (a.department_signed_at AT TIME ZONE 'Asia/Almaty')::date) AS days, count(*)::integer AS acts
       FROM act a JOIN payment p ON p.act_id = a.id AND p.state = 'confirmed'
      WHERE a.month = $1 AND ($2::uuid IS NULL OR a.provider_id = $2) AND a.department_signed_at IS NOT NULL AND p.settled_on IS NOT NULL
      GROUP BY 1 ORDER BY 1`,
    values,
  );
}

function lateActs(
  sql: Runs,
  values: unknown[],
): Promise<
  {
    number: string;
    name_kk: string;
    name_ru: string;
    name_en: string;
    desk: ActListRow['desk'];
    due_on: Day;
    total_tiyn: bigint;
  }[]
> {
  return sql.query(
    `SELECT a.number, p.name_kk, p.name_ru, p.name_en, a.desk, a.due_on, a.payable_tiyn AS total_tiyn
       FROM act a JOIN provider p ON p.id = a.provider_id
      WHERE a.month = $1 AND ($2::uuid IS NULL OR a.provider_id = $2) AND a.due_on < $3::date AND a.state NOT IN ('paid', 'netted', 'replaced')
      ORDER BY a.due_on, a.number LIMIT 200`,
    values,
  );
}
