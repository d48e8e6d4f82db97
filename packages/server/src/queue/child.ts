/** A child as its parent sees it: application, voucher, kindergarten, and the term that runs. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { queueRoutes } from '@balapan/api/queue.ts';
import { canRestore } from '@balapan/domain/application.ts';
import type { Calendar } from '@balapan/domain/calendar.ts';
import { addDays, type Day, fullYears } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ReadHandle } from '../kernel/operation.ts';
import type { Condition } from '../kernel/rule.ts';
import { calendarOf } from '../roster/queries.ts';
import { restoreEndsAt } from '../voucher/answerOffer.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import {
  type OwnEnrolmentRow,
  type OwnVoucherRow,
  readChildren,
  readEnrolments,
  readVouchers,
} from './childQueries.ts';
import { countCategory, type QueuedRow, readApplications } from './placeQueries.ts';

export type MyChild = AnswerOf<typeof queueRoutes.myChildren>['children'][number];
type Term = NonNullable<NonNullable<MyChild['application']>['term']>;

export interface Known {
  readonly now: number;
  readonly calendar: Calendar;
  readonly rules: PolicyRules;
}

/** All that the terms of a moment need. */
export async function knownAt(sql: ReadHandle, now: number): Promise<Known> {
  const { policy } = await policyOn(sql, dayAt(now));
  return { now, calendar: await calendarOf(sql), rules: policy.rules };
}

/** The children of a person, oldest first. */
export async function readMyChildren(
  sql: ReadHandle,
  actor: Pick<Actor, 'personId' | 'signsFor'>,
  own: Condition,
  known: Known,
): Promise<MyChild[]> {
  const today = dayAt(known.now);
  const rows = await readChildren(sql, actor.personId, own);
  const children = rows.map(({ id }) => id);
  const applications = await readApplications(sql, children);
  const vouchers = await readVouchers(sql, children);
  const enrolments = await readEnrolments(sql, children, today);
  const found: MyChild[] = [];
  for (const { id, surname, givenName, birthDate } of rows) {
    const application = applications.find(({ childId }) => childId === id);
    const voucher = vouchers.find(({ childId }) => childId === id);
    const enrolment = enrolments.find(({ childId }) => childId === id);
    found.push({
      childId: id,
      surname,
      givenName,
      birthDate,
      age: Math.max(0, fullYears(birthDate, today)),
      mayAct: actor.signsFor.includes(id),
      application: application === undefined ? null : await briefOf(sql, application, known),
      voucher: voucher === undefined ? null : voucherOf(voucher, known),
      enrolment: enrolment === undefined ? null : enrolmentOf(enrolment),
    });
  }
  return found;
}

async function briefOf(sql: ReadHandle, row: QueuedRow, known: Known): Promise<NonNullable<MyChild['application']>> {
  const { all, ahead } = await countCategory(sql, row);
  const { id: applicationId, number, state, tier, category } = row;
  const position = state === 'waiting' || state === 'offered' ? ahead + 1 : null;
  return {
    applicationId,
    number,
    state,
    tier,
    category,
    position,
    inCategory: all,
    term: termOfApplication(row, known),
  };
}

function termOfApplication({ state, answerBy, stateSince, restored }: QueuedRow, known: Known): Term | null {
  if (state === 'offered' && answerBy !== null) return termOf('answerOffer', answerBy, known);
  if (state !== 'inactive') return null;
  const may = canRestore(dayAt(stateSince), Number(restored), dayAt(known.now), known.rules);
  return may ? termOf('restore', restoreEndsAt(stateSince, known.rules.restoreDays), known) : null;
}

function voucherOf(row: OwnVoucherRow, known: Known): NonNullable<MyChild['voucher']> {
  const { id, number, state, chooseBy, confirmBy, referralState, waitlistPosition } = row;
  const { providerId, providerKk: kk, providerRu: ru, providerEn: en } = row;
  const named = providerId !== null && kk !== null && ru !== null && en !== null;
  const term =
    state === 'placeOffered' && confirmBy !== null
      ? termOf('confirmPlace', confirmBy, known)
      : state === 'choosing' && chooseBy !== null && referralState !== 'sent'
        ? termOf('choose', chooseBy, known)
        : null;
  return {
    voucherId: id,
    number,
    state,
    provider: named ? { id: providerId, name: { kk, ru, en } } : null,
    referralState,
    waitlistPosition,
    mayProlong: term?.what === 'choose' && !row.prolonged,
    term,
  };
}

function enrolmentOf(row: OwnEnrolmentRow): NonNullable<MyChild['enrolment']> {
  const { providerId, providerKk, providerRu, providerEn, careGroup, from } = row;
  return { providerId, provider: { kk: providerKk, ru: providerRu, en: providerEn }, careGroup, from };
}

/** A term as boxes: today first, the last day of the term last. */
function termOf(what: Term['what'], endsAt: number, { now, calendar }: Known): Term | null {
  if (now >= endsAt) return null;
  const today = dayAt(now);
  const lastDay = dayAt(endsAt - 1);
  const days: { day: Day; working: boolean }[] = [];
  for (let day = today; day <= lastDay; day = addDays(day, 1)) days.push({ day, working: calendar.isWorkingDay(day) });
  const workingDaysLeft = calendar.countWorkingDays(addDays(today, 1), lastDay);
  return { what, until: localIsoOf(endsAt), lastDay, workingDaysLeft, days };
}
