/**
 * Lines of statements by hand: one person proposes what a line is, or that it is not what it was matched to, with a reason; another
 * confirms. Only then is anything booked.
 */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { settledReasons } from '@balapan/domain/statementMatch.ts';
import { type RuledCall, readOperation, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import {
  type DecidedLine,
  type Decision,
  insertDecision,
  likelyPayments,
  lineToDecide,
  matchesOfLine,
  readDecision,
  setDecided,
  undoMatches,
} from './decisionQueries.ts';
import { type Effect, type Settlement, settle } from './settle.ts';
import { exceptionOwner, insertMatches, paymentsOf, type StatedPayment, setReasons } from './statementQueries.ts';

const isSettled = ({ reason }: DecidedLine): boolean => (settledReasons as readonly string[]).includes(reason);

type At = { readonly statementId: string; readonly lineNo: number };

async function mustSee(
  sql: WriteHandle | Parameters<typeof lineToDecide>[0],
  rule: RuleAtWork<'bankStatement'>,
  at: At,
  lock: 'lock' | 'read',
): Promise<DecidedLine> {
  const line = await lineToDecide(sql, at, lock);
  if (line === null) throw refuse('request.notFound');
  rule.allow({ organisation: line.payer });
  return line;
}

export const likely = readOperation(treasuryRoutes.likelyPayments, async ({ input, sql, rule }) => {
  const line = await mustSee(sql, rule, input, 'read');
  const rows = await likelyPayments(sql, line, input.search ?? '');
  return { rows: rows.map((row) => ({ ...row, amount: String(row.amount), open: String(row.open) })) };
});

export const proposeMatch = writeOperation(treasuryRoutes.proposeMatch, async (call) => {
  const { input, sql, rule } = call;
  const line = await mustSee(sql, rule, input, 'lock');
  if (isSettled(line)) throw refuse('statement.settled');
  const payments = await paymentsOf(sql, line.payer, { ids: input.paymentIds });
  mustAgree(line, payments, new Set(input.paymentIds).size);
  return propose(call, input.paymentIds.length === 0 ? 'setAside' : 'match', input.paymentIds);
});

export const proposeUndo = writeOperation(treasuryRoutes.proposeUndo, async (call) => {
  const line = await mustSee(call.sql, call.rule, call.input, 'lock');
  if (!isSettled(line)) throw refuse('statement.notSettled');
  // A return has sent the act to the kindergarten for other requisites: that is corrected there, not here.
  const matches = await matchesOfLine(call.sql, call.input);
  if (matches.some(({ direction }) => direction === 'in')) throw refuse('statement.returnStands');
  return propose(call, 'undo', []);
});

async function propose(
  {
    input,
    actor,
    now,
    newId,
    sql,
  }: RuledCall<typeof treasuryRoutes.proposeMatch | typeof treasuryRoutes.proposeUndo, WriteHandle>,
  kind: Decision['kind'],
  paymentIds: readonly string[],
) {
  if (actor.personId === null) throw refuse('access.forbidden');
  const { statementId, lineNo, reason } = input;
  const decision = {
    id: newId(),
    kind,
    statementId,
    lineNo,
    paymentIds: [...paymentIds],
    reason,
    madeBy: actor.personId,
  };
  if (!(await insertDecision(sql, decision, now))) throw refuse('statement.proposedBefore');
  const events = [{ chain: null, subjectId: decision.id, payload: { decision } }] as const;
  return { answer: { decisionId: decision.id }, events };
}

export const decideMatch = writeOperation(treasuryRoutes.decideMatch, async (call) => {
  const { input, actor, now, newId, sql, rule } = call;
  const decision = await readDecision(sql, input.decisionId);
  if (decision === null) throw refuse('request.notFound');
  const line = await mustSee(sql, rule, decision, 'lock');
  if (actor.personId === null) throw refuse('access.forbidden');
  if (decision.madeBy === actor.personId) throw refuse('access.sameHand');
  if (decision.state !== 'proposed') throw refuse('request.stale');
  const state = input.accept ? ('confirmed' as const) : ('refused' as const);
  await setDecided(sql, decision.id, { state, personId: actor.personId, now });
  const { payments, outbox } = input.accept ? await carryOut(sql, decision, line, { now, newId }) : nothing;
  const payload = {
    decision: { id: decision.id, kind: decision.kind, before: 'proposed', after: state },
    payments,
  };
  return {
    answer: { decisionId: decision.id, state },
    events: [{ chain: null, subjectId: decision.id, payload }],
    outbox,
  };
});

const nothing: Settlement = { payments: [], outbox: [] };

async function carryOut(
  sql: WriteHandle,
  decision: Decision,
  line: DecidedLine,
  made: { readonly now: number; newId(): string },
): Promise<Settlement> {
  const { statementId, lineNo } = decision;
  const today = dayAt(made.now);
  if (decision.kind === 'setAside') {
    if (isSettled(line)) throw refuse('statement.settled');
    await setReasons(sql, [{ statementId, lineNo, reason: 'setAside', owner: null }]);
    return nothing;
  }
  if (decision.kind === 'undo') {
    const matches = await matchesOfLine(sql, decision);
    const payments = await paymentsOf(sql, line.payer, { ids: matches.map(({ paymentId }) => paymentId) });
    await undoMatches(
      sql,
      matches.map(({ id }) => id),
      decision.id,
    );
    await setReasons(sql, [
      { statementId, lineNo, reason: 'undone', owner: await exceptionOwner(sql, line.payer, today) },
    ]);
    const effects = matches.map(({ paymentId, amount, operationId }): Effect => {
      return {
        paymentId,
        kind: 'undone',
        amount,
        day: today,
        operationId: keyOf(paymentId, operationId),
        note: decision.reason,
      };
    });
    return settle(sql, effects, payments, made);
  }
  if (isSettled(line)) throw refuse('statement.settled');
  const payments = await paymentsOf(sql, line.payer, { ids: decision.paymentIds });
  mustAgree(line, payments, decision.paymentIds.length);
  const parts = partsOf(line, payments).map((part) => ({ ...part, id: made.newId() }));
  await insertMatches(
    sql,
    parts.map(({ id, payment, amount }) => ({
      ...{ id, statementId, lineNo, paymentId: payment.id, direction: line.direction, amount },
      ...{ score: 100, because: [], operationId: id, decisionId: decision.id },
    })),
    made.now,
  );
  await setReasons(sql, [{ statementId, lineNo, reason: 'byHand', owner: null }]);
  const effects = parts.map(({ id, payment, amount }): Effect => {
    const kind = line.direction === 'in' ? 'back' : 'gone';
    return {
      paymentId: payment.id,
      kind,
      amount,
      day: line.day,
      operationId: keyOf(payment.id, id),
      note: line.purpose,
    };
  });
  return settle(sql, effects, payments, made);
}

/** The journal of a match by hand names its payment first: a payment may be confirmed, undone and confirmed again. */
const keyOf = (paymentId: string, operationId: string): string =>
  operationId === paymentId ? paymentId : `${paymentId}:${operationId}`;

/** What of the line is each payment's: all of it for one, else what is open of each. */
const partsOf = (line: DecidedLine, payments: readonly StatedPayment[]) =>
  payments.map((payment) => ({ payment, amount: payments.length === 1 ? line.amount : openOf(line, payment) }));

const openOf = ({ direction }: DecidedLine, { amount, gone, back }: StatedPayment): bigint =>
  amount - (direction === 'in' ? back : gone);

/**
 * Sums must agree, whoever says that it is so: one payment holds the line, several give it to the tiyn, and what comes back is whole.
 * @throws DomainError request.stale for a payment that is not there, statement.sumsDiffer
 */
function mustAgree(line: DecidedLine, payments: readonly StatedPayment[], asked: number): void {
  if (asked === 0) return;
  const isOn = payments.every(({ state }) => state === 'sent' || state === 'confirmed');
  if (payments.length !== asked || !isOn) throw refuse('request.stale');
  const open = payments.reduce((sum, payment) => sum + openOf(line, payment), 0n);
  const isPart = payments.length === 1 && line.direction === 'out';
  if (isPart ? line.amount <= open : line.amount === open) return;
  throw refuse('statement.sumsDiffer', { line: tengeText(tiyn(line.amount)), payments: tengeText(tiyn(open)) });
}
