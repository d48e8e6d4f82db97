/**
 * A payment that the bank gave back: a task for the kindergarten, an account that one of its people proposes and another confirms, and
 * one more payment under a link; never two, whoever tries and whatever the bank writes again.
 */
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { writing } from '@balapan/database/scope.ts';
import { asDay } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import { perform, scopeOf } from '@balapan/server/kernel/operation.ts';
import { decideMatch, likely, proposeMatch } from '@balapan/server/treasury/decisions.ts';
import { readStatement } from '@balapan/server/treasury/operations.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { makeRegister } from '@balapan/server/treasury/registerOperations.ts';
import { decideAccount, proposeAccount, returned } from '@balapan/server/treasury/returned/operations.ts';
import { readUnexplained } from '@balapan/server/treasury/unexplainedQueries.ts';
import { verify } from '@balapan/server/verify/verify.ts';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { july, type Money, openMoney, type PaidAct, type Somebody } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

const day = asDay('2025-09-11');
const newAccount = { iban: composeIban('601', 'S000000000777'), bik: 'HSBKKZKX', kbe: '17' };

interface Back {
  readonly act: PaidAct;
  readonly paymentId: string;
  readonly documentNumber: string;
  readonly statement: Uint8Array;
  readonly head: Somebody;
  readonly accountant: Somebody;
}

/** Sends a register of acts and gives its file with the numbers of its orders by act. */
async function send(acts: readonly PaidAct[]) {
  const registerId = await money.make(acts);
  await money.through(registerId, 'releaser');
  const { bytes } = await perform(money.house, money.people.maker, read.bankFile, { registerId });
  const { rows } = await perform(money.house, money.people.maker, read.lines, { registerId, page: 1, size: 50 });
  return { registerId, file: Buffer.from(bytes, 'base64'), payments: rows };
}
const take = (bytes: Uint8Array, name = 'bank.txt') =>
  perform(money.house, money.people.maker, readStatement, { name, content: Buffer.from(bytes).toString('base64') });

/** An act whose payment came back, with the two people of its kindergarten. */
async function cameBack(total: number): Promise<Back> {
  const act = await money.act(total);
  const head = await money.world.staff('head', { provider: act.provider });
  const accountant = await money.world.staff('accountant', { provider: act.provider });
  const { file, payments } = await send([act]);
  const documentNumber = payments[0]?.documentNumber ?? '';
  const statement = answerOf(file, { day, returned: [documentNumber] });
  expect(await take(statement)).toMatchObject({ matched: 1, returned: 1 });
  return { act, paymentId: payments[0]?.paymentId ?? '', documentNumber, statement, head, accountant };
}
const propose = (back: Back, by: Actor, over: Partial<typeof newAccount> = {}) =>
  perform(money.house, by, proposeAccount, { paymentId: back.paymentId, ...newAccount, ...over });
const decide = (changeId: string, by: Actor, accept = true, refusal?: string) =>
  perform(money.house, by, decideAccount, { changeId, accept, ...(refusal === undefined ? {} : { refusal }) });
const shown = async (by: Actor, back: Back) =>
  (await perform(money.house, by, returned, { part: 'all', actId: back.act.id, page: 1, size: 50 })).rows;
const actState = async ({ act }: Back) =>
  (await money.world.query<{ state: string }>('SELECT state FROM ~act WHERE id = $1', [act.id]))[0]?.state;
/** Everything that must hold of the books, whatever came back. */
async function mustHold(): Promise<void> {
  const checks = await verify(money.house);
  // The acts of this tiny city have sums, but neither lines nor bytes.
  const whole = checks.filter(({ name }) => name !== 'acts' && name !== 'money');
  expect(whole.filter(({ faults }) => faults.length > 0)).toEqual([]);
  const unexplained = await writing(money.house.pool, scopeOf(money.house, money.people.maker), readUnexplained);
  expect(unexplained).toMatchObject({ payments: 0n, unseen: 0n, clearing: 0n, ledger: 0n });
}

test('a kindergarten with one person: the Department confirms what its head proposes, and only there', async () => {
  const act = await money.act(700);
  const head = await money.world.staff('head', { provider: act.provider });
  const helper = await money.world.staff('departmentAccountant');
  const { file, payments } = await send([act]);
  const [documentNumber, paymentId] = [payments[0]?.documentNumber ?? '', payments[0]?.paymentId ?? ''];
  const statement = answerOf(file, { day, returned: [documentNumber] });
  await take(statement);
  const back = { act, paymentId, documentNumber, statement, head, accountant: head };
  expect(await shown(helper, back)).toMatchObject([{ actions: [] }]);
  const { changeId } = await propose(back, head);
  expect(await shown(helper, back)).toMatchObject([{ actions: ['decide'] }]);
  const told = await money.world.query<{ key: string }>('SELECT key FROM ~outbox WHERE key LIKE $1', [
    `accountWaits/${changeId}/%`,
  ]);
  expect(told).toContainEqual({ key: `accountWaits/${changeId}/${helper.personId}` });
  // An accountant came meanwhile: then it is the kindergarten's own business again.
  const accountant = await money.world.staff('accountant', { provider: act.provider });
  expect(await shown(helper, back)).toMatchObject([{ actions: [] }]);
  await expect(decide(changeId, helper)).rejects.toMatchObject({ code: 'account.ownSecondHand' });
  await money.world.query(`DELETE FROM ~appointment WHERE person_id = $1`, [accountant.personId]);
  expect(await decide(changeId, helper)).toEqual({ changeId, state: 'confirmed' });
  expect(await actState(back)).toBe('signedByDepartment');
});

