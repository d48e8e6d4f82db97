/** A day that a parent disputes is held until the kindergarten answers; the rest of the month is paid (domain.md 2.10). */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { seeingAll, type WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { workingTerm } from '@balapan/domain/terms.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { calendarOf } from '../roster/queries.ts';
import { frozenVersion, insertCorrection } from './correctionQueries.ts';
import {
  disputesOf,
  insertDispute,
  lastNumber,
  listDisputes,
  lockDispute,
  type NewDispute,
  setAnswer,
} from './disputeQueries.ts';
import { disputeView } from './myMonth.ts';
import { frozenAtAll } from './pastMonths.ts';
import { providerOn } from './placeQueries.ts';
import { insertMarks, marksOf } from './queries.ts';

/** Working days in which the kindergarten answers: our reading, nothing is published ([P]). */
const answerWorkingDays = 5;

export const dispute = writeOperation(attendanceRoutes.dispute, async ({ input, actor, now, sql, rule }) => {
  const { disputeId, childId, day, claim, note } = input;
  rule.allow(rowOfChild(childId));
  const told = (one: { number: number; answer_by: Day }, chain: string, before: 'new' | 'known') => ({
    answer: { disputeId, number: one.number, answerBy: one.answer_by },
    events: [{ chain, subjectId: childId, payload: { disputeId, day, claim, before } }] as const,
  });
  const before = (await disputesOf(sql, [childId], day, day)).find(({ id }) => id === disputeId);
  if (before !== undefined) return told(before, before.provider_id, 'known');
  const providerId = await providerOn(sql, childId, day);
  const [held] = await marksOf(sql, [childId], day, day);
  if (providerId === null || held === undefined || actor.personId === null)
    throw refuseField('day', 'request.notFound');
  if (held.mark === claim) throw refuseField('claim', 'request.invalid');
  if (day > dayAt(now)) throw refuseField('day', 'mark.future');
  if ((await frozenAtAll(sql, providerId, day)) !== null) throw refuse('register.frozen');
  const { lastDay: answerBy } = workingTerm(now, answerWorkingDays, await calendarOf(sql));
  const fresh = { id: disputeId, day, childId, providerId, personId: actor.personId, claim, note, answerBy };
  const number = await insertNumbered(sql, fresh, now);
  return told({ number, answer_by: answerBy }, providerId, 'new');
});

/** Numbers go through the whole region, a guardian sees only the own ones: asked with the region's scope, tried again if taken. */
async function insertNumbered(sql: WriteHandle, fresh: Omit<NewDispute, 'number'>, now: number): Promise<number> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const number = (await seeingAll(sql, lastNumber)) + 1 + attempt;
    if (await insertDispute(sql, { ...fresh, number }, now)) return number;
    const open = await disputesOf(sql, [fresh.childId], fresh.day, fresh.day);
    if (open.some(({ state }) => state === 'open')) throw refuseField('day', 'request.stale');
  }
  throw refuse('request.stale');
}

export const answerDispute = writeOperation(
  attendanceRoutes.answerDispute,
  async ({ input, actor, now, newId, sql, rule }) => {
    const row = await lockDispute(sql, input.disputeId);
    if (row === null) throw refuse('request.notFound');
    rule.allow({ child: row.child_id, provider: row.provider_id, state: row.state });
    const [held] = await marksOf(sql, [row.child_id], row.day, row.day);
    // After the register was frozen it is an entry into a closed month: the next act says the difference.
    const registerVersion = await frozenVersion(sql, row.provider_id, row.day);
    const corrects = input.verdict === 'upheld' && held !== undefined && held.mark !== row.claim;
    if (corrects) {
      const of = { providerId: row.provider_id, careGroupId: held.care_group_id, day: row.day, by: actor.personId };
      const fresh = { childId: row.child_id, version: held.version + 1, mark: row.claim, document: held.document };
      if ((await insertMarks(sql, of, [{ ...fresh, reason: `№ ${row.number}: ${input.answer}` }], now)) !== 1)
        throw refuse('request.stale');
      if (registerVersion !== null && actor.personId !== null)
        await insertCorrection(
          sql,
          {
            ...{ id: newId(), day: row.day, childId: row.child_id, providerId: row.provider_id, registerVersion },
            ...{ version: fresh.version, from: held.mark, to: row.claim, reason: input.answer },
            ...{ disputeId: row.id, personId: actor.personId, signed: null },
          },
          now,
        );
    }
    await setAnswer(sql, row.id, input.verdict, input.answer, now);
    const payload = {
      dispute: { id: row.id, number: row.number, before: 'open', after: input.verdict },
      mark: corrects ? { day: row.day, childId: row.child_id, before: held.mark, after: row.claim } : null,
    };
    return {
      answer: { state: input.verdict, corrected: corrects },
      events: [{ chain: row.provider_id, subjectId: row.child_id, payload }],
    };
  },
);

export const disputes = readOperation(attendanceRoutes.disputes, async ({ input, sql, rule }) => {
  const rows = await listDisputes(sql, input.state ?? null, rule.own('d', 4), input);
  return { total: rows[0]?.of ?? 0, rows: rows.map(disputeView) };
});
