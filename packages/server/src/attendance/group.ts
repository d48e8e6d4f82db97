/** What an educator sees: the groups of the house and the children of one on a day. */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { firstDay, monthOf } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { calendarOf } from '../roster/queries.ts';
import { ownGroup } from './mark.ts';
import { frozenAt, groupCounts, groupsOf, marksOf, staysIn } from './queries.ts';

/** Working days that are shown beside a child. */
const recentDays = 5;

export const groups = readOperation(attendanceRoutes.groups, async ({ input, now, sql, rule }) => {
  const day = input.day ?? dayAt(now);
  const rows = await groupsOf(sql, rule.own('g', 2), day);
  const counts = new Map(
    (
      await groupCounts(
        sql,
        rows.map(({ id }) => id),
        day,
      )
    ).map((row) => [row.care_group_id, row]),
  );
  return {
    day,
    isWorkingDay: (await calendarOf(sql)).isWorkingDay(day),
    groups: rows.map(({ id, name, language, age }) => {
      const { children = 0, marked = 0, present = 0 } = counts.get(id) ?? {};
      return { careGroupId: id, name, language, age, children, marked, present };
    }),
  };
});

export const group = readOperation(attendanceRoutes.group, async ({ input, now, sql, rule }) => {
  const own = await ownGroup(sql, rule, input.careGroupId);
  const today = dayAt(now);
  const day = input.day ?? today;
  const calendar = await calendarOf(sql);
  const stays = await staysIn(sql, own.id, day, day);
  const before = Array.from({ length: recentDays }, (_, at) => calendar.addWorkingDays(day, at - recentDays));
  const marks = await marksOf(
    sql,
    stays.map(({ child_id }) => child_id),
    before[0] ?? day,
    day,
  );
  const byCell = new Map(marks.map((row) => [`${row.child_id}/${row.day}`, row]));
  const children = stays.map(({ child_id, surname, given_name }) => {
    const held = byCell.get(`${child_id}/${day}`);
    return {
      childId: child_id,
      surname,
      givenName: given_name,
      mark: held?.mark ?? null,
      document: held?.document ?? false,
      version: held?.version ?? 0,
      markedAt: held === undefined ? null : localIsoOf(held.marked_at),
      recent: before.map((on) => ({ day: on, mark: byCell.get(`${child_id}/${on}`)?.mark ?? null })),
    };
  });
  return {
    careGroupId: own.id,
    name: own.name,
    language: own.language,
    age: own.age,
    day,
    isWorkingDay: calendar.isWorkingDay(day),
    frozen: (await frozenAt(sql, own.provider_id, firstDay(monthOf(day)))) !== null,
    dayOver: day < today,
    children,
    marked: children.filter((child) => child.mark !== null).length,
  };
});