test('the whole way: a task, an account by two people, one more payment under a link, the books hold', async () => {
  const back = await cameBack(1_000);
  const { head, accountant, act } = back;
  expect(await actState(back)).toBe('paymentReturned');
  const told = await money.world.query<{ key: string; text: string }>(
    `SELECT key, payload ->> 'text' AS text FROM ~outbox WHERE key LIKE $1 ORDER BY key`,
    [`paymentBack/${back.paymentId}/%`],
  );
  expect(told.map(({ key }) => key.split('/')[2]).sort()).toEqual([head.personId, accountant.personId].sort());
  for (const { text } of told) expect(text).toContain(act.number);
  const [task] = await shown(head, back);
  const [name] = await money.world.query<{ name: string }>(
    `SELECT surname || ' ' || given_name AS name FROM ~person WHERE id = $1`,
    [head.personId],
  );
  expect(task).toMatchObject({
    reason: 'accountClosed',
    words: expect.stringContaining('счет получателя закрыт'),
    owner: name?.name,
    account: { iban: act.iban },
    change: null,
    next: null,
    actions: ['propose'],
  });
  // Nobody pays it before the kindergarten has answered.
  await expect(money.make([act])).rejects.toMatchObject({ code: 'request.stale' });

  const { changeId } = await propose(back, accountant, { iban: ` ${newAccount.iban.toLowerCase()} ` });
  expect(await shown(accountant, back)).toMatchObject([
    { actions: [], change: { state: 'proposed', iban: newAccount.iban } },
  ]);
  expect(await shown(head, back)).toMatchObject([{ actions: ['decide'] }]);
  await expect(decide(changeId, { ...accountant, role: 'head' })).rejects.toMatchObject({ code: 'access.sameHand' });
  expect(await decide(changeId, head)).toEqual({ changeId, state: 'confirmed' });
  expect(await actState(back)).toBe('signedByDepartment');
  const accounts = await money.world.query(
    `SELECT id, iban, period::text FROM ~provider_account WHERE provider_id = $1 ORDER BY lower(period)`,
    [act.provider.id],
  );
  expect(accounts).toMatchObject([
    { iban: act.iban, period: '[2025-07-01,2025-09-11)' },
    { id: changeId, iban: newAccount.iban, period: '[2025-09-11,)' },
  ]);

  const again = await send([act]);
  expect(again.payments).toMatchObject([
    { replaces: back.documentNumber, iban: newAccount.iban, accountChanged: true },
  ]);
  expect(await shown(money.people.checker, back)).toMatchObject([
    { next: { state: 'sent', documentNumber: again.payments[0]?.documentNumber }, owner: null, actions: [] },
  ]);
  // The first return once more, in another statement of the same days: nothing is taken back twice.
  const text = new TextDecoder().decode(back.statement).replace('06:00:00', '07:00:00');
  expect(await take(new TextEncoder().encode(text))).toMatchObject({ known: false, newLines: 0 });
  expect(await take(answerOf(again.file, { day }))).toMatchObject({ matched: 1, exceptions: 0 });
  expect(await actState(back)).toBe('paid');
  expect(await shown(head, back)).toMatchObject([{ next: { state: 'confirmed' } }]);
  const paid = await money.world.query<{ account: string; sum: bigint }>(
    `SELECT account, sum(amount_tiyn)::bigint AS sum FROM ~entry WHERE provider_id = $1 AND account IN ('3000', '4000', '5000') GROUP BY 1 ORDER BY 1`,
    [act.provider.id],
  );
  expect(paid).toEqual([
    { account: '3000', sum: 0n },
    { account: '4000', sum: 0n },
    { account: '5000', sum: -1_000n },
  ]);
  await mustHold();
});

