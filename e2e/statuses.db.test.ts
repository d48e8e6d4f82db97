/**
 * What a bank or the treasury says of a register in a list: carried out and refused are booked, each wrong line is told in the reader's
 * words, the same list and the same line change nothing a second time, and a statement that comes later agrees.
 */
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { writing } from '@balapan/database/scope.ts';
import { asDay } from '@balapan/domain/day.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { windows1251Bytes } from '@balapan/server/adapters/bank/encoding.ts';
import { perform, scopeOf } from '@balapan/server/kernel/operation.ts';
import { readStatement } from '@balapan/server/treasury/operations.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { returned } from '@balapan/server/treasury/returned/operations.ts';
import { readStatuses } from '@balapan/server/treasury/statuses/operations.ts';
import { readUnexplained } from '@balapan/server/treasury/unexplainedQueries.ts';
import { problemText } from '@balapan/web/cabinets/department/import/problemText.ts';

import { beforeAll, describe, expect, it, test } from 'vitest';
import { type Money, openMoney, type PaidAct } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

const head = 'Номер документа;Статус;Дата;Сумма, ₸;Причина';
async function released(...sums: readonly number[]) {
  const acts: PaidAct[] = [];
  for (const sum of sums) acts.push(await money.act(sum));
  const registerId = await money.make(acts);
  await money.through(registerId, 'releaser');
  const { rows } = await perform(money.house, money.people.maker, read.lines, { registerId, page: 1, size: 50 });
  return {
    registerId,
    acts,
    numbers: acts.map(({ id }) => rows.find(({ actId }) => actId === id)?.documentNumber ?? ''),
  };
}
const take = (registerId: string, content: string | Uint8Array, by = money.people.maker) =>
  perform(money.house, by, readStatuses, {
    ...{ registerId, name: 'states.csv' },
    content: Buffer.from(content).toString('base64'),
  });
const states = async (acts: readonly PaidAct[]) =>
  (
    await money.world.query<{ state: string }>('SELECT state FROM ~act WHERE id = ANY ($1::uuid[]) ORDER BY number', [
      acts.map(({ id }) => id),
    ])
  ).map(({ state }) => state);
const registerState = async (id: string) =>
  (await money.world.query<{ state: string }>('SELECT state FROM ~payment_register WHERE id = $1', [id]))[0]?.state;
const books = () =>
  money.world.query('SELECT account, sum(amount_tiyn)::bigint AS sum FROM ~entry GROUP BY 1 ORDER BY 1');

test('carried out and refused: paid and returned with the reason, reconciled, nothing unexplained, nothing twice', async () => {
  const { registerId, acts, numbers } = await released(100_00, 200_50);
  const list = [
    head,
    `${numbers[0]};Исполнено;11.09.2025;100,00;`,
    `${numbers[1]};Отказано;2025-09-11;200,50;Счёт получателя закрыт`,
  ].join('\r\n');
  expect(await take(registerId, list)).toEqual({ known: false, executed: 1, refused: 1, repeated: 0, problems: [] });
  expect(await states(acts)).toEqual(['paid', 'paymentReturned']);
  expect(await registerState(registerId)).toBe('reconciled');
  const owner = await money.world.staff('head', { provider: acts[1]?.provider ?? { id: '' } });
  expect(await perform(money.house, owner, returned, { part: 'open', page: 1, size: 50 })).toMatchObject({
    rows: [{ reason: 'accountClosed', words: 'Счёт получателя закрыт', actions: ['propose'] }],
  });
  const before = await books();
  expect(await take(registerId, list)).toMatchObject({ known: true, executed: 0, refused: 0 });
  expect(await take(registerId, `${list}\r\n`)).toMatchObject({ known: false, executed: 0, refused: 0, repeated: 2 });
  expect(await books()).toEqual(before);
  const unexplained = await writing(money.house.pool, scopeOf(money.house, money.people.maker), readUnexplained);
  expect(unexplained).toMatchObject({ payments: 0n, unseen: 0n, clearing: 0n, ledger: 0n });
});

