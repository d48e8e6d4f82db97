/** The states of a register's payments come in as a list, from a bank or the treasury that sends no statement (kazakhstan.md 6.3). */
import { createHash } from 'node:crypto';
import { bankStatusRoutes } from '@balapan/api/bankStatus.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type AnyOperation, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { mayMove } from '../registerMoves.ts';
import { type Effect, settle } from '../settle.ts';
import { paymentsOf } from '../statementQueries.ts';
import { insertList, insertStatuses, type StatusLine, sentPayments } from './queries.ts';
import { readStatusLines } from './readLines.ts';

const gone: readonly string[] = ['released', 'handedOver', 'reconciled'];

export const readStatuses = writeOperation(bankStatusRoutes.readStatuses, async (call) => {
  const { input, sql, actor, now, newId, rule } = call;
  const register = await mayMove(sql, rule, input.registerId, 'lock');
  if (actor.personId === null) throw refuse('access.forbidden');
  if (!gone.includes(register.state)) throw refuse('payment.notReleased');
  const bytes = new Uint8Array(Buffer.from(input.content, 'base64'));
  const sent = await sentPayments(sql, register.id);
  const payments = await paymentsOf(sql, register.payer, { ids: sent.map(({ id }) => id) });
  const days = new Map(sent.map(({ id, sentOn }) => [id, sentOn]));
  const read = await readStatusLines(input.name, bytes, {
    register: `${register.number}`,
    payments: new Map(payments.map((one) => [one.documentNumber, { ...one, sentOn: days.get(one.id) ?? null }])),
    today: dayAt(now),
  });
  const { name } = input;
  const list = {
    id: newId(),
    registerId: register.id,
    name,
    sha256: createHash('sha256').update(bytes).digest(),
    readBy: actor.personId,
  };
  // A file without a good line leaves nothing behind: mended, it may come under the same name.
  const isNew = read.lines.length > 0 && (await insertList(sql, list, now));
  const fresh = isNew ? await insertStatuses(sql, list.id, read.lines) : [];
  const settled = await settle(
    sql,
    fresh.map((line) => effectOf(line, list.id)),
    payments,
    { now, newId },
  );
  const count = (status: StatusLine['status']): number => fresh.filter((line) => line.status === status).length;
  const [executed, refused] = [count('executed'), count('refused')];
  const known = read.lines.length > 0 && !isNew;
  const payload = {
    statuses: { id: list.id, name, register: register.number, known, executed, refused, bad: read.problems.length },
    payments: settled.payments,
  };
  return {
    answer: { known, executed, refused, repeated: read.lines.length - fresh.length, problems: [...read.problems] },
    events: [{ chain: null, subjectId: register.id, payload }],
    outbox: settled.outbox,
  };
});

/** Its journal names the payment, and the list that said it. */
const effectOf = ({ paymentId, amount, status, day, reason }: StatusLine, listId: string): Effect => ({
  ...{ paymentId, amount, day, operationId: `${paymentId}:${listId}`, note: reason ?? '' },
  kind: status === 'executed' ? 'gone' : 'back',
});

export const statusOperations: readonly AnyOperation[] = [readStatuses];
