/** The advice of a payment: what a kindergarten is told when the bank has confirmed it, in both languages, and nobody else. */
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { asDay } from '@balapan/domain/day.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { pdfText } from '@balapan/server/testing/pdfText.ts';
import { advice, payments } from '@balapan/server/treasury/advice/operations.ts';
import { readStatement } from '@balapan/server/treasury/operations.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import { beforeAll, expect, test } from 'vitest';
import { type Money, openMoney, type Somebody } from './house/money.ts';

let money: Money;
let people: Record<'head' | 'accountant' | 'stranger', Somebody>;
let sent: Awaited<ReturnType<typeof send>>;

async function send() {
  const { act, house, make, through, world } = money;
  const paid = await act(50_358_14, { carried_in_local_tiyn: -5_000_00 });
  for (const [month, child, days, total] of [
    ['2025-07-01', await world.child(), 19, 45_358_14],
    ['2025-06-01', await world.child(), 2, 5_000_00],
  ] as const)
    await world.query(
      `INSERT INTO ~act_line (month, act_id, child_id, provider_id, norm_id, payable_days, working_days, total_tiyn, local_tiyn, republican_tiyn, reason)
       SELECT $1::date, $2, $3, $4, (SELECT id FROM ~norm LIMIT 1), $5, 21, $6, $6, 0, CASE WHEN $1::date = '2025-06-01' THEN 'confirmed' END`,
      [month, paid.id, child.id, paid.provider.id, days, total],
    );
  const registerId = await make([paid]);
  await through(registerId, 'releaser');
  const { bytes } = await perform(house, money.people.maker, read.bankFile, { registerId });
  const { number } = await perform(house, money.people.maker, read.register, { registerId });
  const { rows } = await perform(house, money.people.maker, read.lines, { registerId, page: 1, size: 50 });
  return { paid, number, file: Buffer.from(bytes, 'base64'), payment: rows[0] };
}
const take = (bytes: Uint8Array) =>
  perform(money.house, money.people.maker, readStatement, {
    name: 'a.txt',
    content: Buffer.from(bytes).toString('base64'),
  });
const listed = (by: Somebody) => perform(money.house, by, payments, { page: 1, size: 50 });
const paper = async (by: Somebody, language: 'kk' | 'ru') => {
  const { name, bytes } = await perform(money.house, by, advice, {
    paymentId: sent.payment?.paymentId ?? '',
    language,
  });
  return { name, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) };
};

beforeAll(async () => {
  money = await openMoney();
  sent = await send();
  people = {
    head: await money.world.staff('head', { provider: sent.paid.provider }),
    accountant: await money.world.staff('accountant', { provider: sent.paid.provider }),
    stranger: await money.world.staff('head', { provider: await money.world.provider() }),
  };
});

test('what is only sent has no advice; confirmed, it stands in the list and both are told once', async () => {
  expect((await listed(people.head)).rows).toEqual([]);
  await expect(paper(people.head, 'ru')).rejects.toMatchObject({ code: 'request.notFound' });
  const answer = answerOf(sent.file, { day: asDay('2025-09-11') });
  await take(answer);
  await take(answer);
  expect(await listed(people.accountant)).toMatchObject({
    total: 1,
    rows: [{ actNumber: sent.paid.number, amount: '4535814', paidOn: '2025-09-11', register: sent.number }],
  });
  const told = await money.world.query<{ text: string }>(
    `SELECT payload ->> 'text' AS text FROM ~outbox WHERE key LIKE $1`,
    [`paid/${sent.payment?.paymentId}/%`],
  );
  expect(told).toHaveLength(2);
});

test('the advice tells act, months, what was netted, register and bank document, in both languages, the same bytes each time', async () => {
  for (const [language, words] of [
    [
      'ru',
      [
        'Извещение об оплате',
        'июль 2025',
        'июнь 2025',
        'Зачтено по прежним актам',
        'Сорок пять тысяч триста пятьдесят восемь тенге 14 тиын',
      ],
    ],
    [
      'kk',
      [
        'Төлем туралы хабарлама',
        '2025',
        'Бұрынғы актілерден ұсталғаны',
        'Қырық бес мың үш жүз елу сегіз теңге 14 тиын',
      ],
    ],
  ] as const) {
    const { name, bytes } = await paper(people.head, language);
    expect(name).toBe(`advice-${sent.payment?.documentNumber}.pdf`);
    const text = pdfText(bytes)
      .join('\n')
      .replaceAll(/[\u00a0\s]+/gu, ' ');
    const facts = [
      sent.paid.number,
      `${sent.number}`,
      `${sent.payment?.documentNumber}`,
      sent.paid.iban,
      '−5 000,00',
      '45 358,14',
    ];
    for (const part of [...words, ...facts]) expect(text).toContain(part);
    expect(Buffer.from((await paper(people.accountant, language)).bytes).equals(bytes)).toBe(true);
  }
});

test('nobody reads another kindergarten’s; an educator, a methodist and the auditor get none', async () => {
  expect((await listed(people.stranger)).rows).toEqual([]);
  await expect(paper(people.stranger, 'kk')).rejects.toMatchObject({ code: 'request.notFound' });
  for (const role of ['methodist', 'auditor'] as const) {
    const other = await money.world.staff(role, { provider: sent.paid.provider });
    await expect(paper(other, 'kk')).rejects.toMatchObject({ code: 'access.forbidden' });
  }
  expect((await paper(money.people.checker, 'kk')).bytes.length).toBeGreaterThan(1000);
});
