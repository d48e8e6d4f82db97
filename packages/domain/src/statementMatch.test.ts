import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type BankLine,
  exceptionReasons,
  matchStatement,
  type PaymentFacts,
  settledReasons,
} from './statementMatch.ts';

const payment: PaymentFacts = {
  id: 'p1',
  documentNumber: '1042',
  registerNumber: 7,
  amount: 5_565_900n,
  payeeBin: '120140000016',
  iban: 'KZ18722S000012345678',
  state: 'sent',
  gone: 0n,
  back: 0n,
};
const out: BankLine = {
  direction: 'out',
  documentNumber: '1042',
  amount: payment.amount,
  partyBin: payment.payeeBin,
  partyIban: payment.iban,
  purpose: 'Оплата по акту № 07-2025/0001',
};
const back: BankLine = {
  ...out,
  direction: 'in',
  documentNumber: '901042',
  purpose: 'Возврат платежа № 1042 от 12.08.2025: счёт закрыт',
};
const reasons = (lines: readonly BankLine[], facts: Partial<PaymentFacts> = {}): string[] =>
  matchStatement(lines, [{ ...payment, ...facts }]).map(({ reason }) => reason);

describe('one line, one payment', () => {
  it('ticks off what the bank carried out and gave back, each once', () => {
    expect(reasons([out, back])).toEqual(['matched', 'returned']);
    expect(reasons([out, out, back, back])).toEqual(['matched', 'twice', 'returned', 'twice']);
  });

  it('ticks off payments that a file brought in their last state, until an earlier statement has shown them', () => {
    const all = payment.amount;
    expect(reasons([out], { state: 'confirmed' })).toEqual(['matched']);
    expect(reasons([out, back], { state: 'returned' })).toEqual(['matched', 'returned']);
    expect(reasons([out, back], { state: 'returned', gone: all, back: all })).toEqual(['twice', 'twice']);
  });

  it('takes money that nobody sent for an incoming sum, and a cancelled order for what it is', () => {
    expect(reasons([back], { state: 'ordered' })).toEqual(['incoming']);
    expect(reasons([{ ...back, purpose: 'Взнос № 1042' }])).toEqual(['incoming']);
    expect(reasons([out], { state: 'cancelled' })).toEqual(['cancelled']);
  });

  it.each<[string, Partial<BankLine>]>([
    ['otherParty', { partyIban: 'KZ306017131000012345' }],
    ['otherParty', { partyIban: null, partyBin: '980340004560' }],
    ['otherParty', { partyIban: null, partyBin: null }],
    ['otherAmount', { amount: 5_565_901n }],
    ['otherAmount', { amount: 1n }],
    ['unknownDocument', { documentNumber: '7' }],
  ])('is %s for %o', (reason, change) => {
    expect(reasons([{ ...out, ...change }])).toEqual([reason]);
  });

  it('says what speaks for it, and an account more than a number of the firm', () => {
    const score = (line: BankLine) => matchStatement([line], [payment])[0];
    expect(score(out)).toMatchObject({ score: 100, because: ['documentNumber', 'sum', 'account'] });
    expect(score({ ...out, partyIban: null })).toMatchObject({ score: 90, because: ['documentNumber', 'sum', 'bin'] });
    expect(score(back)).toMatchObject({ score: 95, because: ['numberInPurpose', 'sum', 'account'] });
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

describe('one line for a whole register', () => {
  const two = [payment, { ...payment, id: 'p2', documentNumber: '1043', amount: 100n }];
  const debit = { ...out, documentNumber: '9', partyBin: null, partyIban: null, amount: 5_566_000n };
  it.each(['Списание по реестру № 7', 'Төлем тізілімі №7 бойынша', 'Payment register 7'])('by «%s»', (purpose) => {
    expect(matchStatement([{ ...debit, purpose }], two)).toMatchObject([
      {
        reason: 'bundle',
        score: 90,
        payments: [
          { id: 'p1', amount: 5_565_900n },
          { id: 'p2', amount: 100n },
        ],
      },
    ]);
  });
  it('not by another number, another sum, or a second time', () => {
    const purpose = 'Списание по реестру № 7';
    const told = (lines: readonly BankLine[]) => matchStatement(lines, two).map(({ reason }) => reason);
    expect(told([{ ...debit, purpose: 'Списание по реестру № 8' }])).toEqual(['unknownDocument']);
    expect(told([{ ...debit, purpose, amount: 5_566_001n }])).toEqual(['unknownDocument']);
    expect(
      told([
        { ...debit, purpose },
        { ...debit, purpose },
      ]),
    ).toEqual(['bundle', 'unknownDocument']);
    expect(told([{ ...debit, purpose }, out])).toEqual(['bundle', 'twice']);
  });
});

describe('several lines for one payment', () => {
  const part = (amount: bigint): BankLine => ({ ...out, amount });
  it('are its parts when they give its sum', () => {
    const told = matchStatement([part(5_000_000n), part(565_900n)], [payment]);
    expect(told.map(({ reason, score }) => [reason, score])).toEqual([
      ['part', 90],
      ['part', 90],
    ]);
  });
  it('and are none when they give less or more', () => {
    expect(reasons([part(5_000_000n), part(565_899n)])).toEqual(['otherAmount', 'otherAmount']);
    expect(reasons([part(5_000_000n), part(565_901n)])).toEqual(['otherAmount', 'otherAmount']);
  });
});

test('every line is matched once or an exception, and no payment beyond its sum, whatever the lines', () => {
  const payments = fc.array(
    fc.record({
      documentNumber: fc.integer({ min: 1, max: 12 }).map(String),
      registerNumber: fc.integer({ min: 1, max: 3 }),
      amount: fc.bigInt({ min: 1n, max: 9n }),
      iban: fc.constantFrom('A', 'B'),
      state: fc.constantFrom<PaymentFacts['state'][]>('ordered', 'sent', 'confirmed', 'returned', 'cancelled'),
    }),
    { maxLength: 12 },
  );
  const lines = fc.array(
    fc.record<BankLine>({
      direction: fc.constantFrom('in', 'out'),
      documentNumber: fc.integer({ min: 1, max: 14 }).map(String),
      amount: fc.bigInt({ min: 1n, max: 20n }),
      partyBin: fc.constantFrom(null, '1'),
      partyIban: fc.constantFrom(null, 'A', 'B'),
      purpose: fc.constantFrom('Оплата', 'Возврат № 3', 'Возврат № 5', 'по реестру № 1', 'реестр 2', 'Комиссия'),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(payments, lines, (some, given) => {
      const unique = [...new Map(some.map((one) => [one.documentNumber, one])).values()];
      const facts = unique.map((one, at) => ({ ...one, id: `p${at}`, payeeBin: '1', gone: 0n, back: 0n }));
      const told = matchStatement(given, facts);
      expect(told.map(({ line }) => line)).toEqual(given);
      const used = new Map<string, bigint>();
      for (const { line, reason, payments: parts, score } of told) {
        const isSettled = (settledReasons as readonly string[]).includes(reason);
        expect(isSettled || (exceptionReasons as readonly string[]).includes(reason)).toBe(true);
        expect([parts.length > 0, score > 0]).toEqual([isSettled, isSettled]);
        if (isSettled) expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(line.amount);
        for (const { id, amount } of parts) {
          const key = `${line.direction} ${id}`;
          used.set(key, (used.get(key) ?? 0n) + amount);
        }
      }
      for (const { id, amount } of facts)
        for (const way of ['in', 'out']) expect((used.get(`${way} ${id}`) ?? 0n) <= amount).toBe(true);
    }),
    { numRuns: 500 },
  );
});
