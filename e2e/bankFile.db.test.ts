/**
 * The bank's file of a register as the payer's agreement says: format and letters, shown to the releaser before it leaves, read back
 * from its very bytes; what it cannot hold stops the release with its line and field.
 */
import { DomainError } from '@balapan/domain/errors.ts';
import { readMt100 } from '@balapan/server/adapters/bank/readMt100.ts';
import { readStatement } from '@balapan/server/adapters/bank/readStatement.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { district } from '@balapan/server/testing/world.ts';
import { bankFileChanges } from '@balapan/server/treasury/bankFileChanges.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { handOver } from '@balapan/server/treasury/registerEnds.ts';
import { release } from '@balapan/server/treasury/registerSteps.ts';
import { treasuryList } from '@balapan/server/treasury/treasuryList.ts';
import { beforeAll, expect, it, test } from 'vitest';
import { type Money, openMoney } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

const agree = (format: string, encoding: string, limit = 400) =>
  money.world.query(
    `UPDATE ~payer_bank SET format = $1, encoding = $2, purpose_limit = $3, chief = 'ИВАНОВ И.И.', accountant = 'Қасымова А.Ә.'
      WHERE payer = 'financialCentre'`,
    [format, encoding, limit],
  );
const named = async (name: string, total = 100) => {
  const act = await money.act(total);
  await money.world.query('UPDATE ~provider SET name_ru = $2 WHERE id = $1', [act.provider.id, name]);
  return act;
};
const fileOf = async (registerId: string) => {
  const { name, bytes } = await perform(money.house, money.people.maker, read.bankFile, { registerId });
  return { name, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) };
};
const shownTo = (who: keyof Money['people'], registerId: string) =>
  perform(money.house, money.people[who], bankFileChanges, { registerId });

it.each([
  ['oneC', 'utf8', 'txt'],
  ['oneC', 'windows1251', 'txt'],
  ['mt100', 'utf8', 'mt'],
  ['mt100', 'windows1251', 'mt'],
] as const)('%s in %s: released as agreed, its own bytes equal the register', async (format, encoding, ending) => {
  await agree(format, encoding);
  const registerId = await money.make([await named('ТОО "Балдәурен"', 200), await named('ТОО "Балапан"', 300)]);
  await money.through(registerId, 'releaser');
  const { name, bytes } = await fileOf(registerId);
  expect(name).toMatch(new RegExp(`^financialCentre-\\d+-2025-09-11\\.${ending}$`, 'u'));
  const text = new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'windows-1251', { fatal: true }).decode(bytes);
  expect(text).toContain(encoding === 'utf8' ? 'Балдәурен' : 'Балдаурен');
  const orders =
    format === 'mt100'
      ? readMt100(bytes).orders.map(({ amount }) => amount)
      : readStatement(bytes, 'ordered').statement?.lines.map(({ amount }) => amount);
  expect(orders).toEqual([200n, 300n]);
  if (format === 'mt100')
    expect(readMt100(bytes).orders[0]).toMatchObject({
      chief: 'ИВАНОВ И.И.',
      accountant: encoding === 'utf8' ? 'Қасымова А.Ә.' : 'Касымова А.А.',
      payee: { kbe: '17' },
    });
  const shown = await perform(money.house, money.people.maker, read.register, { registerId });
  expect(shown.control).toMatchObject({ file: { count: 2, total: '500' }, difference: { count: 0, total: '0' } });
  expect(shown.checks.find(({ check }) => check === 'fileEqualsRegister')).toMatchObject({ ok: true, good: 2, of: 2 });
});

it.each(['oneC', 'mt100'])('a file in %s whose bytes were changed is told', async (format) => {
  await agree(format, 'utf8');
  const registerId = await money.make([await named('ТОО "Балапан"', 200)]);
  await money.through(registerId, 'releaser');
  const [from, to] = format === 'oneC' ? ['Сумма=2.00', 'Сумма=9.00'] : ['KZT2,00', 'KZT9,00'];
  const text = new TextDecoder().decode((await fileOf(registerId)).bytes);
  await money.world.query('UPDATE ~bank_file SET bytes = $2 WHERE register_id = $1', [
    registerId,
    Buffer.from(text.replace(from, to)),
  ]);
  const shown = await perform(money.house, money.people.maker, read.register, { registerId });
  expect(shown.control.difference).toMatchObject({ count: 0, total: '700' });
  expect(shown.checks.find(({ check }) => check === 'fileEqualsRegister')).toMatchObject({ ok: false, good: 0, of: 1 });
});

test('before the release everybody of the register sees which fields of which lines change', async () => {
  await agree('oneC', 'windows1251');
  const registerId = await money.make([await named('ТОО "Балапан"'), await named('ТОО "Балдәурен"')]);
  await money.through(registerId, 'checker');
  const shown = await shownTo('releaser', registerId);
  expect(shown).toMatchObject({ format: 'oneC', encoding: 'windows1251', purposeLimit: 400, refused: 0, faults: [] });
  expect(shown.changes.filter(({ line }) => line > 0)).toEqual([
    {
      ...{ line: 2, document: expect.stringMatching(/^\d+$/u), field: 'payeeName' },
      ...{ meant: 'ТОО "Балдәурен"', written: 'ТОО "Балдаурен"' },
    },
  ]);
  expect(await shownTo('maker', registerId)).toEqual(shown);
  await agree('oneC', 'utf8');
  expect(await shownTo('releaser', registerId)).toMatchObject({ encoding: 'utf8', changed: 0, changes: [] });
});

