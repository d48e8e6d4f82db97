/** Groups that were marked on days for which no norm holds: their kindergarten is not closed until one does. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import { normOfStretch } from '../../roster/normSql.ts';
import type { MonthPlan } from './monthPlan.ts';

export interface NormGap {
  readonly providerId: string;
  /** Number in the roster. */
  readonly number: number;
  readonly group: string;
  readonly kind: string;
  readonly hours: number;
  readonly from: Day;
  readonly to: Day;
  /** Marked days between them. */
  readonly days: number;
}

export function normGaps(sql: Runs, { month, stretches }: MonthPlan, providers: readonly string[]): Promise<NormGap[]> {
  return sql.query<NormGap>(
    `WITH ${normOfStretch}
     SELECT p.id AS "providerId", p.number, g.name AS "group", g.kind, g.hours::double precision AS hours, min(m.day) AS "from",
            max(m.day) AS "to", count(DISTINCT m.day)::integer AS days
       FROM norm_of n JOIN care_group g ON g.id = n.care_group_id JOIN provider p ON p.id = g.provider_id
       JOIN attendance_mark m ON m.provider_id = p.id AND m.care_group_id = g.id AND m.day BETWEEN $1 AND $2
        AND width_bucket(m.day, $5::date[]) = n.stretch
      WHERE n.norm_id IS NULL AND $4::boolean
      GROUP BY p.id, p.number, g.id, g.name, g.kind, g.hours ORDER BY p.number, g.name`,
    [month.first, month.last, providers, true, stretches],
  );
}
