/** Lateness by payer and by desk, of all months of the last year. Sums of acts only: no child, no person. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Desk } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';

export interface PayerLateness {
  readonly payer: 'department' | 'financialCentre';
  /** Acts that were paid, and those of them that were paid after their term. */
  readonly paid: number;
  readonly paid_late: number;
  /** Acts with two signatures that wait for money, and those of them past their term. */
  readonly waiting: number;
  readonly late: number;
  readonly late_tiyn: bigint;
}

export function readPayerLateness(sql: ReadHandle, today: Day): Promise<PayerLateness[]> {
  return sql.query<PayerLateness>(
    `SELECT a.payer, count(p.id)::int AS paid, (count(p.id) FILTER (WHERE p.settled_on > a.due_on))::int AS paid_late,
       (count(*) FILTER (WHERE a.state <> 'paid'))::int AS waiting,
       (count(*) FILTER (WHERE a.state <> 'paid' AND a.due_on < $1::date))::int AS late,
       coalesce(sum(a.payable_tiyn) FILTER (WHERE a.state <> 'paid' AND a.due_on < $1::date), 0)::bigint AS late_tiyn
     FROM act a LEFT JOIN payment p ON p.act_id = a.id AND p.state = 'confirmed' AND p.settled_on <= $1
     WHERE a.due_on IS NOT NULL AND a.state NOT IN ('netted', 'replaced') AND a.month > $1::date - interval '1 year'
     GROUP BY a.payer ORDER BY a.payer`,
    [today],
  );
}

export interface DeskLateness {
  readonly desk: Desk;
  readonly acts: number;
  readonly late: number;
  readonly late_tiyn: bigint;
  /** Full days that the oldest has lain on the desk. */
  readonly longest: number;
}

export function readDeskLateness(sql: ReadHandle, today: Day): Promise<DeskLateness[]> {
  return sql.query<DeskLateness>(
    `SELECT a.desk, count(*)::int AS acts, (count(*) FILTER (WHERE a.due_on < $1::date))::int AS late,
       coalesce(sum(a.payable_tiyn) FILTER (WHERE a.due_on < $1::date), 0)::bigint AS late_tiyn,
       greatest(0, $1::date - min((a.since AT TIME ZONE r.zone)::date))::int AS longest
     FROM act a CROSS JOIN region r WHERE a.desk <> 'closed' AND a.state NOT IN ('paid', 'netted', 'replaced') GROUP BY a.desk
     ORDER BY array_position(ARRAY['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank'], a.desk)`,
    [today],
  );
}
