/** An educator marks a group's day (domain.md 2.9): sent twice it changes nothing, another mark is a new version with a reason. */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { markRefusal } from '@balapan/domain/attendance.ts';
import { addDays, type Day, firstDay, monthOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { calendarOf } from '../roster/queries.ts';
import {
  frozenAt,
  type GroupRow,
  groupOf,
  insertMarks,
  marksOf,
  type NewMark,
  type StayRow,
  staysIn,
} from './queries.ts';

/** The group, if the rule allows it. @throws DomainError `request.notFound` */
export async function ownGroup(sql: Runs, rule: RuleAtWork<'careGroup'>, careGroupId: string): Promise<GroupRow> {
  const group = await groupOf(sql, careGroupId);
  if (group === null) throw refuse('request.notFound');
  rule.allow({ careGroup: group.id, provider: group.provider_id });
  return group;
}

export const mark = writeOperation(attendanceRoutes.mark, async ({ input, actor, now, sql, rule }) => {
  const group = await ownGroup(sql, rule, input.careGroupId);
  const { day } = input;
  const today = dayAt(now);
  const isFrozen = (await frozenAt(sql, group.provider_id, firstDay(monthOf(day)))) !== null;
  const isWorkingDay = (await calendarOf(sql)).isWorkingDay(day);
  const stays = Map.groupBy(
    await staysIn(sql, group.id, addDays(day, -400), addDays(day, 400)),
    (stay) => stay.child_id,
  );
  const ids = input.marks.map(({ childId }) => childId);
  if (new Set(ids).size !== ids.length) throw refuseField('marks', 'request.invalid');
  const before = new Map((await marksOf(sql, ids, day, day)).map((row) => [row.child_id, row]));

  const fresh: NewMark[] = [];
  for (const [at, { childId, mark: given, document }] of input.marks.entries()) {
    const field = `marks.${at}`;
    const stay = stayOn(stays.get(childId) ?? [], day);
    if (stay === null) throw refuseField(field, 'request.notFound');
    const refusal = markRefusal(given, {
      day,
      today,
      isWorkingDay,
      // The order that closes a group is the document of its quarantine.
      isClosed: given === 'quarantine' && document,
      enrolledFrom: (stay.period.from ?? day) as Day,
      enrolledTo: stay.period.to === null ? null : addDays(stay.period.to as Day, -1),
      isFrozen,
    });
    if (refusal !== null) throw refuseField(field, refusal);
    const old = before.get(childId);
    if (old !== undefined && old.mark === given && old.document === document) continue;
    if (old !== undefined && day < today && input.reason === undefined) throw refuseField('reason', 'field.required');
    const reason = old === undefined ? null : (input.reason ?? 'sameDay');
    fresh.push({ childId, version: (old?.version ?? 0) + 1, mark: given, document, reason });
  }
  const of = { providerId: group.provider_id, careGroupId: group.id, day, by: actor.personId };
  if ((await insertMarks(sql, of, fresh, now)) !== fresh.length) throw refuse('request.stale');
  const corrected = fresh.filter(({ version }) => version > 1).length;
  const changed = fresh.map((row) => ({ ...row, before: before.get(row.childId)?.mark ?? null }));
  return {
    answer: { written: fresh.length - corrected, corrected, unchanged: input.marks.length - fresh.length },
    events: [{ chain: group.provider_id, subjectId: group.id, payload: { day, marks: changed } }],
  };
});

/** The stay that holds the day, or else the nearest one, so that the refusal can say «before» or «after». */
export function stayOn(stays: readonly StayRow[], day: Day): StayRow | null {
  const holds = ({ period }: StayRow): boolean =>
    (period.from === null || period.from <= day) && (period.to === null || day < period.to);
  return stays.find(holds) ?? stays.at(-1) ?? null;
}
