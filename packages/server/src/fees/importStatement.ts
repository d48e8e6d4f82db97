/**
 * A statement of the kindergarten's bank: what came in and names a child's voucher is that child's payment, the rest are exceptions
 * with their reason. The same file, and the same document in another file, change nothing a second time.
 */
import { createHash } from 'node:crypto';
import type { Day } from '@balapan/domain/day.ts';
import { feePayer, numbersInPurpose } from '@balapan/domain/fee.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { sumTiyn, type Tiyn, zero } from '@balapan/domain/money.ts';
import { bankDay } from '../adapters/bank/oneCText.ts';
import {
  otherAccount,
  type ProblemAt,
  readStatement,
  type StatementLine,
  type StatementProblem,
} from '../adapters/bank/readStatement.ts';
import type { Runs } from '../kernel/audit.ts';
import { bookFees, lockFees } from './entries.ts';
import {
  childrenByNumber,
  documentKey,
  insertStatement,
  insertStatementLines,
  isOwnAccount,
  type NewLine,
  seenLines,
} from './statementQueries.ts';

export interface FeeStatementFile {
  readonly providerId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly now: number;
  readonly personId: string | null;
  newId(): string;
}

export interface FeeStatementTold {
  /** `null`: nothing was written. */
  readonly statementId: string | null;
  readonly known: boolean;
  readonly lines: number;
  readonly matched: number;
  readonly total: Tiyn;
  readonly repeated: number;
  readonly exceptions: number;
  readonly problems: readonly (StatementProblem | ProblemAt<'statement.otherAccount' | 'statement.dayAhead'>)[];
}

const nothing = { statementId: null, known: false, lines: 0, matched: 0, total: zero, repeated: 0, exceptions: 0 };

export async function importFeeStatement(sql: Runs, file: FeeStatementFile): Promise<FeeStatementTold> {
  const { statement, problems: unread } = readStatement(file.bytes);
  if (statement === null) return { ...nothing, problems: unread };
  const { account } = statement;
  if (!(await isOwnAccount(sql, file.providerId, account))) {
    return { ...nothing, problems: [otherAccount(account)] };
  }
  const today = dayAt(file.now);
  const came = statement.lines.filter(({ direction }) => direction === 'in');
  const ahead = came.filter(({ day }) => day > today);
  const problems = [...unread, ...ahead.map((line) => dayAhead(line, today))].sort((a, b) => a.line - b.line);
  await lockFees(sql, file.providerId);
  const id = file.newId();
  const sha256 = createHash('sha256').update(file.bytes).digest();
  if (!(await insertStatement(sql, { ...file, id, account, from: statement.from, to: statement.to, sha256 })))
    return { ...nothing, known: true, problems };

  const income = came.filter(({ day }) => day <= today);
  const seen = await seenLines(sql, file.providerId, account, income);
  const fresh = income.filter((line) => {
    const key = documentKey(account, line);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const numbers = [...new Set(fresh.flatMap(({ purpose }) => numbersInPurpose(purpose)))];
  const children = await childrenByNumber(sql, file.providerId, numbers);
  const lines = fresh.map((line): NewLine => {
    const payer = feePayer(line.purpose, children);
    return 'childId' in payer ? { line, childId: payer.childId, reason: 'matched' } : { line, childId: null, ...payer };
  });
  await insertStatementLines(sql, id, file.providerId, lines);
  const matched = lines.flatMap(({ line, childId }) => (childId === null ? [] : [{ line, childId }]));
  await bookFees(
    sql,
    matched.map(({ line, childId }) => ({
      id: file.newId(),
      kind: 'payment',
      key: documentKey(account, line),
      providerId: file.providerId,
      childId,
      month: null,
      day: line.day,
      amount: line.amount,
      document: line.documentNumber,
    })),
    file,
  );
  return {
    statementId: id,
    known: false,
    lines: income.length,
    matched: matched.length,
    total: sumTiyn(matched.map(({ line }) => line.amount)),
    repeated: income.length - fresh.length,
    exceptions: lines.length - matched.length,
    problems,
  };
}

const dayAhead = ({ textLine, day, dayField }: StatementLine, today: Day): ProblemAt<'statement.dayAhead'> => {
  const params = { today: bankDay(today) };
  return { code: 'statement.dayAhead', line: textLine, field: dayField, value: bankDay(day), params };
};
