/** From a figure of an act to its lines, and from a line to the child's days. */
import { z } from 'zod';
import { mark } from './attendance.ts';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, month, paging, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { department, payers, providerOffice } from './roles.ts';

/** Why an earlier month is in an act; `null`: the act's own month, or made before reasons were kept. */
const lineReason = z.enum(['confirmed', 'answered', 'corrected', 'norm']);

/** Lines of an act with one month of service, norm and reason. Days and sums may be below zero: what is taken back. */
export const actGroup = z.object({
  serviceMonth: month,
  normId: id,
  /** The norm, a month. */
  norm: tiyn,
  reason: lineReason.nullable(),
  workingDays: count,
  children: count,
  days: z.int(),
  total: tiyn,
  local: tiyn,
  republican: tiyn,
});

export const actLineRoutes = {
  actLines: route({
    name: 'settlement.actLines',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/lines',
    summary: 'The lines of an act, child by child; of all or of one month of service, norm and reason',
    access: { roles: [...providerOffice, ...department, ...payers, 'auditor'], of: 'act' },
    params: z.object({ actId: id }),
    query: z.object({
      serviceMonth: month.optional(),
      normId: id.optional(),
      /** `none`: lines without a reason. */
      reason: z.enum([...lineReason.options, 'none']).optional(),
      ...paging,
    }),
    answer: listOf(
      z.object({
        childId: id,
        name: personal.name(z.string()),
        serviceMonth: month,
        norm: tiyn,
        payableDays: z.int(),
        workingDays: count,
        total: tiyn,
        local: tiyn,
        republican: tiyn,
        reason: lineReason.nullable(),
      }),
    ),
  }),
  actChild: route({
    name: 'settlement.actChild',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/children/:childId/months/:month',
    summary:
      "A child's month behind a line of an act: its days as they stand now, what was corrected and why, what each act in force says of it",
    access: { roles: [...providerOffice, ...department, 'auditor'], of: 'act' },
    params: z.object({ actId: id, childId: id, month }),
    answer: z.object({
      childId: id,
      name: personal.name(z.string()),
      month,
      workingDays: count,
      cells: z.array(
        z.object({ day, mark: mark.nullable(), document: z.boolean(), corrected: z.boolean(), disputed: z.boolean() }),
      ),
      /** What is true now, by the rules and norms of that month; `null`: it can't be told, what was said stays. */
      truth: z.object({ days: count, total: tiyn }).nullable(),
      corrections: z.array(
        z.object({
          correctionId: id,
          day,
          from: mark.nullable(),
          to: mark,
          reason: personal.text(z.string()),
          person: z.string().nullable(),
          /** In somebody's place: «и. о.». */
          acting: z.boolean(),
          at: moment,
          /** An entry signed by the head; else a dispute that was upheld. */
          signed: z.boolean(),
        }),
      ),
      /** Lines of acts in force about this month, the first act first: their sum is what has been said. */
      said: z.array(
        z.object({
          actId: id,
          number: z.string(),
          month,
          days: z.int(),
          total: tiyn,
          reason: lineReason.nullable(),
        }),
      ),
    }),
  }),
} as const;
