/**
 * A bank's statement comes in: kept as it is, its lines matched to payments, confirmed and returned payments booked, their acts
 * moved (domain.md 2.12). The same file, and the same line in another file, change nothing a second time.
 */
import { createHash } from 'node:crypto';
import { type ActState, actLife } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { paymentConfirmed, paymentReturned } from '@balapan/domain/ledger.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { readStatement, type StatementProblem } from '../adapters/bank/readStatement.ts';
import type { AuditEvent, Runs } from '../kernel/audit.ts';
import { type ActMove, moveActs } from '../settlement/moves.ts';
import { type Booking, book } from './ledger.ts';
import { type Match, matchStatement, numbersOf } from './matchStatement.ts';
import {
  exceptionOwner,
  insertLines,
  insertStatement,
  lineKey,
  linesBefore,
  payerOfAccount,
  paymentsByNumber,
  reconcileRegisters,
  type StatedPayment,
  settlePayments,
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
  readonly problems: readonly (
    | StatementProblem
    | { readonly code: 'file.referenceUnknown'; readonly line: number; readonly field: string; readonly value: string }
  )[];
  /** For the audit; to be appended by the caller in the same transaction. Empty when nothing was written. */
  readonly events: readonly AuditEvent[];
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
  if (payer === null)
    return nothing(null, false, [
      { code: 'file.referenceUnknown', line: 1, field: 'РасчСчет', value: statement.account },
    ]);
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
  const payments = await paymentsByNumber(sql, payer, [...new Set(fresh.flatMap(numbersOf))]);
  const matches = matchStatement(fresh, payments);
  await insertLines(sql, id, matches, await exceptionOwner(sql, payer, dayAt(file.now)));
  const changed = await settle(sql, matches, new Map(payments.map((payment) => [payment.id, payment])), file);
  const count = (reason: string): number => matches.filter((match) => match.reason === reason).length;
  const [matched, returned] = [count('matched'), count('returned')];
  const told = {
    statementId: id,
    known: false,
    newLines: fresh.length,
    matched,
    returned,
    exceptions: matches.length - matched - returned,
    problems,
  };
  const payload = {
    statement: { id, name: file.name, payer, lines: fresh.length, matched, returned },
    payments: changed,
  };
  return { ...told, events: [{ chain: null, subjectId: id, payload }] };
}

function nothing(statementId: string | null, known: boolean, problems: StatementImport['problems']): StatementImport {
  return { statementId, known, newLines: 0, matched: 0, returned: 0, exceptions: 0, problems, events: [] };
}

interface Settled {
  readonly id: string;
  readonly state: 'confirmed' | 'returned';
  readonly day: Day;
  readonly was: StatedPayment['state'];
}

/** Books and moves what the bank told. A payment that its file brought as confirmed or returned is only ticked off. */
async function settle(
  sql: Runs,
  matches: readonly Match[],
  payments: ReadonlyMap<string, StatedPayment>,
  made: Pick<StatementFile, 'now' | 'newId'>,
): Promise<Settled[]> {
  const settled = new Map<string, Settled>();
  const moves = new Map<string, ActMove[]>();
  const bookings: Booking[] = [];
  for (const { line, payment: facts, reason } of matches) {
    const payment = facts === null ? undefined : payments.get(facts.id);
    if (payment === undefined) continue;
    const was = settled.get(payment.id)?.state ?? payment.state;
    const isBack = reason === 'returned';
    if (was === 'returned' || (was === 'confirmed' && !isBack)) continue;
    const posting = {
      operationId: payment.id,
      day: line.day,
      programme: payment.programme ?? '',
      providerId: payment.providerId,
      amount: { local: tiyn(payment.local), republican: tiyn(payment.republican) },
    };
    const journal = isBack ? paymentReturned(posting, was === 'confirmed') : paymentConfirmed(posting);
    bookings.push({ journal, month: payment.month });
    settled.set(payment.id, {
      id: payment.id,
      state: isBack ? 'returned' : 'confirmed',
      day: line.day,
      was: payment.state,
    });
    const earlier = moves.get(payment.actId) ?? [];
    const from = earlier.reduce<ActState>((state, move) => actLife.next(state, move.event) ?? state, payment.actState);
    const event = isBack ? 'bounce' : 'confirm';
    // Documents of the old system may have run ahead of the bank: then only the payment is settled.
    if (actLife.next(from, event) === null) continue;
    const { actId, providerId } = payment;
    const note = isBack ? line.purpose : null;
    moves.set(actId, [...earlier, { actId, providerId, from, event, personId: null, note }]);
  }
  await book(sql, bookings, made);
  await settlePayments(sql, [...settled.values()]);
  const rounds = Math.max(0, ...[...moves.values()].map((list) => list.length));
  for (let round = 0; round < rounds; round += 1)
    await moveActs(
      sql,
      [...moves.values()].flatMap((list) => list[round] ?? []),
      made.now,
    );
  await reconcileRegisters(sql, [...new Set([...settled.keys()].map((key) => payments.get(key)?.registerId ?? ''))]);
  return [...settled.values()];
}
