import { asDay } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { errorText } from '@balapan/domain/text/texts/errors.ts';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { FileTerms, PaymentOrder } from './paymentOrder.ts';
import { prepareOrders } from './prepareOrders.ts';
import { readStatement } from './readStatement.ts';
import { writePaymentFile } from './writePaymentFile.ts';

const order: PaymentOrder = {
  number: '125',
  day: asDay('2026-11-22'),
  amount: tiyn(5565940n),
  payer: {
    name: 'АО "Пример"',
    iinBin: '980340004560',
    kbe: '16',
    iban: 'KZ306017131000012345',
    bankName: 'АО "Народный Банк Казахстана"',
    bik: 'HSBKKZKX',
  },
  payee: {
    name: 'ТОО "Балдәурен"',
    iinBin: '240840000126',
    kbe: '17',
    iban: 'KZ18722S000012345678',
    bankName: 'АО "KASPI BANK"',
    bik: 'CASPKZKA',
  },
  knp: '861',
  purpose: 'Оплата по акту № 11-2026/0001 от 01.11.2026,\r\nдоговор № 15. Без НДС',
  valueDay: asDay('2026-11-22'),
};
const made = { day: asDay('2026-11-22'), time: '14:05:00' };

/** The golden file: kazakhstan.md 6.1, with our name as the sender. */
const golden = `1CClientBankExchange
ВерсияФормата=2.00
Кодировка=UTF8
Отправитель=Balapan
Получатель=
ДатаСоздания=22.11.2026
ВремяСоздания=14:05:00
ДатаНачала=22.11.2026
ДатаКонца=22.11.2026
Документ=Платежное поручение
РасчСчет=KZ306017131000012345
СекцияДокумент=ПлатежноеПоручение
НомерДокумента=125
ДатаДокумента=22.11.2026
Сумма=55659.40
ПлательщикНаименование=АО "Пример"
ПлательщикБИН_ИИН=980340004560
ПлательщикКБЕ=16
ПлательщикИИК=KZ306017131000012345
ПлательщикБанкНаименование=АО "Народный Банк Казахстана"
ПлательщикБанкБИК=HSBKKZKX
ПолучательНаименование=ТОО "Балдәурен"
ПолучательБИН_ИИН=240840000126
ПолучательКБЕ=17
ПолучательИИК=KZ18722S000012345678
ПолучательБанкНаименование=АО "KASPI BANK"
ПолучательБанкБИК=CASPKZKA
НазначениеПлатежа=Оплата по акту № 11-2026/0001 от 01.11.2026, договор № 15. Без НДС
КодНазначенияПлатежа=861
ДатаВалютирования=22.11.2026
Валюта=KZT
КонецДокумента
КонецФайла
`.replaceAll('\n', '\r\n');

const kaspi = `1CClientBankExchange
ВерсияФормата=1.01
Кодировка=Windows
Отправитель=Kaspi Bank
Получатель=
ДатаСоздания=11.09.2025
ВремяСоздания=07:10:11
ДатаНачала=08.09.2025
ДатаКонца=10.09.2025
РасчСчет=KZ306017131000012345
СекцияРасчСчет
ДатаНачала=08.09.2025
ДатаКонца=10.09.2025
РасчСчет=KZ306017131000012345
НачальныйОстаток=100000.00
ВсегоПоступило=10.50
ВсегоСписано=55659.40
КонечныйОстаток=44351.10
КонецРасчСчет
СекцияДокумент=выписка
НомерДокумента=125
ДатаДокумента=08.09.2025
ДатаОперации=09.09.2025
СуммаРасход=55659.40
ПлательщикНаименование=АО "Пример"
ПлательщикИИК=KZ306017131000012345
ПолучательНаименование="ТОО ""Балдаурен"""
ПолучательБИН_ИИН=240840000126
ПолучательКБЕ=1
ПолучательИИК=KZ18722S000012345678
ПолучательБанкБИК=
НазначениеПлатежа=Акт 08-2025/0001, сумма=55659.40
КонецДокумента
СекцияДокумент=выписка
НомерДокумента=77
ДатаДокумента=10.09.2025
СуммаПриход=10,50
ПлательщикБИН_ИИН=240840000126
ПлательщикИИК=KZ18722S000012345678
ПолучательИИК=KZ306017131000012345
НазначениеПлатежа=возврат
КонецДокумента
СекцияДокумент=выписка
НомерДокумента=78
ДатаДокумента=31.02.2025
СуммаРасход=1.00
КонецДокумента
КонецФайла`;

