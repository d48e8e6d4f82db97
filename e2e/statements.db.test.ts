/**
 * Statements of three banks: single debits, a register as one sum, payments in parts over two files, foreign and damaged files; what
 * finds no payment is matched by hand by two people, and undone by two.
 */
import { answerOf, type BankBehaviour } from '@balapan/city/simulators/bank/answer.ts';
import { asDay } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { decideMatch, likely, proposeMatch, proposeUndo } from '@balapan/server/treasury/decisions.ts';
import { readStatement } from '@balapan/server/treasury/operations.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type Money, openMoney, type PaidAct } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

/** A released register of so many acts, and its file. */
async function released(...sums: readonly number[]) {
  const acts: PaidAct[] = [];
  for (const sum of sums) acts.push(await money.act(sum));
  const registerId = await money.make(acts);
  await money.through(registerId, 'releaser');
  const { bytes } = await perform(money.house, money.people.maker, read.bankFile, { registerId });
  const { rows } = await perform(money.house, money.people.maker, read.lines, { registerId, page: 1, size: 50 });
  const number = (await perform(money.house, money.people.maker, read.register, { registerId })).number;
  const byAct = new Map(rows.map((row) => [row.actId, row]));
  return {
    registerId,
    number,
    acts,
    file: Buffer.from(bytes, 'base64'),
    payments: acts.map(({ id }) => byAct.get(id)),
  };
}
const take = (bytes: Uint8Array, name = 'statement.txt') =>
  perform(money.house, money.people.maker, readStatement, { name, content: Buffer.from(bytes).toString('base64') });
const day = asDay('2025-09-11');
const states = async (acts: readonly PaidAct[]) =>
  (
    await money.world.query<{ state: string }>('SELECT state FROM ~act WHERE id = ANY ($1::uuid[]) ORDER BY number', [
      acts.map(({ id }) => id),
    ])
  ).map(({ state }) => state);
const registerState = async (id: string) =>
  (await money.world.query<{ state: string }>('SELECT state FROM ~payment_register WHERE id = $1', [id]))[0]?.state;
const open = async () =>
  (await perform(money.house, money.people.checker, read.exceptions, { page: 1, size: 100 })).rows.filter(
    ({ kind }) => kind === 'statementLine',
  );

describe.each<NonNullable<BankBehaviour['style']>>(['kaspi', 'halyk', 'centerCredit'])('a statement of %s', (style) => {
  it('finds its payments, the register goes as one sum, nothing changes a second time', async () => {
    const one = await released(100, 250);
    const answer = answerOf(one.file, { day, style, reordered: true });
    expect(await take(answer)).toMatchObject({ known: false, matched: 2, exceptions: 0, problems: [] });
    expect(await take(answer)).toMatchObject({ known: true, newLines: 0 });
    expect(await states(one.acts)).toEqual(['paid', 'paid']);
    const two = await released(300, 450, 700);
    const bundle = answerOf(two.file, { day, style, asRegister: two.number });
    const told = await take(bundle);
    expect(told).toMatchObject({ newLines: 1, matched: 1, exceptions: 0 });
    expect(await states(two.acts)).toEqual(['paid', 'paid', 'paid']);
    const lines = await perform(money.house, money.people.checker, read.statementLines, {
      statementId: told.statementId ?? '',
      page: 1,
      size: 50,
    });
    expect(lines.rows).toMatchObject([{ reason: 'bundle', amount: '1450' }]);
    expect(lines.rows[0]?.payments.map(({ score, because }) => [score, because])).toEqual(
      Array.from({ length: 3 }, () => [90, ['registerInPurpose', 'sum']]),
    );
  });

  it('cut off, or of somebody else’s account, is refused as a whole', async () => {
    const { file } = await released(100);
    expect(await take(answerOf(file, { day, style, truncated: true }))).toMatchObject({
      statementId: null,
      problems: [{ code: 'file.truncated' }],
    });
    await money.world.query(`UPDATE ~organisation SET iban = 'KZ000700000000000002' WHERE code = 'financialCentre'`);
    const foreign = await take(answerOf(file, { day, style }));
    await money.world.query(`UPDATE ~organisation SET iban = $1 WHERE code = 'financialCentre'`, [
      /РасчСчет=(\w+)/u.exec(file.toString())?.[1],
    ]);
    expect(foreign).toMatchObject({ statementId: null, problems: [{ code: 'statement.otherAccount' }] });
  });
});

