/** SQL of the escalation of terms. */
import type { Desk } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { DueStep } from '@balapan/domain/dueSteps.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';
import type { Runs } from '../../kernel/audit.ts';

type Reminders = readonly [holder: number, head: number];

/** The day of the next step of each open act; `$1`, `$2`: days of the first two. An act that skipped a step does not go back to it. */
const nextSteps = `SELECT a.id, a.due_on, a.due_on + (ARRAY[-$1::integer, -$2::integer, 1])[s.taken + 1] AS day
  FROM act a CROSS JOIN LATERAL (SELECT coalesce(max(array_position(ARRAY['holder', 'head', 'late'], t.step)), 0) AS taken
         FROM act_due_step t WHERE t.act_id = a.id) s
 WHERE a.due_on IS NOT NULL AND a.state NOT IN ('paid', 'netted', 'replaced') AND s.taken < 3`;

export async function earliestStep(sql: Runs, [holder, head]: Reminders): Promise<Day | null> {
  const [row] = await sql.query<{ day: Day | null }>(`SELECT min(day) AS day FROM (${nextSteps}) n`, [holder, head]);
  return row?.day ?? null;
}

export interface DueAct {
  readonly id: string;
  readonly provider_id: string;
  readonly district: string;
  readonly payer: 'department' | 'financialCentre';
  readonly desk: Desk;
  readonly holder_id: string | null;
  readonly due_on: Day;
}

/** Open acts that have come to a step which is not taken yet; locked, so that no other run takes it too. */
export function dueActs(sql: Runs, today: Day, [holder, head]: Reminders): Promise<DueAct[]> {
  return sql.query<DueAct>(
    `SELECT a.id, a.provider_id, a.district, a.payer, a.desk, a.holder_id, a.due_on
       FROM act a JOIN (${nextSteps}) n ON n.id = a.id WHERE n.day <= $3::date ORDER BY a.id FOR UPDATE OF a`,
    [holder, head, today],
  );
}

export interface TakenStep extends DueAct {
  readonly step: DueStep;
  readonly personId: string | null;
}

export async function insertSteps(sql: Runs, taken: readonly TakenStep[], now: Moment): Promise<void> {
  await sql.query(
    `INSERT INTO act_due_step (act_id, step, provider_id, district, due_on, made_at, desk, person_id)
     SELECT id, step, provider, district, due, $8::timestamptz, desk, person
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::date[], $6::text[], $7::uuid[])
         AS n (id, step, provider, district, due, desk, person) ON CONFLICT (act_id, step) DO NOTHING`,
    [
      taken.map(({ id }) => id),
      taken.map(({ step }) => step),
      taken.map(({ provider_id }) => provider_id),
      taken.map(({ district }) => district),
      taken.map(({ due_on }) => due_on),
      taken.map(({ desk }) => desk),
      taken.map(({ personId }) => personId),
      isoOf(now),
    ],
  );
}
