/** The execution of the budget to the end of a quarter or of the year, on the screen and as a file. */
import { reportFigures } from '@balapan/domain/budgetReport.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, text3, tiyn } from './fields.ts';
import { ledgerReaders } from './ledger.ts';

const period = {
  year: z.coerce.number().int().min(2000).max(2100),
  quarter: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
};
const sums = z.object(
  Object.fromEntries(reportFigures.map((figure) => [figure, tiyn])) as Record<
    (typeof reportFigures)[number],
    typeof tiyn
  >,
);

export const budgetReportRoutes = {
  budgetReport: route({
    name: 'treasury.budgetReport',
    method: 'GET',
    path: '/api/v1/treasury/budget-report',
    summary:
      'Execution of the budget from January to the end of a quarter, by programme, specific and source: plan, amended plan, bound, owed, paid, left',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object(period),
    answer: z.object({
      year: count,
      quarter: count,
      years: z.array(count),
      administrator: z.object({ code: z.string(), name: text3 }).nullable(),
      rows: z.array(
        sums.extend({
          level: z.enum(['line', 'programme', 'source', 'total']),
          programme: z.string(),
          programmeName: text3.nullable(),
          specific: z.string(),
          source: z.enum(['local', 'republican']).nullable(),
          lines: z.array(z.string()),
        }),
      ),
      /** Registered from the beginning of the year to the end of the quarter. */
      amendments: z.array(
        z.object({ proposalId: id, decision: z.string(), session: z.string(), decidedOn: day, registeredOn: day }),
      ),
    }),
  }),
  budgetReportFile: route({
    name: 'treasury.budgetReportFile',
    method: 'GET',
    path: '/api/v1/treasury/budget-report/file',
    summary: 'The same report as a workbook or CSV, in Kazakh or Russian',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({ ...period, kind: z.enum(['xlsx', 'csv']), language: z.enum(['kk', 'ru']) }),
    answer: z.object({ name: z.string(), bytes: z.base64() }),
  }),
} as const;