test('the same statement twice and at once brings one return, one notice, one task', async () => {
  const act = await money.act(2_000);
  await money.world.staff('head', { provider: act.provider });
  const { file, payments } = await send([act]);
  const bytes = answerOf(file, { day, returned: [payments[0]?.documentNumber ?? ''] });
  const told = await Promise.all([take(bytes), take(bytes), take(bytes)]);
  expect(told.filter(({ known }) => !known)).toHaveLength(1);
  const moves = await money.world.query(`SELECT 1 FROM ~act_move WHERE act_id = $1 AND to_state = 'paymentReturned'`, [
    act.id,
  ]);
  expect(moves).toHaveLength(1);
  const notices = await money.world.query(`SELECT 1 FROM ~outbox WHERE key LIKE $1`, [
    `paymentBack/${payments[0]?.paymentId}/%`,
  ]);
  expect(notices).toHaveLength(1);
  await mustHold();
});

test('the new payment comes back too: a second task, the third payment repeats the second', async () => {
  const back = await cameBack(3_000);
  await decide((await propose(back, back.head)).changeId, back.accountant);
  const second = await send([back.act]);
  const number = second.payments[0]?.documentNumber ?? '';
  expect(await take(answerOf(second.file, { day, returned: [number] }))).toMatchObject({ returned: 1 });
  const rows = await shown(back.head, back);
  expect(rows).toMatchObject([
    { documentNumber: number, next: null, actions: ['propose'] },
    { documentNumber: back.documentNumber, next: { documentNumber: number, state: 'returned' }, actions: [] },
  ]);
  // The first return is answered for good.
  await expect(propose(back, back.head)).rejects.toMatchObject({ code: 'account.notReturned' });
  const later = { ...back, paymentId: rows[0]?.paymentId ?? '' };
  const third = { iban: composeIban('722', 'S000000000778'), bik: 'CASPKZKA' };
  await decide((await propose(later, back.accountant, third)).changeId, back.head);
  const last = await send([back.act]);
  expect(last.payments).toMatchObject([{ replaces: number, iban: third.iban }]);
  expect(await take(answerOf(last.file, { day }))).toMatchObject({ matched: 1 });
  expect(await actState(back)).toBe('paid');
  await mustHold();
});

test('a confirmed payment that comes back later begins the same way, also when a line is matched by hand', async () => {
  const act = await money.act(4_000);
  const head = await money.world.staff('head', { provider: act.provider });
  const { file, payments } = await send([act]);
  const [payment] = payments;
  expect(await take(answerOf(file, { day }))).toMatchObject({ matched: 1 });
  const late = new TextDecoder()
    .decode(answerOf(file, { day, returned: [payment?.documentNumber ?? ''] }))
    .replace(/Возврат платежного поручения № \d+ от [\d.]+: [^;\r]*/u, 'Возврат: счёт не найден')
    .replace('06:00:00', '08:00:00');
  expect(await take(new TextEncoder().encode(late))).toMatchObject({ returned: 0, exceptions: 1 });
  const open = (await perform(money.house, money.people.checker, read.exceptions, { page: 1, size: 100 })).rows;
  const line = open.find(({ purpose }) => purpose.startsWith('Возврат: счёт не найден'));
  const at = { statementId: line?.statementId ?? '', lineNo: line?.lineNo ?? 0 };
  const found = await perform(money.house, money.people.maker, likely, at);
  expect(found.rows.map(({ paymentId }) => paymentId)).toContain(payment?.paymentId);
  const { decisionId } = await perform(money.house, money.people.maker, proposeMatch, {
    ...at,
    paymentIds: [payment?.paymentId ?? ''],
    reason: 'Банк не назвал номер',
  });
  await perform(money.house, money.people.checker, decideMatch, { decisionId, accept: true });
  const rows = (await perform(money.house, head, returned, { part: 'open', page: 1, size: 50 })).rows;
  expect(rows).toMatchObject([{ paymentId: payment?.paymentId, reason: 'accountUnknown', actions: ['propose'] }]);
  await mustHold();
});

