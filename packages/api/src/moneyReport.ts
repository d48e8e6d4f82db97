/** The month's money: of the whole city kindergarten by kindergarten, and of one kindergarten child by child. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, month, paging, text3, tiyn } from './fields.ts';
import { account, entryList, ledgerReaders } from './ledger.ts';
import { personal } from './personal.ts';
import { actState } from './settlement.ts';

/** The kindergarten reads its own. */
const readers = [...ledgerReaders, 'head', 'accountant'] as const;

export const moneyReportRoutes = {
  moneyReportCity: route({
    name: 'treasury.moneyReportCity',
    method: 'GET',
    path: '/api/v1/treasury/money-report',
    summary: 'The month of the whole city, kindergarten by kindergarten: act, owed, paid',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({ month }),
    answer: z.object({
      month,
      /** From the last month that has acts to the first. */
      months: z.array(month),
      districts: z.array(z.object({ kato: z.string(), name: text3 })),
      kindergartens: z.array(
        z.object({
          providerId: id,
          number: count,
          provider: text3,
          bin: z.string(),
          district: z.string(),
          acts: count,
          children: count,
          payableDays: count,
          total: tiyn,
          local: tiyn,
          republican: tiyn,
          owed: tiyn,
          paid: tiyn,
        }),
      ),
    }),
  }),
  moneyReportKindergarten: route({
    name: 'treasury.moneyReportKindergarten',
    method: 'GET',
    path: '/api/v1/treasury/money-report/:providerId',
    summary: 'The month of one kindergarten, child by child, with its acts and what is owed and paid for it',
    access: { roles: readers, of: 'provider' },
    params: z.object({ providerId: id }),
    query: z.object({ month }),
    answer: z.object({
      month,
      months: z.array(month),
      provider: text3,
      owed: tiyn,
      paid: tiyn,
      /** Of the acts: the children's sums and the corrections. */
      total: tiyn,
      /** What the month's acts say of earlier months. */
      corrections: tiyn,
      acts: z.array(
        z.object({ actId: id, number: z.string(), state: actState, total: tiyn, payable: tiyn, dueOn: day.nullable() }),
      ),
      children: z.array(
        z.object({
          childId: id,
          name: personal.name(z.string()),
          payableDays: count,
          workingDays: count,
          total: tiyn,
          local: tiyn,
          republican: tiyn,
        }),
      ),
    }),
  }),
  moneyReportEntries: route({
    name: 'treasury.moneyReportEntries',
    method: 'GET',
    path: '/api/v1/treasury/money-report/:providerId/entries',
    summary: 'The entries behind a figure of the money report: of one kindergarten and month of service, newest first',
    access: { roles: readers, of: 'provider' },
    params: z.object({ providerId: id }),
    query: z.object({ month, account: account.optional(), ...paging }),
    answer: entryList,
  }),
} as const;
