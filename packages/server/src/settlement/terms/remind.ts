/**
 * Escalation of the thirty days: each open act goes through its steps once (domain/dueSteps.ts). Whose task it becomes is written down
 * with the step, and each person gets one message for all acts of a step. Run again it finds the steps taken.
 */
import type { Day } from '@balapan/domain/day.ts';
import { daysBetween } from '@balapan/domain/day.ts';
import { type DueStep, dueStepOn } from '@balapan/domain/dueSteps.ts';
import { dayAt, momentOf } from '@balapan/domain/moment.ts';
import { dueMessage } from '@balapan/domain/text/texts/message.ts';
import { job } from '../../kernel/actor.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { DueJob } from '../../kernel/jobs.ts';
import { changing, type OutboxItem } from '../../kernel/operation.ts';
import { readLanguage } from '../../privacy/requestQueries.ts';
import { policyOn } from '../../roster/policy.ts';
import { holderOf } from '../signQueries.ts';
import { type DueAct, dueActs, earliestStep, insertSteps, type TakenStep } from './remindQueries.ts';

/** Messages to an office go out when it opens. */
const hour = '09:00';

export const remindDue: DueJob = {
  name: 'settlement.remindDue',
  nextDue: async (sql, now) => {
    const { rules } = await policyOn(sql, dayAt(now));
    const day = await earliestStep(sql, rules.dueReminders);
    return day === null ? null : momentOf(day, hour);
  },
  run: (house) =>
    changing(house, job, 'settlement.remindDue', async ({ sql, now }) => {
      const today = dayAt(now);
      const { rules } = await policyOn(sql, today);
      const holders = new Map<string, string | null>();
      const taken: TakenStep[] = [];
      for (const act of await dueActs(sql, today, rules.dueReminders)) {
        const step = dueStepOn(act.due_on, today, rules);
        if (step === null) continue;
        taken.push({ ...act, step, personId: await taskOf(sql, act, step, today, holders) });
      }
      await insertSteps(sql, taken, now);
      const payload = { day: today, steps: taken.map(({ id, step, personId }) => ({ act: id, step, personId })) };
      return {
        answer: taken.length,
        events: [{ chain: null, subjectId: null, payload }],
        outbox: await messages(sql, taken, today),
      };
    }),
};

/** Who holds a desk's task where no person stands on the act, by the office whose turn it is. */
const roles = {
  provider: { holder: 'head', head: 'head' },
  department: { holder: 'departmentAccountant', head: 'departmentHead' },
  financialCentre: { holder: 'payerOperator', head: 'payerReleaser' },
} as const;

/** Who is told at a step: the holder of the desk, the head of that desk, the head of the Department. */
async function taskOf(
  sql: Runs,
  act: DueAct,
  step: DueStep,
  today: Day,
  known: Map<string, string | null>,
): Promise<string | null> {
  if (step === 'holder' && act.holder_id !== null) return act.holder_id;
  const office = step === 'late' ? 'department' : act.desk === 'provider' ? 'provider' : act.payer;
  const role = roles[office][step === 'late' ? 'head' : step];
  const place = office === 'provider' ? { providerId: act.provider_id } : { organisation: office };
  const key = `${role} ${Object.values(place).join()}`;
  const found = known.get(key) ?? (await holderOf(sql, role, place, today));
  known.set(key, found);
  return found;
}

/** One message a person and step: how many acts, and the days that the nearest of them has. */
async function messages(sql: Runs, taken: readonly TakenStep[], today: Day): Promise<OutboxItem[]> {
  const items: OutboxItem[] = [];
  const byTask = Map.groupBy(taken, ({ personId, step }) => `${step} ${personId ?? ''}`);
  for (const [key, acts] of byTask) {
    const personId = acts[0]?.personId ?? null;
    if (personId === null) continue;
    const days = Math.min(...acts.map((act) => daysBetween(today, act.due_on)));
    const text = dueMessage(await readLanguage(sql, personId), acts.length, days);
    items.push({ kind: 'message', key: `due ${today} ${key}`, payload: { template: 'due', personId, text } });
  }
  return items;
}