it.each<[string, string, string, number, { code: string; more: object }]>([
  ['a sign that the letters lack', 'windows1251', 'ТОО "日"', 400, { code: 'payment.fileSign', more: { sign: '日' } }],
  ['a purpose that is too long', 'utf8', 'ТОО "Балапан"', 60, { code: 'payment.fileTooLong', more: { limit: 60 } }],
])('%s is shown and stops the release, with its line and field', async (_, encoding, name, limit, { code, more }) => {
  await agree('oneC', encoding, limit);
  const registerId = await money.make([await named(name)]);
  await money.through(registerId, 'checker');
  const field = code === 'payment.fileSign' ? 'payeeName' : 'purpose';
  const params = { line: 1, document: expect.stringMatching(/^\d+$/u), field, ...more };
  expect(await shownTo('releaser', registerId)).toMatchObject({ refused: 1, faults: [{ code, params }] });
  const cms = await money.cms(money.people.releaser, registerId);
  const refused = await perform(money.house, money.people.releaser, release, { registerId, cms }).catch((e) => e);
  expect(refused).toBeInstanceOf(DomainError);
  expect(refused.fact).toMatchObject({ code, params });
  const [row] = await money.world.query('SELECT state FROM ~payment_register WHERE id = $1', [registerId]);
  expect(row).toEqual({ state: 'checked' });
});

test('letters that change are released only by whoever names the changes that were shown', async () => {
  await agree('oneC', 'windows1251');
  const registerId = await money.make([await named('ТОО "Балдәурен"')]);
  await money.through(registerId, 'checker');
  const { releaser } = money.people;
  const cms = await money.cms(releaser, registerId);
  const give = (changesHash?: string) =>
    perform(money.house, releaser, release, { registerId, cms, ...(changesHash === undefined ? {} : { changesHash }) });
  const { changesHash, changed } = await shownTo('releaser', registerId);
  for (const seen of [undefined, '', 'f'.repeat(64)])
    await expect(give(seen)).rejects.toMatchObject({
      fact: { code: 'payment.changesUnseen', params: { count: changed } },
    });
  // A name that was changed meanwhile writes something else than what was shown.
  await money.world.query(`UPDATE ~organisation SET name_ru = 'АО «Қаржы орталығы»' WHERE code = 'financialCentre'`);
  await expect(give(changesHash)).rejects.toMatchObject({ code: 'payment.changesUnseen' });
  await money.world.query(`UPDATE ~organisation SET name_ru = 'financialCentre' WHERE code = 'financialCentre'`);
  expect(await give(changesHash)).toMatchObject({ state: 'released' });
});

test('the treasury takes no file: a list in its place, nothing in the outbox, handed over by hand', async () => {
  await agree('treasury', 'utf8');
  const registerId = await money.make([await named('ТОО "Балдәурен"', 200)]);
  await money.through(registerId, 'checker');
  expect(await shownTo('releaser', registerId)).toMatchObject({ format: 'treasury', changed: 0, refused: 0 });
  const shown = () => perform(money.house, money.people.maker, read.register, { registerId });
  expect(await shown()).toMatchObject({ way: 'list' });
  const { releaser } = money.people;
  const cms = await money.cms(releaser, registerId);
  const told = await perform(money.house, releaser, release, { registerId, cms });
  expect(told).toMatchObject({ state: 'released', file: null, payments: 1 });
  expect(await perform(money.house, releaser, release, { registerId, cms })).toEqual(told);
  await expect(fileOf(registerId)).rejects.toMatchObject({ code: 'request.notFound' });
  expect(await money.world.query('SELECT 1 FROM ~outbox WHERE key = $1', [registerId])).toEqual([]);
  expect(await shown()).toMatchObject({ way: 'list', control: { file: null, difference: null } });
  const list = await perform(money.house, money.people.maker, treasuryList, {
    registerId,
    kind: 'xlsx',
    language: 'ru',
  });
  expect(list.name).toMatch(/\.xlsx$/u);
  await perform(money.house, money.people.maker, handOver, { registerId });
  // What the agreement says later does not change how this one went.
  await agree('oneC', 'utf8');
  expect(await shown()).toMatchObject({ way: 'list', state: 'handedOver' });
});

test('a kindergarten’s head, a district and an administrator do not see it; nobody sees one that is not there', async () => {
  await agree('oneC', 'windows1251');
  const act = await named('ТОО "Балдәурен"');
  const registerId = await money.make([act]);
  for (const other of [
    await money.world.staff('head', { provider: act.provider }),
    await money.world.staff('districtSpecialist', { district }),
    await money.world.staff('administrator'),
  ])
    await expect(perform(money.house, other, bankFileChanges, { registerId })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  await expect(shownTo('maker', money.world.newId())).rejects.toMatchObject({ code: 'request.notFound' });
});