const oneC: FileTerms = { format: 'oneC', encoding: 'utf8', purposeLimit: 210, chief: '', accountant: '' };
const textOf = (orders: readonly PaymentOrder[], terms: FileTerms) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writePaymentFile(prepareOrders(orders, terms), made));

describe('payment file', () => {
  it('is the golden file, byte for byte', () => {
    expect(textOf([order], oneC)).toBe(golden);
    expect(prepareOrders([order], oneC)).toMatchObject({ respelled: [], faults: [] });
  });

  it('in Windows-1251 tells what it had to respell', () => {
    const prepared = prepareOrders([order], { ...oneC, encoding: 'windows1251' });
    expect(prepared.respelled).toEqual([
      { line: 1, document: '125', field: 'payeeName', meant: 'ТОО "Балдәурен"', written: 'ТОО "Балдаурен"' },
    ]);
    const text = new TextDecoder('windows-1251').decode(writePaymentFile(prepared, made));
    expect(text).toContain('Кодировка=Windows');
    expect(text).toContain('ПолучательНаименование=ТОО "Балдаурен"');
  });

  it('tells the payer’s own letters once', () => {
    const payer = { ...order.payer, name: 'Қаржы орталығы' };
    const { respelled } = prepareOrders(
      [
        { ...order, payer },
        { ...order, payer, number: '126' },
      ],
      {
        ...oneC,
        encoding: 'windows1251',
      },
    );
    expect(respelled.filter(({ field }) => field === 'payerName')).toEqual([
      { line: 0, document: '', field: 'payerName', meant: 'Қаржы орталығы', written: 'Каржы орталыгы' },
    ]);
  });

  it('is not written with a sign that Windows-1251 lacks, nor with a purpose longer than the bank takes', () => {
    const payee = { ...order.payee, name: 'ТОО "日"' };
    const prepared = prepareOrders([order, { ...order, payee, number: '126', purpose: 'а'.repeat(211) }], {
      ...oneC,
      encoding: 'windows1251',
    });
    expect(prepared.faults).toEqual([
      { code: 'payment.fileSign', params: { line: 2, document: '126', field: 'payeeName', sign: '日' } },
      {
        code: 'payment.fileTooLong',
        params: { line: 2, document: '126', field: 'purpose', length: 211, limit: 210 },
      },
    ]);
    for (const fault of prepared.faults)
      for (const language of languages) expect(errorText(fault, language)).toMatch(/126.*(日|211.*210)/u);
    expect(() => writePaymentFile(prepared, made)).toThrow(RangeError);
    expect(prepareOrders([{ ...order, purpose: 'а'.repeat(210) }], oneC).faults).toEqual([]);
  });

  it('refuses orders of two accounts and no orders', () => {
    const other = { ...order, payer: { ...order.payer, iban: order.payee.iban } };
    expect(() => textOf([order, other], oneC)).toThrow(RangeError);
    expect(() => textOf([], oneC)).toThrow(RangeError);
  });

  it('is read back by the reader as an outgoing payment', () => {
    const { statement } = readStatement(writePaymentFile(prepareOrders([order], oneC), made), 'ordered');
    expect(statement?.lines[0]).toMatchObject({ direction: 'out', documentNumber: '125', amount: 5565940n });
  });
});