describe('an account', () => {
  it.each([
    ['bik', 'bik.unknown', { bik: 'ABCDKZKA' }],
    ['bik', 'iban.bikDiffers', { bik: 'CASPKZKA' }],
  ])('is refused at «%s»: %s', async (field, code, over) => {
    const back = await cameBack(5_000);
    await expect(propose(back, back.head, over)).rejects.toMatchObject({ fact: { code, field } });
    await expect(propose(back, back.head, { iban: back.act.iban, bik: 'CASPKZKA' })).rejects.toMatchObject({
      fact: { code: 'account.cameBack', field: 'iban' },
    });
  });

  it('two propose at once: one stands; two confirm at once: one does; refused, another may come', async () => {
    const back = await cameBack(6_000);
    const { head, accountant } = back;
    const second = await money.world.staff('accountant', { provider: back.act.provider });
    const tries = await Promise.allSettled([propose(back, head), propose(back, accountant)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'account.proposedBefore' },
    });
    const [{ change } = { change: null }] = await shown(head, back);
    const [maker, other] = change?.madeBy.personId === head.personId ? [head, accountant] : [accountant, head];
    await expect(decide(change?.changeId ?? '', other, false)).rejects.toMatchObject({ fact: { field: 'refusal' } });
    await decide(change?.changeId ?? '', other, false, 'Не тот банк');
    expect(await shown(maker, back)).toMatchObject([
      { change: { state: 'refused', refusal: 'Не тот банк' }, actions: ['propose'] },
    ]);
    const { changeId } = await propose(back, maker);
    const both = await Promise.allSettled([decide(changeId, other), decide(changeId, second)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'request.stale' } });
    const makers = await Promise.allSettled([
      perform(money.house, money.people.maker, makeRegister, { month: july, actIds: [back.act.id] }),
      perform(money.house, money.people.maker, makeRegister, { month: july, actIds: [back.act.id] }),
    ]);
    expect(makers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is nobody else’s matter: another kindergarten finds nothing, the payer and the methodist may not', async () => {
    const [back, other] = [await cameBack(7_000), await cameBack(7_100)];
    await expect(propose(back, other.head)).rejects.toMatchObject({ code: 'request.notFound' });
    const { changeId } = await propose(back, back.head);
    await expect(decide(changeId, other.head)).rejects.toMatchObject({ code: 'request.notFound' });
    expect(await shown(other.head, back)).toEqual([]);
    await expect(decide(changeId, money.people.checker)).rejects.toMatchObject({ code: 'access.forbidden' });
    const methodist = await money.world.staff('methodist', { provider: back.act.provider });
    await expect(decide(changeId, methodist)).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(await shown(money.people.checker, back)).toMatchObject([{ actions: [] }]);
  });
});

describe('the database, when the operations are gone around', () => {
  const as = <T>(
    actor: Somebody,
    run: (sql: { query(text: string, values?: unknown[]): Promise<unknown[]> }) => Promise<T>,
  ) => writing(money.house.pool, scopeOf(money.house, actor), run as never);
  const refused = { code: '23514' };

  it('refuses the same hand, somebody else’s hand, a second answer, an account without a return', async () => {
    const back = await cameBack(8_000);
    const { changeId } = await propose(back, back.head);
    const confirm = `UPDATE account_change SET state = 'confirmed', decided_by = $2, decided_at = now() WHERE id = $1`;
    await expect(as(back.head, (sql) => sql.query(confirm, [changeId, back.head.personId]))).rejects.toMatchObject(
      refused,
    );
    await expect(
      as(back.head, (sql) => sql.query(confirm, [changeId, back.accountant.personId])),
    ).rejects.toMatchObject(refused);
    await decide(changeId, back.accountant);
    await expect(as(back.head, (sql) => sql.query(confirm, [changeId, back.head.personId]))).rejects.toMatchObject(
      refused,
    );
    const insert = `INSERT INTO account_change (id, payment_id, provider_id, iban, bik, kbe, made_by, made_at, state)
      VALUES (gen_random_uuid(), $1, $2, $3, 'HSBKKZKX', '17', $4, now(), 'proposed')`;
    const values = [back.paymentId, back.act.provider.id, newAccount.iban, back.head.personId];
    await expect(as(back.head, (sql) => sql.query(insert, values))).rejects.toMatchObject({ code: '23505' });
    const paid = await money.act(8_100);
    const { payments } = await send([paid]);
    const boss = await money.world.staff('head', { provider: paid.provider });
    const wrong = [payments[0]?.paymentId, paid.provider.id, newAccount.iban, boss.personId];
    await expect(as(boss, (sql) => sql.query(insert, wrong))).rejects.toMatchObject(refused);
    await expect(
      as(back.head, (sql) => sql.query('UPDATE provider_account SET iban = $1', [newAccount.iban])),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nothing be paid again without an answer, nor without its link', async () => {
    const back = await cameBack(9_000);
    const insert = (replaces: string | null, number: string) =>
      as(money.people.maker, (sql) =>
        sql.query(
          `INSERT INTO payment (id, register_id, act_id, provider_id, payer, document_number, iban, bik, amount_tiyn, state, replaces)
           SELECT gen_random_uuid(), register_id, act_id, provider_id, payer, $2, iban, bik, amount_tiyn, 'ordered', $3::uuid FROM payment WHERE id = $1`,
          [back.paymentId, number, replaces],
        ),
      );
    await expect(insert(null, '777001')).rejects.toMatchObject(refused);
    await expect(insert(back.paymentId, '777002')).rejects.toMatchObject(refused);
    await decide((await propose(back, back.head)).changeId, back.accountant);
    await expect(insert(null, '777003')).rejects.toMatchObject(refused);
    await insert(back.paymentId, '777004');
    await expect(insert(back.paymentId, '777005')).rejects.toMatchObject({ code: '23505' });
  });
});
