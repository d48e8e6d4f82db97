/** The month of one group as the head sees it (look/head-month-desktop.png): cells, days, the state's sum, the parents' word. */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { type Day, firstDay, lastDay } from '@balapan/domain/day.ts';
import type { SplitAmount } from '@balapan/domain/entitlement.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type Tiyn, zero } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { policyOn } from '../roster/policy.ts';
import { calendarOf } from '../roster/queries.ts';
import { addDays, childMonth, type DayMark, noDays } from './childMonth.ts';
import { type DisputeRow, disputesOf } from './disputeQueries.ts';
import {
  confirmations,
  frozenAt,
  groupCounts,
  groupsOf,
  leaveBefore,
  type MarkRow,
  marksOf,
  normsOf,
  type StayRow,
  staysIn,
} from './queries.ts';

/** Sees more than the actor: a child that has moved on keeps its name and its days in the register of its month. */
export const register = readOperation(
  attendanceRoutes.register,
  async ({ input, rule, sql }) => {
    const [first, last] = [firstDay(input.month), lastDay(input.month)];
    const groups = await groupsOf(sql, rule.own('g', 2), last);
    const counts = new Map(
      (
        await groupCounts(
          sql,
          groups.map(({ id }) => id),
          last,
        )
      ).map((row) => [row.care_group_id, row]),
    );
    const chosen = input.careGroupId === undefined ? groups[0] : groups.find(({ id }) => id === input.careGroupId);
    if (input.careGroupId !== undefined && chosen === undefined) throw refuse('request.notFound');
    const workingDays = (await calendarOf(sql)).workingDays(input.month);
    const { rules } = await policyOn(sql, last);
    const stays = chosen === undefined ? [] : await staysIn(sql, chosen.id, first, last);
    const children = [...new Map(stays.map((stay) => [stay.child_id, stay])).values()];
    const ids = children.map(({ child_id }) => child_id);
    const marks = Map.groupBy(
      (await marksOf(sql, ids, first, last)).filter((row) => row.care_group_id === chosen?.id),
      (row) => row.child_id,
    );
    const disputes = Map.groupBy(await disputesOf(sql, ids, first, last), (row) => row.child_id);
    const norms = chosen === undefined ? [] : await normsOf(sql, chosen, first, last);
    const [leave, confirmed] = [
      await leaveBefore(sql, ids, first),
      await confirmations(sql, ids, first, chosen?.provider_id ?? null),
    ];
    const rows = children.map(({ child_id, surname, given_name }) => {
      const [own, doubts] = [marks.get(child_id) ?? [], disputes.get(child_id) ?? []];
      const facts = { workingDays: workingDays.length, norms, rules, leaveBefore: leave.get(child_id) ?? 0 };
      const { days, amount } = childMonth(dayMarks(own, doubts), facts);
      return {
        childId: child_id,
        name: `${surname} ${given_name}`.trim(),
        cells: cellsOf(
          workingDays.filter((day) => isThere(stays, child_id, day)),
          own,
          doubts,
        ),
        days,
        split: amount,
        amount: amountText(amount),
        confirmed: confirmed.has(child_id),
      };
    });
    const open = rows.reduce((sum, row) => sum + row.cells.filter(({ disputed }) => disputed).length, 0);
    const frozen = chosen === undefined ? null : await frozenAt(sql, chosen.provider_id, first);
    return {
      month: input.month,
      workingDays: [...workingDays],
      frozenAt: frozen === null ? null : localIsoOf(frozen),
      groups: groups.map(({ id, name }) => ({
        careGroupId: id,
        name,
        children: counts.get(id)?.children ?? 0,
        openDisputes: id === chosen?.id ? open : 0,
      })),
      careGroupId: chosen?.id ?? null,
      rows: rows.map(({ split: _, ...row }) => row),
      presentByDay: workingDays.map(
        (day) => rows.filter((row) => row.cells.some((cell) => cell.day === day && cell.mark === 'present')).length,
      ),
      total: {
        days: rows.reduce((sum, row) => addDays(sum, row.days), noDays),
        amount: amountText(rows.reduce((sum, row) => addSplit(sum, row.split), noAmount)),
        confirmed: rows.filter((row) => row.confirmed).length,
      },
    };
  },
  {
    wide: 'children of the group who have left it since; groups, marks and confirmations are named by their kindergarten',
  },
);

/** Whether a child was in the group on a day; before and after there is no cell. */
const isThere = (stays: readonly StayRow[], childId: string, day: Day): boolean =>
  stays.some(
    ({ child_id, period: { from, to } }) =>
      child_id === childId && (from === null || from <= day) && (to === null || day < to),
  );

/** Marks with what an open dispute says instead. */
export function dayMarks(marks: readonly MarkRow[], disputes: readonly DisputeRow[]): DayMark[] {
  const open = new Map(disputes.filter(({ state }) => state === 'open').map(({ day, claim }) => [day, claim]));
  return marks.map(({ day, mark, document }) => ({ day, mark, document, claim: open.get(day) ?? null }));
}

export function cellsOf(days: readonly Day[], marks: readonly MarkRow[], disputes: readonly DisputeRow[]) {
  const byDay = new Map(marks.map((row) => [row.day, row]));
  const open = new Set(disputes.filter(({ state }) => state === 'open').map(({ day }) => day));
  return days.map((day) => {
    const row = byDay.get(day);
    return {
      day,
      mark: row?.mark ?? null,
      document: row?.document ?? false,
      corrected: (row?.version ?? 0) > 1,
      disputed: open.has(day),
    };
  });
}

export const noAmount: SplitAmount = { total: zero, local: zero, republican: zero };

export function addSplit(a: SplitAmount, b: SplitAmount): SplitAmount {
  const add = (x: Tiyn, y: Tiyn): Tiyn => (x + y) as Tiyn;
  return { total: add(a.total, b.total), local: add(a.local, b.local), republican: add(a.republican, b.republican) };
}

export function amountText({ total, local, republican }: SplitAmount) {
  return { total: String(total), local: String(local), republican: String(republican) };
}
