/**
 * A bank's statement comes in: kept as it is, its lines matched to payments, confirmed and returned payments booked, their acts
 * moved (domain.md 2.12). The same file, and the same line in another file, change nothing a second time.
 */
import { createHash } from 'node:crypto';
import { dayAt } from '@balapan/domain/moment.ts';
import { type Match, matchStatement, numbersOf, registersOf } from '@balapan/domain/statementMatch.ts';
import { otherAccount, type ProblemAt, readStatement, type StatementProblem } from '../adapters/bank/readStatement.ts';
import type { AuditEvent, Runs } from '../kernel/audit.ts';
import type { OutboxItem } from '../kernel/outbox.ts';
import { effectsOf, settle } from './settle.ts';
import {
  type EarlierLine,
  exceptionOwner,
  insertLines,
  insertMatches,
  insertStatement,
  lineKey,
  linesBefore,
  partsBefore,
  payerOfAccount,
  paymentsOf,
  setReasons,
  statementByHash,
} from './statementQueries.ts';

export interface StatementFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds by the region's clock. */
  readonly now: number;
  newId(): string;
}

export interface StatementImport {
  /** `null` when the file is no statement of one of our accounts: see `problems`. */
  readonly statementId: string | null;
  /** These bytes were read before: nothing was written. */
  readonly known: boolean;
  /** Lines that no earlier statement had. */
  readonly newLines: number;
  readonly matched: number;
  readonly returned: number;
  readonly exceptions: number;
  readonly problems: readonly (StatementProblem | ProblemAt<'statement.otherAccount'>)[];
  /** For the audit; to be appended by the caller in the same transaction. Empty when nothing was written. */
  readonly events: readonly AuditEvent[];
  /** To be put into the outbox by the caller in the same transaction. */
  readonly outbox: readonly OutboxItem[];
}

/**
 * Reads a statement within the caller's transaction: role `app`, scope `region` (the importer opens one for
 * `statements/*.txt`). Never throws for a bad file.
 * ```ts
 * const told = await importStatement(sql, { name, bytes, now, newId: house.newId });
 * await appendEvents(sql, told.events, meta) // unless told.events is empty
 * ```
 */
export async function importStatement(sql: Runs, file: StatementFile): Promise<StatementImport> {
  const { statement, problems } = readStatement(file.bytes);
  if (statement === null) return nothing(null, false, problems);
  const payer = await payerOfAccount(sql, statement.account);
  if (payer === null) return nothing(null, false, [otherAccount(statement.account)]);
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const before = await statementByHash(sql, sha256);
  if (before !== null) return nothing(before, true, problems);

  const id = file.newId();
  if (!(await insertStatement(sql, { id, payer, name: file.name, sha256 }, statement, file.now)))
    return nothing(await statementByHash(sql, sha256), true, problems);
  const counts = await linesBefore(sql, statement);
  const fresh = statement.lines.filter((line) => {
    const key = lineKey(line);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
  const numbers = [...new Set(fresh.flatMap(numbersOf))];
  const registers = [...new Set(fresh.flatMap(registersOf))];
  const payments = await paymentsOf(sql, payer, { numbers, registers });
  const earlier = (await partsBefore(sql, statement.account, numbers)).filter(({ statementId }) => statementId !== id);
  const lines = [...earlier, ...fresh.map((line) => ({ ...line, statementId: id }))];
  const verdicts = matchStatement<EarlierLine>(lines, payments);
  const isNew = ({ line }: Match<EarlierLine>): boolean => line.statementId === id;
  const matches = verdicts.filter(isNew) as Match<(typeof fresh)[number] & EarlierLine>[];
  const completed = verdicts.filter((match) => !isNew(match) && match.payments.length > 0);
  await insertLines(sql, id, matches, await exceptionOwner(sql, payer, dayAt(file.now)));
  await setReasons(
    sql,
    completed.map(({ line: { statementId, lineNo }, reason }) => ({ statementId, lineNo, reason, owner: null })),
  );
  const settling = [...completed, ...matches];
  await insertMatches(
    sql,
    settling.flatMap(({ line, payments: parts, score, because }) =>
      parts.map(({ id: paymentId, amount }) => ({
        ...{ id: file.newId(), statementId: line.statementId, lineNo: line.lineNo, paymentId, amount },
        ...{ direction: line.direction, score, because, operationId: paymentId, decisionId: null },
      })),
    ),
    file.now,
  );
  const { payments: changed, outbox } = await settle(sql, effectsOf(settling), payments, file);
  const count = (reason: string): number => matches.filter((match) => match.reason === reason).length;
  const returned = count('returned');
  const exceptions = matches.filter((match) => match.payments.length === 0).length;
  const matched = matches.length - returned - exceptions;
  const told = {
    statementId: id,
    known: false,
    newLines: fresh.length,
    matched,
    returned,
    exceptions,
    problems,
  };
  const payload = {
    statement: { id, name: file.name, payer, lines: fresh.length, matched, returned },
    payments: changed,
  };
  return { ...told, events: [{ chain: null, subjectId: id, payload }], outbox };
}

function nothing(statementId: string | null, known: boolean, problems: StatementImport['problems']): StatementImport {
  return { statementId, known, newLines: 0, matched: 0, returned: 0, exceptions: 0, problems, events: [], outbox: [] };
}
