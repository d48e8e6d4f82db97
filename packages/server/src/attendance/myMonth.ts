/** A child's month as its parent sees it on a telephone (look/parent-month-phone.png), and the parent's confirmation. */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { daysOfMonth, firstDay, lastDay } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { confirmationDue, daysLate, daysLeft } from '@balapan/domain/terms.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { policyOn } from '../roster/policy.ts';
import { calendarOf } from '../roster/queries.ts';
import { childMonth, childMonthIfUpheld } from './childMonth.ts';
import { type DisputeRow, disputesOf } from './disputeQueries.ts';
import { frozenAtAll, leaveBeforeAll } from './pastMonths.ts';
import { childOf, markerNames, placeOf } from './placeQueries.ts';
import { confirmations, insertConfirmation, marksOf, normsOf, parentFeeOn } from './queries.ts';
import { amountText, cellsOf, dayMarks, noAmount } from './register.ts';

export const myMonth = readOperation(attendanceRoutes.myMonth, async ({ input, now, sql, rule }) => {
  const { childId, month } = input;
  rule.allow(rowOfChild(childId));
  const child = await childOf(sql, childId);
  if (child === null) throw refuse('request.notFound');
  const [first, last, today] = [firstDay(month), lastDay(month), dayAt(now)];
  const calendar = await calendarOf(sql);
  const { rules } = await policyOn(sql, last);
  const place = await placeOf(sql, childId, first, last);
  const marks = await marksOf(sql, [childId], first, last);
  const disputes = await disputesOf(sql, [childId], first, last);
  const norms = place === null ? [] : await normsOf(sql, place, first, last);
  const workingDays = calendar.workingDays(month).length;
  const facts = {
    workingDays,
    norms,
    rules,
    leaveBefore: await leaveBeforeAll(sql, childId, first),
  };
  const listed = dayMarks(marks, disputes);
  const { days, amount } = childMonth(listed, facts);
  const byDay = new Map(marks.map((row) => [row.day, row]));
  const names = await markerNames(
    sql,
    marks.flatMap(({ marked_by }) => marked_by ?? []),
  );
  const norm = norms.at(-1);
  const confirmedAt = (await confirmations(sql, [childId], first)).get(childId) ?? null;
  const confirmBy = confirmationDue(month, rules);
  const fee = await parentFeeOn(sql, last);
  return {
    childId,
    givenName: child.given_name,
    surname: child.surname,
    month,
    place:
      place === null
        ? null
        : {
            providerId: place.provider_id,
            nameKk: place.name_kk,
            nameRu: place.name_ru,
            nameEn: place.name_en,
            group: place.group_name,
            age: place.age,
          },
    workingDays,
    cells: cellsOf(daysOfMonth(month), marks, disputes).map((cell) => {
      const row = byDay.get(cell.day);
      return {
        ...cell,
        kind: calendar.dayOf(cell.day).kind,
        markedBy: row?.marked_by == null ? null : (names.get(row.marked_by) ?? null),
        markedAt: row === undefined ? null : localIsoOf(row.marked_at),
      };
    }),
    days,
    norm:
      norm === undefined
        ? null
        : amountText({
            total: tiyn(norm.total_tiyn),
            local: tiyn(norm.local_tiyn),
            republican: tiyn(norm.republican_tiyn),
          }),
    amount: amountText(norms.length === 0 ? noAmount : amount),
    ifUpheld: String(childMonthIfUpheld(listed, facts).total - amount.total),
    parentFee: fee === null ? null : String(fee),
    confirmBy,
    daysLeft: daysLeft(confirmBy, today),
    late: confirmedAt === null && daysLate(confirmBy, today) > 0,
    confirmedAt: confirmedAt === null ? null : localIsoOf(confirmedAt),
    frozen: place !== null && (await frozenAtAll(sql, place.provider_id, first)) !== null,
    disputes: disputes.map(disputeView),
  };
});

/** Confirmed once it stays; a late one enters the next act (domain.md 2.10). */
export const confirmMonth = writeOperation(attendanceRoutes.confirmMonth, async ({ input, actor, now, sql, rule }) => {
  const { childId, month } = input;
  rule.allow(rowOfChild(childId));
  const [first, last] = [firstDay(month), lastDay(month)];
  if (dayAt(now) <= last) throw refuse('register.notEnded');
  const marks = await marksOf(sql, [childId], first, last);
  if (marks.length === 0 || actor.personId === null) throw refuse('request.notFound');
  const held = (await disputesOf(sql, [childId], first, last)).filter(({ state }) => state === 'open').length;
  const providers = [...new Set(marks.map(({ provider_id }) => provider_id))].sort();
  for (const provider of providers) await insertConfirmation(sql, first, childId, provider, actor.personId, now);
  const confirmedAt = (await confirmations(sql, [childId], first)).get(childId) ?? now;
  const [one = null, ...others] = providers;
  const event = (chain: string | null) => ({ chain, subjectId: childId, payload: { month, childId, confirmedAt } });
  return {
    answer: { confirmedAt: localIsoOf(confirmedAt), confirmedDays: marks.length - held, heldDays: held },
    events: [event(one), ...others.map(event)],
  };
});

export function disputeView(row: DisputeRow) {
  return {
    disputeId: row.id,
    number: row.number,
    day: row.day,
    childId: row.child_id,
    childName: row.child_name,
    claim: row.claim,
    mark: row.mark,
    note: row.note,
    openedAt: localIsoOf(row.opened_at),
    answerBy: row.answer_by,
    state: row.state,
    answer: row.answer,
  };
}
