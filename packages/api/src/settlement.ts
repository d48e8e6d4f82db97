/** Settlement: the month is closed, acts are signed, checked and walk from desk to desk (domain.md 2.11). */
import { z } from 'zod';
import { actGroup } from './actLines.ts';
import { route } from './contract.ts';
import { cms, count, day, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { department, payers, providerOffice } from './roles.ts';

export const actState = z.enum([
  'draft',
  'signedByProvider',
  'returned',
  'disputed',
  'checked',
  'signedByDepartment',
  'held',
  'inRegister',
  'sent',
  'paymentReturned',
  'paid',
  'netted',
  'replaced',
]);
export const desk = z.enum(['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank', 'closed']);
export const payer = z.enum(['department', 'financialCentre']);
export const actReaders = [...providerOffice, 'districtSpecialist', ...department, ...payers, 'auditor'] as const;

const sources = z.object({ local: tiyn, republican: tiyn });

export const actRow = z.object({
  actId: id,
  number: z.string(),
  month,
  providerId: id,
  providerNumber: count,
  provider: text3,
  bin: z.string(),
  district: z.string(),
  payer,
  state: actState,
  desk,
  /** Who holds it, where a person is known. */
  holder: z.string().nullable(),
  since: moment,
  /** Full days at that desk. */
  days: count,
  children: count,
  payableDays: z.int(),
  /** Sum of the lines; below zero where more is taken back than given. */
  total: tiyn,
  local: tiyn,
  republican: tiyn,
  /** What is carried in, to be paid and left over, by funding source (docs/decisions/0027). */
  money: z.object({ carriedIn: sources, payable: sources.extend({ total: tiyn }), carriedOut: sources }),
  departmentSignedAt: moment.nullable(),
  dueOn: day.nullable(),
  daysLate: count,
  note: personal.text(z.string()).nullable(),
});

/** Days may be below zero: what is taken back. */
const part = z.object({ children: count, days: z.int(), total: tiyn });
const signature = z.object({
  step: z.string(),
  person: z.string(),
  /** In somebody's place: «и. о.». */
  acting: z.boolean(),
  signedAt: moment,
  /** What the check said: reason, certificate, authority. */
  verdict: z.unknown(),
});

const moved = z.object({ actId: id, state: actState, desk });

export const settlementRoutes = {
  closeMonth: route({
    name: 'settlement.closeMonth',
    method: 'POST',
    path: '/api/v1/settlement/months/closings',
    summary: 'Freezes the registers of a month and makes the acts; what is closed stays as it is',
    access: { roles: ['departmentSpecialist', 'departmentHead'], of: 'region' },
    body: z.object({ month, providerIds: z.array(id).max(2000).optional() }),
    answer: z.object({
      month,
      workingDays: count,
      registers: count,
      acts: count,
      lines: count,
      total: tiyn,
      unconfirmed: count,
      /** Groups that were marked on days without a norm: the month of their kindergartens stays open. */
      gaps: z.array(
        z.object({
          providerId: id,
          number: count,
          group: z.string(),
          kind: z.string(),
          hours: z.number(),
          from: day,
          to: day,
          days: count,
        }),
      ),
      withoutAct: z.array(z.object({ number: count, reason: z.enum(['noContract', 'nothingPayable']) })),
    }),
  }),
  acts: route({
    name: 'settlement.acts',
    method: 'GET',
    path: '/api/v1/settlement/acts',
    summary: 'Acts that one may see, by desk, state, month; the oldest at their desk first',
    access: { roles: actReaders, of: 'act' },
    query: z.object({
      month: month.optional(),
      desk: desk.optional(),
      state: actState.optional(),
      payer: payer.optional(),
      district: z.string().max(9).optional(),
      providerId: id.optional(),
      late: z.enum(['1']).optional(),
      search: z.string().trim().max(80).optional(),
      sort: z.enum(['since', 'number', 'total', 'dueOn', 'provider']).default('since'),
      order: z.enum(['asc', 'desc']).default('asc'),
      ...paging,
    }),
    answer: listOf(actRow).extend({ sum: tiyn }),
  }),
  desks: route({
    name: 'settlement.desks',
    method: 'GET',
    path: '/api/v1/settlement/desks',
    summary: 'How many acts of a month lie where, for how much and for how long',
    access: { roles: actReaders, of: 'act' },
    query: z.object({ month: month.optional() }),
    answer: z.object({
      desks: z.array(
        z.object({ month, desk, state: actState, acts: count, total: tiyn, oldestSince: moment, late: count }),
      ),
    }),
  }),
  act: route({
    name: 'settlement.act',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId',
    summary: 'One act: its arithmetic, where the money is now, signatures',
    access: { roles: actReaders, of: 'act' },
    params: z.object({ actId: id }),
    answer: actRow.extend({
      workingDays: count,
      /** Children with every working day paid, with fewer, and earlier months confirmed late. */
      fullMonth: part,
      partMonth: part,
      late: part,
      /** The lines summed by month of service, norm and reason: they add up to `total`. */
      groups: z.array(actGroup),
      /** Children whose parents did not confirm: not in the act. */
      unconfirmed: part,
      confirmed: count,
      registerFrozenAt: moment.nullable(),
      contractNumber: z.string().nullable(),
      sha256: z.string().nullable(),
      moves: z.array(
        z.object({
          at: moment,
          from: z.string().nullable(),
          to: z.string(),
          desk: z.string(),
          person: z.string().nullable(),
          /** In somebody's place: «и. о.». */
          acting: z.boolean(),
          note: personal.text(z.string()).nullable(),
        }),
      ),
      signatures: z.array(signature),
      payment: z
        .object({
          register: count,
          documentNumber: z.string(),
          state: z.enum(['ordered', 'sent', 'confirmed', 'returned']),
          sentOn: day.nullable(),
          settledOn: day.nullable(),
        })
        .nullable(),
      /** What this person may do now: events of the act's life. */
      actions: z.array(z.enum(['signAsProvider', 'redraft', 'check', 'return', 'signAsDepartment', 'replace'])),
    }),
  }),
  document: route({
    name: 'settlement.document',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/document',
    summary: 'The bytes of an act that are signed, as base64',
    access: { roles: [...providerOffice, ...department], of: 'act' },
    params: z.object({ actId: id }),
    answer: z.object({ bytes: z.string(), sha256: z.string() }),
  }),
  package: route({
    name: 'settlement.package',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/package',
    summary: 'A signed act to be kept outside the system: bytes, signatures, proofs and cards in one ZIP, as base64',
    access: { roles: [...providerOffice, ...department, ...payers], of: 'act' },
    limit: 'export',
    params: z.object({ actId: id }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
  signAsProvider: route({
    name: 'settlement.signAsProvider',
    method: 'POST',
    path: '/api/v1/settlement/acts/provider-signatures',
    summary: "The kindergarten's signature: a detached CMS over the act's bytes, checked at once",
    access: { roles: ['head'], of: 'act', when: ['signAsProvider'], notBy: ['checker', 'department'], proof: 'strong' },
    body: z.object({ actId: id, cms }),
    answer: moved,
  }),
  check: route({
    name: 'settlement.check',
    method: 'POST',
    path: '/api/v1/settlement/acts/checks',
    summary: "The district's specialist has checked an act",
    access: {
      roles: ['districtSpecialist', 'departmentSpecialist'],
      of: 'act',
      when: ['check'],
      notBy: ['provider', 'department'],
    },
    body: z.object({ actId: id }),
    answer: moved,
  }),
  return: route({
    name: 'settlement.return',
    method: 'POST',
    path: '/api/v1/settlement/acts/returns',
    summary: 'Gives an act back to the kindergarten, with the reason',
    access: { roles: ['districtSpecialist', 'departmentSpecialist', 'departmentHead'], of: 'act', when: ['return'] },
    body: z.object({ actId: id, note: z.string().trim().min(3).max(500) }),
    answer: moved,
  }),
  redraft: route({
    name: 'settlement.redraft',
    method: 'POST',
    path: '/api/v1/settlement/acts/redrafts',
    summary: 'Makes the next version of an act that was given back, from the register as it is true now',
    access: { roles: ['head', 'accountant'], of: 'act', when: ['redraft'] },
    body: z.object({ actId: id }),
    answer: moved.extend({ number: z.string(), version: count, total: tiyn }),
  }),
  replace: route({
    name: 'settlement.replace',
    method: 'POST',
    path: '/api/v1/settlement/acts/replacements',
    summary:
      'Takes back an act that the Department has signed, before it is paid: a reversal, and the next version as a draft',
    access: { roles: ['departmentHead'], of: 'act', when: ['replace'], proof: 'strong' },
    body: z.object({ actId: id, note: z.string().trim().min(3).max(500) }),
    answer: moved.extend({ number: z.string(), version: count, total: tiyn }),
  }),
  signAsDepartment: route({
    name: 'settlement.signAsDepartment',
    method: 'POST',
    path: '/api/v1/settlement/acts/department-signatures',
    summary: "The Department's signature: the city owes the kindergarten, thirty days begin to run",
    access: {
      roles: ['departmentHead'],
      of: 'act',
      when: ['signAsDepartment'],
      notBy: ['provider', 'checker'],
      proof: 'strong',
    },
    body: z.object({ actId: id, cms }),
    answer: moved.extend({ dueOn: day, planBy: day }),
  }),
  debts: route({
    name: 'settlement.debts',
    method: 'GET',
    path: '/api/v1/settlement/debts',
    summary:
      'Kindergartens whose acts leave a debt that no later month has covered yet: how much of which budget, and since when',
    access: { roles: [...providerOffice, ...department, 'auditor'], of: 'act' },
    query: z.object({ search: z.string().trim().max(80).optional(), ...paging }),
    answer: listOf(
      z.object({
        providerId: id,
        number: count,
        provider: text3,
        bin: z.string(),
        /** Above zero: owed. */
        local: tiyn,
        republican: tiyn,
        /** Month of the first act in the row that left something over. */
        since: month,
      }),
    ).extend({
      /** Of all rows of the search. */
      local: tiyn,
      republican: tiyn,
    }),
  }),
  moneyReport: route({
    name: 'settlement.moneyReport',
    method: 'GET',
    path: '/api/v1/settlement/money-report',
    summary:
      'How long kindergartens wait for their money: states, days from second signature to payment, late acts with their desk',
    access: { roles: 'public', of: 'region' },
    query: z.object({ month, providerId: id.optional() }),
    answer: z.object({
      month,
      states: z.array(z.object({ state: actState, desk, acts: count, total: tiyn })),
      /** Acts paid so many days after the second signature. */
      daysToMoney: z.array(z.object({ days: count, acts: count })),
      late: z.array(
        z.object({
          number: z.string(),
          provider: text3,
          desk,
          dueOn: day,
          daysLate: count,
          total: tiyn,
        }),
      ),
    }),
  }),
} as const;
