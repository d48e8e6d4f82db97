/** The operations of the treasury. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { type AnyOperation, writeOperation } from '../kernel/operation.ts';
import { actBudget, budget } from './budgetOperations.ts';
import { clearing, closeLedgerMonth, ledgerMonths } from './closeLedger.ts';
import { importStatement } from './importStatement.ts';
import { entries, journal, trialBalance } from './ledgerOperations.ts';
import { moneyReportCity, moneyReportKindergarten } from './moneyReports.ts';
import { bankFile, candidates, exceptions, lines, register, registers, statements } from './readOperations.ts';
import { check, giveBack, makeRegister, release } from './registerOperations.ts';

export const readStatement = writeOperation(treasuryRoutes.readStatement, async ({ input, sql, now, newId }) => {
  const bytes = new Uint8Array(Buffer.from(input.content, 'base64'));
  const { events, ...told } = await importStatement(sql, { name: input.name, bytes, now, newId });
  const answer = { ...told, problems: [...told.problems] };
  // A file that says nothing new is told all the same: somebody sent it.
  const [
    first = { chain: null, subjectId: told.statementId, payload: { name: input.name, known: told.known } },
    ...rest
  ] = events;
  return { answer, events: [first, ...rest] };
});

export const treasuryOperations: readonly AnyOperation[] = [
  candidates,
  makeRegister,
  registers,
  register,
  lines,
  check,
  giveBack,
  release,
  bankFile,
  readStatement,
  statements,
  exceptions,
  budget,
  actBudget,
  trialBalance,
  entries,
  journal,
  clearing,
  ledgerMonths,
  closeLedgerMonth,
  moneyReportCity,
  moneyReportKindergarten,
];
