/** From a figure of an act to its lines, and from a line to the days of the child. */
import { actLineRoutes } from '@balapan/api/actLines.ts';
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { type ReadHandle, seeingAll } from '@balapan/database/scope.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import { asMonth, type Day, firstDay, lastDay, type Month } from '@balapan/domain/day.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { disputesOf } from '../attendance/disputeQueries.ts';
import { marksOf } from '../attendance/queries.ts';
import { cellsOf } from '../attendance/register.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { whoActed } from '../people/acting.ts';
import { calendarOf } from '../roster/queries.ts';
import { actLines, correctionsOf, type Named, namesInAct, saidByActs, standsIn, stayDays } from './actLineQueries.ts';
import { readAct } from './actReads.ts';
import { trueMonth } from './closing/trueMonth.ts';
import { ruledAct } from './ruledAct.ts';

export const lines = readOperation(actLineRoutes.actLines, async ({ input, sql, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const found = await actLines(sql, row.id, row.month, input);
  const gone = found.flatMap((line) => (line.name === '' ? [line.child_id] : []));
  const names = await namesOfAct(sql, row.id, gone);
  return {
    total: found[0]?.of ?? 0,
    rows: found.map((line) => ({
      childId: line.child_id,
      name: line.name === '' ? (names.get(line.child_id)?.name ?? '') : line.name,
      serviceMonth: asMonth(line.month.slice(0, 7)),
      norm: String(line.norm),
      payableDays: line.payable_days,
      workingDays: line.working_days,
      total: String(line.total_tiyn),
      local: String(line.local_tiyn),
      republican: String(line.republican_tiyn),
      reason: line.reason,
    })),
  };
});

/** Names of children whom the actor does not see any more, of an act that the actor was let see: they stand in what was signed. */
export async function namesOfAct(sql: ReadHandle, actId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Named>();
  return seeingAll(sql, (all) => namesInAct(all, actId, ids));
}

export const actChild = readOperation(actLineRoutes.actChild, async ({ input, sql, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const { childId, month } = input;
  if (!(await standsIn(sql, row.id, childId, firstDay(month)))) throw refuse('request.notFound');
  // A child that has left is seen by no kindergarten any more, and its leave of the year lies in others too.
  return seeingAll(sql, (all) => monthOfChild(all, row.id, row.provider_id, childId, month));
});

async function monthOfChild(sql: ReadHandle, actId: string, providerId: string, childId: string, month: Month) {
  const [first, last] = [firstDay(month), lastDay(month)];
  const marks = (await marksOf(sql, [childId], first, last)).filter((one) => one.provider_id === providerId);
  const workingDays = (await calendarOf(sql)).workingDays(month);
  const there = new Set(await stayDays(sql, providerId, childId, first, last));
  const disputes = await disputesOf(sql, [childId], first, last);
  const corrections = await correctionsOf(sql, providerId, childId, first);
  const { roles } = attendanceRoutes.correctDay.access;
  const acted = await whoActed(
    sql,
    corrections.map(({ person_id: personId, made_at: at }) => ({ personId, at, roles, places: [providerId] })),
  );
  const truth = await trueMonth(sql, month, { provider_id: providerId, child_id: childId });
  return {
    childId,
    name: (await namesInAct(sql, actId, [childId])).get(childId)?.name ?? '',
    month,
    workingDays: workingDays.length,
    // A month that came in a file has no marks: nothing is told of its days.
    cells:
      marks.length === 0
        ? []
        : cellsOf(
            workingDays.filter((day) => there.has(day)),
            marks,
            disputes,
          ),
    truth: truth === null ? null : { days: truth.days, total: String(truth.amount.total) },
    corrections: corrections.map((one, n) => ({
      correctionId: one.id,
      day: one.day as Day,
      from: one.from_mark as Mark | null,
      to: one.to_mark as Mark,
      reason: one.reason,
      person: one.person,
      acting: acted[n] === true,
      at: localIsoOf(one.made_at),
      signed: one.signed,
    })),
    said: (await saidByActs(sql, providerId, childId, first)).map((one) => ({
      actId: one.act_id,
      number: one.number,
      month: asMonth(one.month.slice(0, 7)),
      days: one.payable_days,
      total: String(one.total),
      reason: one.reason,
    })),
  };
}