test('a statement of the same payments, before or after, agrees with the list', async () => {
  const { registerId, acts, numbers } = await released(300_00);
  const { bytes } = await perform(money.house, money.people.maker, read.bankFile, { registerId });
  const statement = answerOf(Buffer.from(bytes, 'base64'), { day: asDay('2025-09-11') });
  await take(registerId, `${head}\n${numbers[0]};орындалды;11.09.2025;300,00;`);
  const before = await books();
  expect(
    await perform(money.house, money.people.maker, readStatement, {
      name: 'a',
      content: Buffer.from(statement).toString('base64'),
    }),
  ).toMatchObject({ matched: 1, exceptions: 0 });
  expect([await states(acts), await books()]).toEqual([['paid'], before]);
});

describe('a wrong line', () => {
  it('is told by its line and column in three languages, and the good ones are taken', async () => {
    const { registerId, acts, numbers } = await released(100_00, 200_00, 300_00, 400_00, 500_00, 600_00);
    const [one, two, three, four, five, six] = numbers;
    const list = [
      head,
      `${one};Исполнено;11.09.2025;100,00;`,
      `${two};В обработке;11.09.2025;200,00;`,
      `${three};Отказано;11.09.2025;300,00;`,
      `${four};Исполнено;11.09.2025;400,01;`,
      `${five};Исполнено;31.02.2025;500,00;`,
      `${six};Исполнено;12.09.2025;600,00;`,
      '999999;Исполнено;11.09.2025;1,00;',
      `${one};Исполнено;11.09.2025;100,00;`,
      ';;;;',
    ].join('\n');
    const told = await take(registerId, windows1251Bytes(list));
    expect(told).toMatchObject({ executed: 1, refused: 0 });
    expect(told.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'Статус', 'field.unknownValue'],
      [4, 'Причина', 'field.required'],
      [5, 'Сумма, ?', 'statement.sumsDiffer'],
      [6, 'Дата', 'field.notADay'],
      [7, 'Дата', 'field.outOfRange'],
      [8, 'Номер документа', 'file.referenceUnknown'],
      [9, 'Номер документа', 'file.lineTwice'],
    ]);
    for (const language of languages)
      for (const problem of told.problems) {
        const text = problemText(problem, language);
        expect(text).not.toBe(problem.code);
        expect(text).not.toMatch(/undefined/u);
      }
    expect(await states(acts)).toEqual(['paid', 'sent', 'sent', 'sent', 'sent', 'sent']);
    expect(await registerState(registerId)).toBe('released');
  });

  it.each([
    ['no column', 'Номер;Статус;Дата\n1;Исполнено;11.09.2025', 'file.columnMissing'],
    ['nothing', '', 'file.empty'],
    ['no table', '\u0000\u0001', 'file.kind'],
  ])('a file with %s is refused whole and may be mended under the same name', async (_, content, code) => {
    const { registerId } = await released(100);
    const told = await take(registerId, content);
    expect(told).toMatchObject({ known: false, executed: 0, problems: [{ code }] });
    expect(await take(registerId, content)).toMatchObject({ known: false });
  });

  it('says that what came back was carried out: told, and nothing changes', async () => {
    const { registerId, acts, numbers } = await released(700);
    await take(registerId, `${head}\n${numbers[0]};Отказано;11.09.2025;7,00;Счёт не найден`);
    const told = await take(registerId, `${head}\n${numbers[0]};Исполнено;11.09.2025;7,00;`);
    expect(told).toMatchObject({ executed: 0, problems: [{ line: 2, code: 'statement.statusContradicts' }] });
    expect(await states(acts)).toEqual(['paymentReturned']);
  });
});

test('only the payer’s own maker reads one, and only of a register that is released', async () => {
  const act = await money.act(100);
  const registerId = await money.make([act]);
  await expect(take(registerId, head)).rejects.toMatchObject({ code: 'payment.notReleased' });
  for (const other of [money.people.checker, await money.world.staff('head', { provider: act.provider })])
    await expect(take(registerId, head, other)).rejects.toMatchObject({ code: 'access.forbidden' });
  await expect(take(registerId, head, await money.world.staff('departmentAccountant'))).rejects.toMatchObject({
    code: 'request.notFound',
  });
});
