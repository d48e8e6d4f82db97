/** The operations of the treasury. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { type AnyOperation, writeOperation } from '../kernel/operation.ts';
import { adviceOperations } from './advice/operations.ts';
import { bankFileChanges } from './bankFileChanges.ts';
import { actBudget, budget } from './budgetOperations.ts';
import { budgetReport, budgetReportFile } from './budgetReport.ts';
import { clearing, closeLedgerMonth, ledgerMonths } from './closeLedger.ts';
import { leftCommitments, releaseCommitments } from './commitmentRelease.ts';
import { decideMatch, likely, proposeMatch, proposeUndo } from './decisions.ts';
import { importStatement } from './importStatement.ts';
import { entries, journal, trialBalance } from './ledgerOperations.ts';
import { moneyReportCity, moneyReportEntries, moneyReportKindergarten } from './moneyReports.ts';
import { document, packageRegister } from './packageRegister.ts';
import { preview } from './previewRegister.ts';
import {
  bankFile,
  candidates,
  exceptions,
  lines,
  register,
  registers,
  statementLines,
  statements,
} from './readOperations.ts';
import { cancel, giveBack, handOver } from './registerEnds.ts';
import { makeRegister } from './registerOperations.ts';
import { check, release, sign } from './registerSteps.ts';
import { returnedOperations } from './returned/operations.ts';
import { statusOperations } from './statuses/operations.ts';
import { treasuryList } from './treasuryList.ts';

export const readStatement = writeOperation(treasuryRoutes.readStatement, async ({ input, sql, now, newId }) => {
  const bytes = new Uint8Array(Buffer.from(input.content, 'base64'));
  const { events, outbox, ...told } = await importStatement(sql, { name: input.name, bytes, now, newId });
  const answer = { ...told, problems: [...told.problems] };
  // A file that says nothing new is told all the same: somebody sent it.
  const [
    first = { chain: null, subjectId: told.statementId, payload: { name: input.name, known: told.known } },
    ...rest
  ] = events;
  return { answer, events: [first, ...rest], outbox };
});

export const treasuryOperations: readonly AnyOperation[] = [
  candidates,
  preview,
  makeRegister,
  registers,
  register,
  lines,
  document,
  packageRegister,
  sign,
  check,
  giveBack,
  release,
  cancel,
  handOver,
  bankFile,
  bankFileChanges,
  treasuryList,
  readStatement,
  statements,
  statementLines,
  exceptions,
  budget,
  actBudget,
  trialBalance,
  entries,
  journal,
  clearing,
  ledgerMonths,
  closeLedgerMonth,
  leftCommitments,
  releaseCommitments,
  budgetReport,
  budgetReportFile,
  moneyReportCity,
  moneyReportKindergarten,
  moneyReportEntries,
  likely,
  proposeMatch,
  proposeUndo,
  decideMatch,
  ...returnedOperations,
  ...adviceOperations,
  ...statusOperations,
];
