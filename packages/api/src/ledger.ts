/** The budget and the ledger as people read them: lines, trial balance, entries down to their document, the closing of months. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, fault, id, listOf, moment, month, paging, text3, tiyn } from './fields.ts';
import { department, payers } from './roles.ts';

export const ledgerReaders = [...new Set([...payers, ...department, 'auditor'] as const)];

const source = z.enum(['local', 'republican']);
export const account = z.enum(['1000', '1100', '1200', '1300', '1400', '2000', '3000', '4000', '5000']);
const balance = z.object({ approved: tiyn, free: tiyn, committed: tiyn, obligated: tiyn, executed: tiyn });
const document = z.object({
  kind: z.enum(['budgetLine', 'amendment', 'contract', 'release', 'act', 'payment']),
  id: z.string(),
  /** Number of the act, of the payment order, of the contract, of the decision; the line's code. */
  label: z.string(),
});
const entryRow = z.object({
  journalId: id,
  seq: count,
  kind: z.string(),
  postedAt: moment,
  /** Month of booking, and month of the service. */
  month,
  serviceMonth: month,
  account,
  source,
  line: z.string(),
  provider: text3.nullable(),
  debit: tiyn,
  credit: tiyn,
  document,
});

export const entryList = listOf(entryRow).extend({ debit: tiyn, credit: tiyn });

export const ledgerRoutes = {
  budget: route({
    name: 'treasury.budget',
    method: 'GET',
    path: '/api/v1/treasury/budget',
    summary: 'The budget of a year: each line with what is bound, owed, paid and left, by month, and its amendments',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    answer: z.object({
      year: count,
      years: z.array(count),
      /** The single administrator of the programmes. */
      administrator: z.object({ code: z.string(), name: text3 }).nullable(),
      lines: z.array(
        balance.extend({
          code: z.string(),
          half: count,
          programme: z.string(),
          programmeName: text3,
          specific: z.string(),
          source,
          /** As first approved, before amendments. */
          initial: tiyn,
          /** What the line will have cost at its end, as the last months went. */
          forecast: tiyn,
          decision: z.string(),
          decidedOn: day,
          registeredOn: day,
          months: z.array(z.object({ month, plan: tiyn, owed: tiyn, paid: tiyn })),
        }),
      ),
      amendments: z.array(
        z.object({
          proposalId: id,
          decision: z.string(),
          session: z.string(),
          decidedOn: day,
          registeredOn: day,
          changes: z.array(z.object({ line: z.string(), month, amount: tiyn })),
        }),
      ),
    }),
  }),
  actBudget: route({
    name: 'treasury.actBudget',
    method: 'GET',
    path: '/api/v1/treasury/acts/:actId/budget',
    summary: 'What the budget lines of an act have left for it, before its second signature',
    access: { roles: [...department, 'auditor'], of: 'act' },
    params: z.object({ actId: id }),
    answer: z.object({
      /** Empty once the act is owed. */
      lines: z.array(
        z.object({
          programme: z.string(),
          source,
          half: count,
          /** Code of the line; `null`: the budget has none for the act's month. */
          line: z.string().nullable(),
          left: tiyn,
          needed: tiyn,
          /** Above zero: it can't be signed. */ missing: tiyn,
        }),
      ),
    }),
  }),
  trialBalance: route({
    name: 'treasury.trialBalance',
    method: 'GET',
    path: '/api/v1/treasury/trial-balance',
    summary: 'Trial balance of months: opening, debit, credit, closing, by account, month, budget line or kindergarten',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({
      from: month,
      to: month,
      by: z.enum(['account', 'month', 'line', 'provider']).default('account'),
      account: account.optional(),
      source: source.optional(),
      line: z.string().max(60).optional(),
      providerId: id.optional(),
    }),
    answer: z.object({
      rows: z.array(
        z.object({
          account,
          source,
          /** The month, the line or the id of the kindergarten that the row is about; empty by account. */
          key: z.string(),
          name: text3.nullable(),
          opening: tiyn,
          debit: tiyn,
          credit: tiyn,
          closing: tiyn,
          entries: count,
        }),
      ),
      /** Sum of all closings: zero, unless only one account is asked for. */
      difference: tiyn,
    }),
  }),
  entries: route({
    name: 'treasury.entries',
    method: 'GET',
    path: '/api/v1/treasury/entries',
    summary: 'Entries of the ledger with their journal and document, newest first',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({
      from: month,
      to: month,
      account: account.optional(),
      source: source.optional(),
      line: z.string().max(60).optional(),
      providerId: id.optional(),
      /** Of one month of service only. */
      service: month.optional(),
      ...paging,
    }),
    answer: entryList,
  }),
  journal: route({
    name: 'treasury.journal',
    method: 'GET',
    path: '/api/v1/treasury/journals/:journalId',
    summary: 'One journal with all its entries and its document',
    access: { roles: ledgerReaders, of: 'region' },
    params: z.object({ journalId: id }),
    answer: z.object({
      journalId: id,
      kind: z.string(),
      postedAt: moment,
      month,
      /** The journal that it takes back. */
      reverses: id.nullable(),
      document,
      entries: z.array(entryRow),
    }),
  }),
  clearing: route({
    name: 'treasury.clearing',
    method: 'GET',
    path: '/api/v1/treasury/clearing',
    summary: 'The clearing account, payment by payment: what is on its way and since when',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object(paging),
    answer: listOf(
      z.object({ paymentId: id, documentNumber: z.string(), payee: text3, amount: tiyn, sentOn: day, age: count }),
    ).extend({
      /** What the account holds, and what of it no payment stands behind. */
      balance: tiyn,
      unexplained: tiyn,
    }),
  }),
  ledgerMonths: route({
    name: 'treasury.ledgerMonths',
    method: 'GET',
    path: '/api/v1/treasury/ledger-months',
    summary: 'Months of the ledger, the newest first: what was booked, who closed it, which one may be closed next',
    access: { roles: ledgerReaders, of: 'region' },
    answer: z.object({
      rows: z.array(
        z.object({
          month,
          debit: tiyn,
          credit: tiyn,
          entries: count,
          closedAt: moment.nullable(),
          closedBy: z.string().nullable(),
          /** The earliest open one, and it is over. */
          closable: z.boolean(),
        }),
      ),
      /** What is on its way to kindergartens now. */
      clearing: tiyn,
      /** Why the earliest open month may not be closed; `null`: nothing in the books stands in the way. */
      fault: fault.nullable(),
    }),
  }),
  closeLedgerMonth: route({
    name: 'treasury.closeLedgerMonth',
    method: 'POST',
    path: '/api/v1/treasury/ledger-months/closings',
    summary:
      'Closes a month of the ledger for good: its trial balance is zero, its clearing account known payment by payment',
    access: { roles: ['departmentAccountant'], of: 'region', proof: 'fresh' },
    body: z.object({ month }),
    answer: z.object({ month, entries: count, debit: tiyn, clearing: tiyn }),
  }),
} as const;