describe('statement', () => {
  it.each([
    ['Windows-1251', encode(kaspi.replaceAll('\n', '\r\n'), 'win1251')],
    ['UTF-8', new TextEncoder().encode(kaspi)],
    [
      'UTF-8 with a mark, big keys',
      new TextEncoder().encode(`\uFEFF${kaspi.replaceAll('НомерДокумента', 'НОМЕРДОКУМЕНТА')}`),
    ],
    [
      'ЦентрКредит',
      new TextEncoder().encode(kaspi.replaceAll('=выписка', '="Выписка"').replace('Кодировка=Windows\n', '')),
    ],
  ])('in %s gives its lines and tells the bad one', (_, bytes) => {
    const { statement, problems } = readStatement(bytes);
    expect(statement).toMatchObject({
      account: 'KZ306017131000012345',
      from: '2025-09-08',
      to: '2025-09-10',
      opening: 10000000n,
      closing: 4435110n,
    });
    expect(statement?.lines).toHaveLength(2);
    expect(statement?.lines[0]).toMatchObject({
      lineNo: 1,
      day: '2025-09-09',
      direction: 'out',
      documentNumber: '125',
      amount: 5565940n,
      partyBin: '240840000126',
      partyIban: 'KZ18722S000012345678',
      partyName: 'ТОО "Балдаурен"',
      purpose: 'Акт 08-2025/0001, сумма=55659.40',
    });
    expect(statement?.lines[1]).toMatchObject({ lineNo: 2, direction: 'in', amount: 1050n, day: '2025-09-10' });
    expect(problems).toEqual([
      expect.objectContaining({ code: 'statement.noDay', field: 'ДатаДокумента', value: '31.02.2025' }),
    ]);
  });

  it('that is none is refused in one sentence', () => {
    expect(readStatement(new TextEncoder().encode('%PDF-1.7'))).toMatchObject({
      statement: null,
      problems: [{ code: 'file.kind' }],
    });
    expect(readStatement(new Uint8Array())).toMatchObject({ statement: null, problems: [{ code: 'file.empty' }] });
  });

  it('that is a file of payment orders, our own for one, is refused: it does not say that money has moved', () => {
    const bytes = new TextEncoder().encode(golden);
    expect(readStatement(bytes)).toMatchObject({
      statement: null,
      problems: [{ code: 'statement.isOrders', line: 12, field: 'СекцияДокумент', value: 'ПлатежноеПоручение' }],
    });
  });

  it.each([
    ['СуммаРасход', '0,00'],
    ['СуммаРасход', '-100'],
    ['СуммаРасход', '12a'],
  ])('with a line of %s=%s names that field and value; a sum of the other side may be zero', (field, value) => {
    const text = kaspi.replace('СуммаРасход=55659.40', `${field}=${value}`).replace('ВсегоСписано=55659.40\n', '');
    const { problems } = readStatement(new TextEncoder().encode(text));
    expect(problems[0]).toMatchObject({ code: 'field.notMoney', field, value });
    const other = kaspi.replace('СуммаРасход=55659.40', 'СуммаРасход=55659.40\nСуммаПриход=0.00');
    expect(readStatement(new TextEncoder().encode(other)).problems).toHaveLength(1);
  });

  it('with an order among its lines leaves that one out and tells it', () => {
    const order =
      'СекцияДокумент=ПлатежноеПоручение\nНомерДокумента=9\nДатаДокумента=08.09.2025\nСумма=5.00\nКонецДокумента\n';
    const { statement, problems } = readStatement(
      new TextEncoder().encode(
        kaspi.replace(
          'СекцияДокумент=выписка\nНомерДокумента=125',
          `${order}СекцияДокумент=выписка\nНомерДокумента=125`,
        ),
      ),
    );
    expect(statement?.lines).toHaveLength(2);
    expect(problems.map(({ code }) => code)).toContain('statement.notExecuted');
  });

  const halyk = (change: (text: string) => string) => readStatement(new TextEncoder().encode(change(balanced)));
  const balanced = kaspi.replace(/СекцияДокумент=выписка\nНомерДокумента=78[\s\S]*?КонецДокумента\n/u, '');
  it.each<[string, string, (text: string) => string]>([
    ['without its end', 'file.truncated', (text) => text.replace('КонецФайла', '')],
    ['cut in a document', 'file.truncated', (text) => text.slice(0, text.indexOf('СуммаПриход'))],
    [
      'with another closing balance',
      'statement.balanceDiffers',
      (text) => text.replace('КонечныйОстаток=44351.10', 'КонечныйОстаток=44351.11'),
    ],
    [
      'without one of its lines',
      'statement.balanceDiffers',
      (text) => text.replace(/СекцияДокумент=выписка\nНомерДокумента=77[\s\S]*?КонецДокумента\n/u, ''),
    ],
    [
      'with a line printed twice',
      'statement.balanceDiffers',
      (text) => text.replace(/(СекцияДокумент=выписка\nНомерДокумента=77[\s\S]*?КонецДокумента\n)/u, '$1$1'),
    ],
  ])('%s is refused as a whole: %s', (_, code, change) => {
    expect(halyk((text) => text).problems).toEqual([]);
    expect(halyk(change)).toMatchObject({ statement: null, problems: [{ code }] });
  });
});
