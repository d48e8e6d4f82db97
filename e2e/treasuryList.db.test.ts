/** A released register as a list for the treasury's system: every field that is entered there, in a workbook and on paper. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xlsxRows } from '@balapan/server/adapters/table/xlsxRows.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { treasuryList } from '@balapan/server/treasury/treasuryList.ts';
import { beforeAll, expect, test } from 'vitest';
import { type Money, openMoney } from './house/money.ts';

let money: Money;
beforeAll(async () => {
  money = await openMoney();
});

const listOf = async (registerId: string, kind: 'xlsx' | 'pdf', language: 'kk' | 'ru' | 'en' = 'ru') => {
  const made = await perform(money.house, money.people.maker, treasuryList, { registerId, kind, language });
  return { name: made.name, bytes: Buffer.from(made.bytes, 'base64') };
};
async function rowsOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'balapan-list-'));
  try {
    await writeFile(join(folder, 'list.xlsx'), bytes);
    const rows: (readonly string[])[] = [];
    for await (const batch of xlsxRows(join(folder, 'list.xlsx'))) rows.push(...batch.map(({ cells }) => cells));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the workbook has a row a payment with what the treasury asks, and totals to the tiyn', async () => {
  const [one, other] = [await money.act(5565940), await money.act(1)];
  await money.world.query(
    `UPDATE ~service_contract SET number = '15', signed_on = '2025-01-09', treasury_number = '=1' WHERE provider_id = $1`,
    [one.provider.id],
  );
  const registerId = await money.make([one, other]);
  await money.through(registerId, 'releaser');
  const { name, bytes } = await listOf(registerId, 'xlsx');
  expect(name).toMatch(/^treasury-\d+\.xlsx$/u);
  const [head = [], ...rows] = await rowsOf(bytes);
  const cell = (row: readonly string[] | undefined, column: string) => row?.[head.indexOf(column)];
  expect(rows).toHaveLength(3);
  const row = rows.find((cells) => cell(cells, '№ акта') === one.number);
  expect(
    ['№ договора', 'Дата договора', '№ регистрации в казначействе', 'Программа', 'Специфика', 'ИИК', 'КБе', 'КНП'].map(
      (column) => cell(row, column),
    ),
  ).toEqual(['15', '09.01.2025', '=1', '360-202', '159', one.iban, '17', '861']);
  expect(cell(row, 'Сумма, ₸')).toBe('55659.4');
  expect([cell(rows.at(-1), '№'), cell(rows.at(-1), 'Сумма, ₸')]).toEqual(['Итого', '55659.41']);
});

test('on paper it is a PDF in three languages', async () => {
  const registerId = await money.make([await money.act(100)]);
  await money.through(registerId, 'releaser');
  for (const language of ['kk', 'ru', 'en'] as const)
    expect((await listOf(registerId, 'pdf', language)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('nobody pays by the list of a register that is not released, and a head of a kindergarten gets none', async () => {
  const act = await money.act(100);
  const registerId = await money.make([act]);
  await money.through(registerId, 'checker');
  await expect(listOf(registerId, 'xlsx')).rejects.toMatchObject({ code: 'payment.notReleased' });
  for (const other of [
    await money.world.staff('head', { provider: act.provider }),
    await money.world.staff('auditor'),
    await money.world.staff('administrator'),
  ])
    await expect(
      perform(money.house, other, treasuryList, { registerId, kind: 'xlsx', language: 'kk' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
});
