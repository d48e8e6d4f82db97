import { asDay } from '@balapan/domain/day.ts';
import { tenge } from '@balapan/domain/money.ts';
import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';
import { readOrders } from './readOrders.ts';

const document = (number: string, sum: string): string[] => [
  'СекцияДокумент=ПлатежноеПоручение',
  `НомерДокумента=${number}`,
  'ДатаДокумента=11.09.2025',
  `Сумма=${sum}`,
  'ПлательщикНаименование=АО "Финансовый центр"',
  'ПлательщикБИН_ИИН=980340004560',
  'ПлательщикИИК=KZ306017131000012345',
  'ПолучательНаименование=ТОО "Балдәурен"',
  'ПолучательБИН_ИИН=240840000126',
  'ПолучательИИК=KZ18722S000012345678',
  'ПолучательБанкБИК=CASPKZKA',
  'НазначениеПлатежа=Акт = 1',
  'Валюта=KZT',
  'КонецДокумента',
];
const file = (...documents: string[][]): Uint8Array =>
  new TextEncoder().encode(
    [
      '1CClientBankExchange',
      'Кодировка=UTF8',
      'РасчСчет=KZ306017131000012345',
      ...documents.flat(),
      'КонецФайла',
      '',
    ].join('\r\n'),
  );

describe('the bank', () => {
  it('reads what was ordered', () => {
    expect(readOrders(file(document('1', '10.00'), document('2', '55659.40')))).toMatchObject([
      { number: '1', amount: 1000n },
      { number: '2', amount: 5565940n, purpose: 'Акт = 1', payeeBin: '240840000126' },
    ]);
  });

  it('refuses a file without its end, without a sum, from another account', () => {
    expect(() => readOrders(file(document('1', '0.00')))).toThrow('sum');
    expect(() => readOrders(file(document('1', '1.00')).subarray(0, 300))).toThrow();
    const foreign = document('1', '1.00').map((line) => line.replace('KZ306017131000012345', 'KZ18722S000012345678'));
    expect(() => readOrders(file(foreign))).toThrow('another account');
  });

  it('answers with balances that add up, and the same bytes again', () => {
    const how = {
      day: asDay('2025-09-12'),
      returned: ['2'],
      doubled: ['1'],
      fee: tenge(150),
      opening: tenge(1_000_000),
    };
    const answer = answerOf(file(document('1', '10.00'), document('2', '55659.40')), how);
    const text = new TextDecoder().decode(answer);
    expect(text).toContain('ВсегоСписано=55829.40');
    expect(text).toContain('ВсегоПоступило=55659.40');
    expect(text).toContain('КонечныйОстаток=999830.00');
    expect(text).toContain('Возврат платежного поручения № 2 от 11.09.2025');
    expect(answerOf(file(document('1', '10.00'), document('2', '55659.40')), how)).toEqual(answer);
  });
});
