/** The thirty days: acts by what is left of their term, its escalation, and the cash that is needed by day (domain.md 2.12). */
import { dueSteps } from '@balapan/domain/dueSteps.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, month, paging, text3, tiyn } from './fields.ts';
import { department, payers, providerOffice } from './roles.ts';
import { actRow, actState, desk, payer } from './settlement.ts';

const readers = [...providerOffice, 'districtSpecialist', ...department, ...payers, 'auditor'] as const;

/** `late`: past the term; `soon`: a step of escalation is reached; `later`: time enough; `unsigned`: no second signature yet. */
export const termBands = ['late', 'soon', 'later', 'unsigned'] as const;

const bandSum = z.object({ band: z.enum(termBands), acts: count, total: tiyn });

export const dueTermRoutes = {
  terms: route({
    name: 'settlement.terms',
    method: 'GET',
    path: '/api/v1/settlement/terms',
    summary: 'Acts that wait for their money, by what is left of their term; late ones first',
    access: { roles: readers, of: 'act' },
    query: z.object({
      band: z.enum(termBands).optional(),
      payer: payer.optional(),
      desk: desk.optional(),
      district: z.string().max(9).optional(),
      providerId: id.optional(),
      month: month.optional(),
      /** Only those that are the reader's own task: at their desk, or escalated to them. */
      mine: z.enum(['1']).optional(),
      search: z.string().trim().max(80).optional(),
      sort: z.enum(['dueOn', 'since', 'total', 'number', 'provider']).default('dueOn'),
      order: z.enum(['asc', 'desc']).default('asc'),
      ...paging,
    }),
    answer: listOf(
      actRow.extend({
        /** Calendar days until the term, the due day is 0; empty: late, or no second signature yet. */
        daysLeft: count.nullable(),
        /** The last working day not after the term. */
        planBy: day.nullable(),
        /** The furthest step of escalation that was taken, and whose task it is. */
        step: z.enum(dueSteps).nullable(),
        stepHolder: z.string().nullable(),
      }),
    ).extend({
      sum: tiyn,
      /** Of all rows of the filter, whatever the band. */ bands: z.array(bandSum),
      districts: z.array(z.object({ kato: z.string(), name: text3 })),
    }),
  }),
  forecast: route({
    name: 'settlement.forecast',
    method: 'GET',
    path: '/api/v1/settlement/forecast',
    summary:
      'Cash that is needed by day: acts with two signatures, acts on their way, the plan of months without an act',
    access: { roles: [...department, ...payers, 'auditor'], of: 'act' },
    query: z.object({ payer: payer.optional() }),
    answer: z.object({
      rows: z.array(z.object({ day, signed: tiyn, coming: tiyn, plan: tiyn, total: tiyn })),
      signed: tiyn,
      coming: tiyn,
      plan: tiyn,
      sum: tiyn,
      /** Median days from coming to a state to the second signature, by the acts of the last year. */
      usualDays: z.array(z.object({ state: actState, days: count })),
      /** Months that have no act yet and stand in the forecast by their plan. */
      plannedMonths: z.array(month),
    }),
  }),
} as const;