test('a payment in two parts is confirmed with the last, also when they come in two files', async () => {
  const both = await released(1000);
  expect(await take(answerOf(both.file, { day, inParts: [both.payments[0]?.documentNumber ?? ''] }))).toMatchObject({
    matched: 2,
  });
  expect(await states(both.acts)).toEqual(['paid']);
  const one = await released(2000);
  const text = new TextDecoder().decode(answerOf(one.file, { day, inParts: [one.payments[0]?.documentNumber ?? ''] }));
  const [head = '', first = '', second = ''] = text.split(/(?=СекцияДокумент)/u);
  const half = head.replace(/(НачальныйОстаток|ВсегоСписано)=20\.00/gu, '$1=10.00');
  const bytes = (document: string) =>
    new TextEncoder().encode(`${half}${document.replace('КонецФайла\r\n', '')}КонецФайла\r\n`);
  expect(await take(bytes(first))).toMatchObject({ matched: 0, exceptions: 1 });
  expect((await open()).at(-1)).toMatchObject({ reason: 'otherAmount', amount: '1000' });
  expect(await states(one.acts)).toEqual(['sent']);
  expect(await take(bytes(`${second.replace('НазначениеПлатежа=', 'НазначениеПлатежа=2/2 ')}`))).toMatchObject({
    matched: 1,
    exceptions: 0,
  });
  expect(await states(one.acts)).toEqual(['paid']);
});

describe('by hand', () => {
  it('one proposes with a reason, another confirms; undone the same way, and matched again', async () => {
    const { house, people, world } = money;
    const one = await released(4321);
    const wrong = new TextDecoder()
      .decode(answerOf(one.file, { day }))
      .replace(/НомерДокумента=\d+/u, 'НомерДокумента=ПП-7');
    await take(new TextEncoder().encode(wrong));
    const line = (await open()).find(({ documentNumber }) => documentNumber === 'ПП-7');
    const at = { statementId: line?.statementId ?? '', lineNo: line?.lineNo ?? 0 };
    expect(line).toMatchObject({ reason: 'unknownDocument', decision: null, age: 0 });
    const found = await perform(house, people.maker, likely, at);
    expect(found.rows[0]).toMatchObject({ amount: '4321', open: '4321', sameSum: true, sameParty: true });
    const paymentIds = [found.rows[0]?.paymentId ?? ''];
    const reason = 'Банк изменил номер поручения';
    const { decisionId } = await perform(house, people.maker, proposeMatch, { ...at, paymentIds, reason });
    await expect(perform(house, people.maker, proposeMatch, { ...at, paymentIds, reason })).rejects.toMatchObject({
      code: 'statement.proposedBefore',
    });
    const twoHats = { ...people.maker, role: 'payerChecker' as const };
    await expect(perform(house, twoHats, decideMatch, { decisionId, accept: true })).rejects.toMatchObject({
      code: 'access.sameHand',
    });
    expect(await states(one.acts)).toEqual(['sent']);
    await perform(house, people.checker, decideMatch, { decisionId, accept: true });
    expect(await states(one.acts)).toEqual(['paid']);
    const ledger = () =>
      world.query(
        `SELECT account, sum(amount_tiyn)::bigint AS sum FROM ~entry WHERE provider_id = $1 GROUP BY 1 ORDER BY 1`,
        [one.acts[0]?.provider.id],
      );
    const paid = await ledger();
    expect(await registerState(one.registerId)).toBe('reconciled');
    const undo = await perform(house, people.maker, proposeUndo, { ...at, reason: 'Не тот сад' });
    await perform(house, people.checker, decideMatch, { decisionId: undo.decisionId, accept: true });
    expect([await states(one.acts), await registerState(one.registerId)]).toEqual([['sent'], 'handedOver']);
    expect((await open()).find(({ documentNumber }) => documentNumber === 'ПП-7')).toMatchObject({ reason: 'undone' });
    const again = await perform(house, people.maker, proposeMatch, { ...at, paymentIds, reason });
    await perform(house, people.checker, decideMatch, { decisionId: again.decisionId, accept: true });
    expect([await states(one.acts), await ledger(), await registerState(one.registerId)]).toEqual([
      ['paid'],
      paid,
      'reconciled',
    ]);
  });

  it('sums must agree, what is refused changes nothing, a fee is set aside', async () => {
    const { house, people } = money;
    const one = await released(5000, 6000);
    await take(answerOf(one.file, { day, fee: tiyn(700), stranger: tiyn(12_345) }));
    const fee = (await open()).find(({ amount }) => amount === '700');
    const at = { statementId: fee?.statementId ?? '', lineNo: fee?.lineNo ?? 0 };
    const paymentIds = [
      (await released(9000)).payments[0]?.paymentId ?? '',
      (await released(800)).payments[0]?.paymentId ?? '',
    ];
    await expect(
      perform(house, people.maker, proposeMatch, { ...at, paymentIds, reason: 'Одной суммой' }),
    ).rejects.toMatchObject({ fact: { code: 'statement.sumsDiffer', params: { line: '7.00', payments: '98.00' } } });
    const aside = { ...at, paymentIds: [], reason: 'Комиссия по договору' };
    const first = await perform(house, people.maker, proposeMatch, aside);
    await perform(house, people.checker, decideMatch, { ...first, accept: false });
    expect((await open()).some(({ amount }) => amount === '700')).toBe(true);
    const second = await perform(house, people.maker, proposeMatch, aside);
    await perform(house, people.checker, decideMatch, { ...second, accept: true });
    expect((await open()).some(({ amount }) => amount === '700')).toBe(false);
    await expect(perform(house, people.checker, proposeMatch, aside)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});
