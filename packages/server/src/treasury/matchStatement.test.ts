import type { Day } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { describe, expect, it } from 'vitest';
import type { StatementLine } from '../adapters/bank/readStatement.ts';
import { matchStatement, type PaymentFacts } from './matchStatement.ts';

const payment: PaymentFacts = {
  id: 'p1',
  documentNumber: '1042',
  amount: 5_565_900n,
  payeeBin: '120140000016',
  iban: 'KZ18722S000012345678',
  state: 'sent',
  seen: false,
  seenBack: false,
};
const out: StatementLine = {
  lineNo: 1,
  textLine: 1,
  day: '2025-08-12' as Day,
  direction: 'out',
  documentNumber: '1042',
  amount: tiyn(5_565_900),
  partyBin: payment.payeeBin,
  partyIban: payment.iban,
  partyName: null,
  purpose: 'Оплата по акту № 07-2025/0001',
};
const back: StatementLine = {
  ...out,
  direction: 'in',
  documentNumber: '901042',
  purpose: 'Возврат платежа № 1042 от 12.08.2025: счёт закрыт',
};
const reasons = (lines: readonly StatementLine[], facts: Partial<PaymentFacts> = {}): string[] =>
  matchStatement(lines, [{ ...payment, ...facts }]).map(({ reason }) => reason);

describe('matching a statement', () => {
  it('ticks off what the bank carried out and gave back, each once', () => {
    expect(reasons([out, back])).toEqual(['matched', 'returned']);
    expect(reasons([out, out, back, back])).toEqual(['matched', 'twice', 'returned', 'twice']);
  });

  it('ticks off payments that a file brought in their last state, until an earlier statement has shown them', () => {
    expect(reasons([out], { state: 'confirmed' })).toEqual(['matched']);
    expect(reasons([out, back], { state: 'returned' })).toEqual(['matched', 'returned']);
    expect(reasons([out, back], { state: 'returned', seen: true, seenBack: true })).toEqual(['twice', 'twice']);
  });

  it('takes money that nobody sent for an incoming sum', () => {
    expect(reasons([back], { state: 'ordered' })).toEqual(['incoming']);
    expect(reasons([{ ...back, purpose: 'Взнос № 1042' }])).toEqual(['incoming']);
  });

  it.each([
    ['Комиссия за исходящие платежи', 'fee'],
    ['Плата за ведение счета', 'fee'],
    ['Ежемесячное обслуживание, за обслуживание счёта', 'fee'],
    ['Service fee', 'fee'],
    ['Доплата за питание по договору 14', 'unknownDocument'],
    ['Оплата за услуги связи', 'unknownDocument'],
    ['Coffee for the office', 'unknownDocument'],
  ])('a debit without a payment, «%s», is %s', (purpose, reason) => {
    expect(reasons([{ ...out, documentNumber: '7', purpose }])).toEqual([reason]);
  });
});
