/** Attendance: marks of a group's day, the month's register, the parent's month, disputes (domain.md 2.9, 2.10). */
import { z } from 'zod';
import { route } from './contract.ts';
import { cms, count, day, id, listOf, moment, month, paging, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { guardians, providerOffice } from './roles.ts';

export const mark = z.enum(['present', 'ill', 'leave', 'quarantine', 'unexcused']);
const markers = ['educator', 'methodist', 'head'] as const;
const whoSees = ['educator', ...providerOffice] as const;

const childDay = z.object({
  childId: id,
  surname: personal.name(z.string()),
  givenName: personal.name(z.string()),
  /** Empty: not marked yet. */
  mark: mark.nullable(),
  document: z.boolean(),
  /** Above 1: corrected. 0: not marked. */
  version: count,
  markedAt: moment.nullable(),
  /** The last working days before, oldest first. */
  recent: z.array(z.object({ day, mark: mark.nullable() })),
});

const days = z.object({
  present: count,
  ill: count,
  leave: count,
  quarantine: count,
  unexcused: count,
  held: count,
  payable: count,
});

const cell = z.object({
  day,
  mark: mark.nullable(),
  document: z.boolean(),
  corrected: z.boolean(),
  disputed: z.boolean(),
});
const amount = z.object({ total: tiyn, local: tiyn, republican: tiyn });

const dispute = z.object({
  disputeId: id,
  number: count,
  day,
  childId: id,
  childName: personal.name(z.string()),
  claim: mark,
  mark: mark.nullable(),
  note: personal.text(z.string()),
  openedAt: moment,
  answerBy: day,
  state: z.enum(['open', 'upheld', 'declined']),
  answer: personal.text(z.string()).nullable(),
});

export const attendanceRoutes = {
  groups: route({
    name: 'attendance.groups',
    method: 'GET',
    path: '/api/v1/attendance/groups',
    summary: 'The groups that one may see, with how many children are marked on a day',
    access: { roles: whoSees, of: 'careGroup' },
    query: z.object({ day: day.optional() }),
    answer: z.object({
      day,
      isWorkingDay: z.boolean(),
      groups: z.array(
        z.object({
          careGroupId: id,
          name: z.string(),
          language: z.enum(['kk', 'ru']),
          age: count,
          children: count,
          marked: count,
          present: count,
        }),
      ),
    }),
  }),
  group: route({
    name: 'attendance.group',
    method: 'GET',
    path: '/api/v1/attendance/groups/:careGroupId',
    summary: 'A group on a day: its children with their marks',
    access: { roles: whoSees, of: 'careGroup' },
    params: z.object({ careGroupId: id }),
    query: z.object({ day: day.optional() }),
    answer: z.object({
      careGroupId: id,
      name: z.string(),
      language: z.enum(['kk', 'ru']),
      age: count,
      day,
      isWorkingDay: z.boolean(),
      /** The month's register is frozen: nothing may change. */
      frozen: z.boolean(),
      /** The day is over: a correction needs a reason. */
      dayOver: z.boolean(),
      children: z.array(childDay),
      marked: count,
    }),
  }),
  mark: route({
    name: 'attendance.mark',
    method: 'POST',
    path: '/api/v1/attendance/marks',
    summary:
      'Marks children of one group on one day; sending the same again changes nothing, another mark is a correction',
    access: { roles: markers, of: 'careGroup' },
    body: z.object({
      careGroupId: id,
      day,
      marks: z
        .array(z.object({ childId: id, mark, document: z.boolean().default(false) }))
        .min(1)
        .max(60),
      /** Needed where a mark of an earlier day is corrected. */
      reason: z.string().trim().min(3).max(300).optional(),
    }),
    answer: z.object({ written: count, corrected: count, unchanged: count }),
  }),
  correctDay: route({
    name: 'attendance.correctDay',
    method: 'POST',
    path: '/api/v1/attendance/corrections',
    summary:
      'A signed entry into a closed month: a new version of the mark; the register and the act stay, the next act says the difference',
    access: { roles: ['head'], of: 'careGroup', proof: 'strong' },
    body: z.object({
      /** Made by whoever sends it. */
      correctionId: id,
      careGroupId: id,
      childId: id,
      day,
      /** What stands there now; another mark meanwhile is refused. */
      from: mark.nullable(),
      to: mark,
      document: z.boolean(),
      reason: z.string().trim().min(3).max(300),
      /** Over the canonical bytes of all the above (domain/markCorrection.ts). */
      cms,
    }),
    answer: z.object({ version: count }),
  }),
  previewCorrection: route({
    name: 'attendance.previewCorrection',
    method: 'GET',
    path: '/api/v1/attendance/corrections/preview',
    summary: 'What a correction of a day of a closed month would change in money, by the rules and norms of that month',
    access: { roles: ['head'], of: 'careGroup' },
    query: z.object({ careGroupId: id, childId: id, day, to: mark, document: z.enum(['0', '1']).default('0') }),
    answer: z.object({
      childId: id,
      /** What stands there now. */
      from: mark.nullable(),
      before: z.object({ days: count, amount }),
      after: z.object({ days: count, amount }),
      /** After less before: below zero is taken back. */
      difference: amount,
      /** The act of the month, which stays as it is; `null`: the month gave none. */
      actNumber: z.string().nullable(),
      /** The month whose act will say the difference. */
      goesInto: month,
    }),
  }),
  register: route({
    name: 'attendance.register',
    method: 'GET',
    path: '/api/v1/attendance/register',
    summary: "The month of one group: a row for each child, days, totals, the state's sum",
    access: { roles: whoSees, of: 'careGroup' },
    query: z.object({ month, careGroupId: id.optional() }),
    answer: z.object({
      month,
      /** Working days of the month. */
      workingDays: z.array(day),
      frozenAt: moment.nullable(),
      groups: z.array(z.object({ careGroupId: id, name: z.string(), children: count, openDisputes: count })),
      careGroupId: id.nullable(),
      rows: z.array(
        z.object({
          childId: id,
          name: personal.name(z.string()),
          cells: z.array(cell),
          days,
          amount,
          confirmed: z.boolean(),
        }),
      ),
      presentByDay: z.array(count),
      total: z.object({ days, amount, confirmed: count }),
    }),
  }),
  myMonth: route({
    name: 'attendance.myMonth',
    method: 'GET',
    path: '/api/v1/attendance/children/:childId/months/:month',
    summary: "A child's month as its parent sees it: days, what the city pays, until when to confirm",
    access: { roles: guardians, of: 'child' },
    params: z.object({ childId: id, month }),
    answer: z.object({
      childId: id,
      givenName: personal.name(z.string()),
      surname: personal.name(z.string()),
      month,
      /** Empty: the child was nowhere enrolled in the month. */
      place: z
        .object({
          providerId: id,
          nameKk: z.string(),
          nameRu: z.string(),
          nameEn: z.string(),
          group: z.string(),
          age: count,
        })
        .nullable(),
      workingDays: count,
      cells: z.array(cell.extend({ kind: z.string(), markedBy: z.string().nullable(), markedAt: moment.nullable() })),
      days,
      norm: amount.nullable(),
      amount,
      /** What the kindergarten gets on top if all open disputes are decided for the parent. */
      ifUpheld: tiyn,
      parentFee: tiyn.nullable(),
      confirmBy: day,
      daysLeft: count,
      late: z.boolean(),
      confirmedAt: moment.nullable(),
      frozen: z.boolean(),
      disputes: z.array(dispute),
    }),
  }),
  confirmMonth: route({
    name: 'attendance.confirmMonth',
    method: 'POST',
    path: '/api/v1/attendance/confirmations',
    summary: "Confirms a child's month; disputed days stay held",
    access: { roles: guardians, of: 'child' },
    body: z.object({ childId: id, month }),
    answer: z.object({ confirmedAt: moment, confirmedDays: count, heldDays: count }),
  }),
  dispute: route({
    name: 'attendance.dispute',
    method: 'POST',
    path: '/api/v1/attendance/disputes',
    summary: 'Says that a day was marked wrongly: the day is held until the kindergarten answers',
    access: { roles: guardians, of: 'child' },
    body: z.object({ disputeId: id, childId: id, day, claim: mark, note: z.string().trim().max(500).default('') }),
    answer: z.object({ disputeId: id, number: count, answerBy: day }),
  }),
  answerDispute: route({
    name: 'attendance.answerDispute',
    method: 'POST',
    path: '/api/v1/attendance/disputes/answers',
    summary: 'Answers a dispute: upheld corrects the mark by a new version, declined leaves it',
    access: { roles: ['head', 'methodist'], of: 'dispute', when: ['upheld', 'declined'] },
    body: z.object({
      disputeId: id,
      verdict: z.enum(['upheld', 'declined']),
      answer: z.string().trim().min(3).max(500),
    }),
    answer: z.object({ state: z.enum(['upheld', 'declined']), corrected: z.boolean() }),
  }),
  disputes: route({
    name: 'attendance.disputes',
    method: 'GET',
    path: '/api/v1/attendance/disputes',
    summary: 'Disputes that one may see, open ones first',
    access: {
      roles: [...guardians, ...providerOffice, 'departmentSpecialist', 'departmentHead', 'auditor'],
      of: 'dispute',
    },
    query: z.object({ state: z.enum(['open', 'upheld', 'declined']).optional(), ...paging }),
    answer: listOf(dispute),
  }),
} as const;
