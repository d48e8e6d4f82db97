/** What waits for whom: the first page of each cabinet of clerks. Lists are short and whole; longer ones have their own routes. */
import { returnReasons } from '@balapan/domain/returnReason.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, moment, month, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { department, payers, providerOffice } from './roles.ts';

const desk = z.enum(['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank']);

export const providerToday = z.object({
  day,
  isWorkingDay: z.boolean(),
  /** Children whose families chose this kindergarten and whom nobody has answered (`placement.referrals`). */
  referrals: count,
  /** Acts that lie on this kindergarten's desk. */
  acts: z.array(
    z.object({
      actId: id,
      number: z.string(),
      month,
      state: z.string(),
      total: tiyn,
      since: moment,
      note: personal.text(z.string()).nullable(),
    }),
  ),
  /** Payments that the bank gave back, until two people have said to which account to pay again; empty for who does not answer. */
  returns: z.array(
    z.object({
      paymentId: id,
      actNumber: z.string(),
      amount: tiyn,
      reason: z.enum(returnReasons).nullable(),
      /** Calendar days since. */
      age: count,
      owner: z.string().nullable(),
      /** Whoever has proposed an account. */
      proposer: z.string().nullable(),
      /** The reader may take the next step. */
      mine: z.boolean(),
    }),
  ),
  /** Open disputes by the day of the answer. */
  disputes: z.array(
    z.object({
      disputeId: id,
      number: z.int(),
      childId: id,
      childName: personal.name(z.string()),
      careGroupId: id.nullable(),
      day,
      claim: z.string(),
      mark: z.string(),
      note: personal.text(z.string()),
      answerBy: day,
    }),
  ),
  /** Each group with the number of its children and of those marked today. */
  groups: z.array(z.object({ careGroupId: id, name: z.string(), children: count, marked: count, present: count })),
  /** Families on the kindergarten's waitlist. */
  waitlisted: count,
  /** Of the parents' fee, for who keeps it: refunds that somebody else asked for, payments of a bank's file that are nobody's yet. */
  refunds: count,
  unknownFees: count,
  /** The head's own proposals that came back: the check taken back, or refused within two weeks; empty for others. */
  proposals: z.array(
    z.object({
      proposalId: id,
      number: count,
      careGroup: z.string(),
      state: z.enum(['proposed', 'refused']),
      note: z.string(),
    }),
  ),
});

export const departmentToday = z.object({
  /** Acts that wait, by desk. `late`: second signature and 30 days gone by. */
  desks: z.array(z.object({ desk, acts: count, late: count, total: tiyn, oldestSince: moment })),
  iteration: z
    .object({
      number: z.int(),
      runAt: moment,
      offers: count,
      open: count,
      consented: count,
      refused: count,
      expired: count,
    })
    .nullable(),
  waiting: count,
  offersOpen: count,
  waitlisted: count,
  importErrors: count,
});

export const payerToday = z.object({
  /** Acts with both signatures that stand in no register yet. */
  ready: z.object({ acts: count, total: tiyn, firstDueOn: day.nullable() }),
  registers: z.array(
    z.object({
      registerId: id,
      number: z.int(),
      month,
      state: z.string(),
      payments: count,
      total: tiyn,
      madeAt: moment,
      /** The step that waits for the reader; `null`: it waits for somebody else. */
      waits: z.enum(['sign', 'check', 'release']).nullable(),
    }),
  ),
  /** Lines of statements that nobody has explained and about which nothing is proposed. */
  exceptions: count,
  /** What somebody else has proposed to do with a line, and waits for the second person. */
  proposed: count,
  returned: count,
});

export const todayRoutes = {
  provider: route({
    name: 'today.provider',
    method: 'GET',
    path: '/api/v1/today/provider',
    summary: 'What waits in a kindergarten: referrals, acts, disputes, groups without marks',
    access: { roles: [...providerOffice], of: 'provider' },
    answer: providerToday,
  }),
  department: route({
    name: 'today.department',
    method: 'GET',
    path: '/api/v1/today/department',
    summary: 'What waits in the Department: acts by desk, the last iteration, open offers',
    access: { roles: [...department, 'districtSpecialist', 'auditor'], of: 'act' },
    answer: departmentToday,
  }),
  payer: route({
    name: 'today.payer',
    method: 'GET',
    path: '/api/v1/today/payer',
    summary: 'What waits at a payer: acts ready to pay, registers in work, exceptions of statements',
    access: { roles: [...payers, ...department, 'auditor'], of: 'paymentRegister', within: 'organisation' },
    answer: payerToday,
  }),
} as const;
