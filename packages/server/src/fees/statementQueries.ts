/** SQL of the statements of a kindergarten's bank. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { StatementLine } from '../adapters/bank/readStatement.ts';
import type { Runs } from '../kernel/audit.ts';
import type { FeeStatementFile } from './importStatement.ts';

/** What makes a document of the bank the same in two files. */
export const documentKey = (account: string, line: Pick<StatementLine, 'day' | 'documentNumber' | 'amount'>): string =>
  `payment ${account} ${line.day} ${line.documentNumber} ${line.amount}`;

/** Whether the account is, or was, the kindergarten's own. */
export async function isOwnAccount(sql: Runs, providerId: string, account: string): Promise<boolean> {
  const rows = await sql.query('SELECT FROM provider_account WHERE provider_id = $1 AND iban = $2 LIMIT 1', [
    providerId,
    account,
  ]);
  return rows.length > 0;
}

/** @returns false when these bytes were read before */
export async function insertStatement(
  sql: Runs,
  file: FeeStatementFile & {
    readonly id: string;
    readonly account: string;
    readonly from: Day;
    readonly to: Day;
    readonly sha256: Buffer;
  },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO fee_statement (id, provider_id, account, from_day, to_day, name, sha256, read_at, read_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9) ON CONFLICT (provider_id, sha256) DO NOTHING RETURNING id`,
    [
      file.id,
      file.providerId,
      file.account,
      file.from,
      file.to,
      file.name,
      file.sha256,
      isoOf(file.now),
      file.personId,
    ],
  );
  return rows.length > 0;
}

/** Which of the documents earlier files had, by `documentKey`. */
export async function seenLines(
  sql: Runs,
  providerId: string,
  account: string,
  lines: readonly StatementLine[],
): Promise<Set<string>> {
  const rows = await sql.query<{ day: Day; documentNumber: string; amount: bigint }>(
    `SELECT l.day, l.document AS "documentNumber", l.amount_tiyn AS amount FROM fee_statement_line l JOIN fee_statement s ON s.id = l.statement_id
      WHERE l.provider_id = $1 AND s.account = $2 AND l.day = ANY ($3::date[])`,
    [providerId, account, [...new Set(lines.map(({ day }) => day))]],
  );
  return new Set(rows.map((row) => documentKey(account, { ...row, amount: tiyn(row.amount) })));
}

/** Children of the kindergarten by the numbers of their vouchers: those that are or were enrolled there. */
export async function childrenByNumber(
  sql: Runs,
  providerId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.query<{ number: string; child_id: string }>(
    `SELECT DISTINCT v.number, v.child_id FROM voucher v JOIN enrolment e ON e.child_id = v.child_id AND e.provider_id = $1
      WHERE v.number = ANY ($2::text[])`,
    [providerId, numbers],
  );
  return new Map(rows.map((row) => [row.number, row.child_id]));
}

export interface NewLine {
  readonly line: StatementLine;
  readonly childId: string | null;
  readonly reason: 'matched' | 'noNumber' | 'unknownNumber' | 'severalChildren';
}

export async function insertStatementLines(
  sql: Runs,
  statementId: string,
  providerId: string,
  lines: readonly NewLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql.query(
    `INSERT INTO fee_statement_line (statement_id, provider_id, line_no, day, document, amount_tiyn, party_name, purpose, child_id, reason)
     SELECT $1, $2, n.* FROM unnest($3::integer[], $4::date[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::uuid[], $10::text[]) AS n`,
    [
      statementId,
      providerId,
      lines.map(({ line }) => line.lineNo),
      lines.map(({ line }) => line.day),
      lines.map(({ line }) => line.documentNumber),
      lines.map(({ line }) => line.amount),
      lines.map(({ line }) => line.partyName),
      lines.map(({ line }) => line.purpose),
      lines.map(({ childId }) => childId),
      lines.map(({ reason }) => reason),
    ],
  );
}

export interface OpenLine {
  readonly account: string;
  readonly day: Day;
  readonly documentNumber: string;
  readonly amount: bigint;
}

/** An exception, locked; `null` where there is none. */
export async function lockException(
  sql: Runs,
  providerId: string,
  statementId: string,
  lineNo: number,
): Promise<OpenLine | null> {
  const [row] = await sql.query<OpenLine>(
    `SELECT s.account, l.day, l.document AS "documentNumber", l.amount_tiyn AS amount FROM fee_statement_line l JOIN fee_statement s ON s.id = l.statement_id
      WHERE l.statement_id = $1 AND l.line_no = $2 AND l.provider_id = $3 AND l.child_id IS NULL FOR UPDATE OF l`,
    [statementId, lineNo, providerId],
  );
  return row ?? null;
}

export async function assignLine(sql: Runs, statementId: string, lineNo: number, childId: string): Promise<void> {
  await sql.query(
    `UPDATE fee_statement_line SET child_id = $3, reason = 'assigned' WHERE statement_id = $1 AND line_no = $2`,
    [statementId, lineNo, childId],
  );
}
