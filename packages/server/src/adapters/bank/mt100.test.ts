import { addDays, asDay } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { tiyn } from '@balapan/domain/money.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FileTerms, PaymentOrder } from './paymentOrder.ts';
import { prepareOrders } from './prepareOrders.ts';
import { readMt100 } from './readMt100.ts';
import { readFileOrders } from './readOrders.ts';
import { writePaymentFile } from './writePaymentFile.ts';

const order: PaymentOrder = {
  number: '125',
  day: asDay('2026-11-22'),
  amount: tiyn(5565940n),
  payer: {
    ...{ name: 'АО "Пример"', iinBin: '980340004560', kbe: '16', iban: 'KZ306017131000012345' },
    ...{ bankName: 'АО "Народный Банк Казахстана"', bik: 'HSBKKZKX' },
  },
  payee: {
    ...{ name: 'ТОО "Балдәурен"', iinBin: '240840000126', kbe: '17', iban: 'KZ18722S000012345678' },
    ...{ bankName: 'АО "KASPI BANK"', bik: 'CASPKZKA' },
  },
  knp: '861',
  purpose: 'Оплата по акту № 11-2026/001',
  valueDay: asDay('2026-11-23'),
};
const terms: FileTerms = {
  ...{ format: 'mt100', encoding: 'windows1251', purposeLimit: 210 },
  ...{ chief: 'ИВАНОВ И.И.', accountant: 'ИВАНОВА А.А.' },
};
const made = { day: order.day, time: '14:05:00' };
const fileOf = (orders: readonly PaymentOrder[], over: Partial<FileTerms> = {}) =>
  writePaymentFile(prepareOrders(orders, { ...terms, ...over }), made);

/** The golden file: kazakhstan.md 6.2, its money moving a day after the order. */
const golden = `{1:F01K055640000000000000000}
{2:O1000000000000SGROSS00000000000000000000000000U}
{4:
:20:125261122
:32A:261123KZT55659,40
:50:/D/KZ306017131000012345
/NAME/АО "Пример"
/IDN/980340004560
/CHIEF/ИВАНОВ И.И.
/MAINBK/ИВАНОВА А.А.
/IRS/1
/SECO/6
:52B:HSBKKZKX
:57B:CASPKZKA
:59:KZ18722S000012345678
/NAME/ТОО "Балдаурен"
/IDN/240840000126
/IRS/1
/SECO/7
:70:/NUM/125
/DATE/261122
/KNP/861
/ASSIGN/Оплата по акту № 11-2026/001
-}
`.replaceAll('\n', '\r\n');

const word = fc.string({ unit: fc.constantFrom(...'АбвӘқңҰі№"«»/:-}{ \n\r\tz9₸'), minLength: 1, maxLength: 60 });
const someOrder: fc.Arbitrary<PaymentOrder> = fc
  .record({
    number: fc.integer({ min: 1, max: 9_999_999_999 }).map(String),
    late: fc.nat(5000),
    amount: fc.bigInt({ min: 1n, max: 999_999_999_999_999n }),
    account: fc.nat(999_999_999_999),
    kbe: fc.constantFrom('17', '19', '16', '29'),
    name: word,
    purpose: word,
  })
  .map(({ number, late, amount, account, kbe, name, purpose }) => ({
    ...order,
    ...{ number, day: addDays(order.day, late), valueDay: addDays(order.day, late + 1), amount: tiyn(amount), purpose },
    payee: { ...order.payee, name, kbe, iban: composeIban('722', `S${String(account).padStart(12, '0')}`) },
  }));

describe('MT100', () => {
  it('is the golden file, byte for byte', () => {
    expect(new TextDecoder('windows-1251').decode(fileOf([order]))).toBe(golden);
  });

  test('what is written is read as the same orders', () => {
    fc.assert(
      fc.property(
        fc.array(someOrder, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('utf8' as const, 'windows1251' as const),
        (orders, encoding) => {
          const prepared = prepareOrders(orders, { ...terms, encoding });
          const hasBraces = orders.some(({ payee, purpose }) => /[{}]/u.test(payee.name + purpose));
          expect(prepared.faults.length > 0).toBe(hasBraces);
          if (hasBraces) return;
          const { chief, accountant } = terms;
          expect(readMt100(writePaymentFile(prepared, made))).toEqual({
            orders: prepared.orders.map((one) => ({
              ...{ ...one, chief, accountant },
              payer: { ...one.payer, bankName: '' },
              payee: { ...one.payee, bankName: '' },
            })),
            problems: [],
          });
        },
      ),
    );
  });

  it.each([
    ['a field', 'Акт\r\n:59:KZ45722S000011112222'],
    ['a field after another break', 'Акт\u2028:59:KZ45722S000011112222'],
    ['a tag', 'Акт\n/ASSIGN/другое'],
    ['a field at its own beginning', ':59:KZ45722S000011112222'],
  ])('a purpose begins no line: %s', (_, purpose) => {
    const { orders, problems } = readMt100(fileOf([{ ...order, purpose }]));
    expect(problems).toEqual([]);
    expect(orders).toMatchObject([
      { payee: { iban: order.payee.iban }, purpose: purpose.replace(/[\r\n\u2028]+/gu, ' ') },
    ]);
  });

  it.each<[string, Partial<PaymentOrder>, object]>([
    ['the end of a message', { purpose: 'Акт\n-}' }, { code: 'payment.fileSign', params: { line: 1, sign: '}' } }],
    [
      'a payee without КБе',
      { payee: { ...order.payee, kbe: '' } },
      { code: 'payment.fileValue', params: { line: 1, field: 'payeeKbe', value: '' } },
    ],
    [
      'a number too long for its reference',
      { number: '12345678901' },
      { code: 'payment.fileValue', params: { field: 'documentNumber' } },
    ],
  ])('is not written with %s', (_, over, fault) => {
    expect(prepareOrders([{ ...order, ...over }], terms).faults).toMatchObject([fault]);
  });

  it.each([
    ['KZT55659,40', 'KZT55659.40', 'field.notMoney', ':32A:', 5],
    ['261123KZT', '261323KZT', 'field.notADay', ':32A:', 5],
    ['CASPKZKA', 'HSBKKZKX', 'iban.bikDiffers', ':57B:', 14],
    ['KZ18722S000012345678', 'KZ18722S000012345679', 'iban.check', ':59:', 15],
    ['/KNP/861\r\n', '', 'field.required', ':70:/KNP/', 3],
    ['/KNP/861', ':59:KZ45722S000011112222', 'field.unknownValue', ':59:', 22],
    ['/KNP/861', 'без поля', 'field.unknownValue', ':70:', 22],
    ['\r\n-}', '', 'file.truncated', '-}', 24],
    ['{1:F01', '{3:F01', 'file.kind', '', 1],
  ])('read strictly: %s as %s is %s', (from, to, code, field, line) => {
    const bytes = new TextEncoder().encode(golden.replace(from, to));
    expect(readMt100(bytes).problems).toContainEqual(expect.objectContaining({ code, field, line }));
    if (code !== 'file.kind') expect(readFileOrders(bytes)).toEqual([]);
  });

  it('is known among our files by its first signs', () => {
    const told = [{ documentNumber: '125', amount: 5565940n, partyBin: '240840000126', partyIban: order.payee.iban }];
    for (const format of ['mt100', 'oneC'] as const) {
      for (const encoding of ['utf8', 'windows1251'] as const)
        expect(readFileOrders(fileOf([order], { format, encoding }))).toMatchObject(told);
    }
  });
});
