import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from './day.ts';
import { DomainError } from './errors.ts';
import {
  type AccountCode,
  accounts,
  actApproved,
  assertBalanced,
  balances,
  budgetApproved,
  contractCommitted,
  documentOf,
  type Entry,
  type Journal,
  type Posting,
  paidAgain,
  paymentConfirmed,
  paymentReturned,
  paymentSent,
  reversalOf,
} from './ledger.ts';
import { tiyn } from './money.ts';

const posting = (local: bigint, republican: bigint, operationId = 'x'): Posting => ({
  operationId,
  day: asDay('2025-09-10'),
  programme: '360-202',
  providerId: 'provider',
  amount: { local: tiyn(local), republican: tiyn(republican) },
});
const postings = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }))
  .filter(([local, republican]) => local + republican > 0n)
  .map(([local, republican]) => posting(local, republican));

const makers = [
  ['budgetApproved', budgetApproved],
  ['contractCommitted', contractCommitted],
  ['actApproved', actApproved],
  ['paymentSent', paymentSent],
  ['paymentConfirmed', paymentConfirmed],
  ['paymentReturned in transit', (some: Posting) => paymentReturned(some, false)],
  ['paymentReturned after all', (some: Posting) => paymentReturned(some, true)],
  ['paidAgain', paidAgain],
] as const;

const totalOf = (journals: readonly Journal[], account: AccountCode): bigint => {
  const sums = balances(journals);
  return (sums.get(`${account}/local`) ?? 0n) + (sums.get(`${account}/republican`) ?? 0n);
};

describe('every posting', () => {
  test.each(makers)('%s sums to zero in each source', (_, make) => {
    fc.assert(
      fc.property(postings, (some) => {
        const journal = make(some);
        expect(() => assertBalanced(journal)).not.toThrow();
        expect([...balances([journal]).values()].reduce((sum, value) => sum + value, 0n)).toBe(0n);
      }),
    );
  });
  test.each(makers)('%s has a key of its own', (_, make) => {
    const journal = make(posting(1n, 1n, 'op-7'));
    expect(journal.key).toBe(`${journal.kind}:op-7`);
    expect(journal.reverses).toBeNull();
  });
  test.each(makers)('%s taken back leaves nothing', (_, make) => {
    fc.assert(
      fc.property(postings, (some) => {
        const journal = make(some);
        const back = reversalOf(journal, asDay('2025-09-11'));
        expect([...balances([journal, back]).values()].every((value) => value === 0n)).toBe(true);
        expect(back).toMatchObject({ kind: 'reversal', reverses: journal.key, key: `reversal:${journal.key}` });
      }),
    );
  });
  test.each(makers)('%s writes nothing for a source without money', (_, make) => {
    const sources = make(posting(5n, 0n)).entries.map((entry) => entry.fundingSource);
    expect(new Set(sources)).toEqual(new Set(['local']));
  });
  test('of nothing is refused', () => {
    expect(() => budgetApproved(posting(0n, 0n))).toThrow('ledger.empty');
  });
  test('carries day, programme and kindergarten', () => {
    const journal = paymentSent(posting(5n, 1n));
    expect(journal.day).toBe('2025-09-10');
    expect(journal.entries[0]).toEqual({
      account: '3000',
      fundingSource: 'local',
      amount: 5n,
      programme: '360-202',
      providerId: 'provider',
    });
  });
});

describe('the life of a tenge', () => {
  const some = posting(90n, 10n);
  const approved = [budgetApproved(some), contractCommitted(some), actApproved(some)];
  test('the budget is free, then bound, then owed', () => {
    expect(totalOf(approved.slice(0, 1), '1100')).toBe(100n);
    expect(totalOf(approved.slice(0, 2), '1100')).toBe(0n);
    expect(totalOf(approved.slice(0, 2), '1200')).toBe(100n);
    expect(totalOf(approved, '1300')).toBe(100n);
    expect(totalOf(approved, '3000')).toBe(-100n);
    expect(totalOf(approved, '2000')).toBe(100n);
  });
  test('sent, it is in transit; confirmed, it is gone and executed', () => {
    const sent = [...approved, paymentSent(some)];
    expect([totalOf(sent, '3000'), totalOf(sent, '4000')]).toEqual([0n, -100n]);
    const paid = [...sent, paymentConfirmed(some)];
    expect([totalOf(paid, '4000'), totalOf(paid, '5000')]).toEqual([0n, -100n]);
    expect([totalOf(paid, '1300'), totalOf(paid, '1400')]).toEqual([0n, 100n]);
  });
  test('returned in transit, the debt stands again, and is paid once more', () => {
    const back = [...approved, paymentSent(some), paymentReturned(some, false)];
    expect([totalOf(back, '3000'), totalOf(back, '4000')]).toEqual([-100n, 0n]);
    const again = [...back, paidAgain(some), paymentConfirmed(some)];
    expect([totalOf(again, '3000'), totalOf(again, '4000'), totalOf(again, '5000')]).toEqual([0n, 0n, -100n]);
  });
  test('returned after the statement, money and execution come back', () => {
    const paid = [...approved, paymentSent(some), paymentConfirmed(some), paymentReturned(some, true)];
    expect([totalOf(paid, '3000'), totalOf(paid, '5000'), totalOf(paid, '1400')]).toEqual([-100n, 0n, 0n]);
  });
  test('a cut of the budget is an approval below zero', () => {
    const cut = budgetApproved(posting(-40n, 0n, 'cut'));
    expect(totalOf([budgetApproved(some), cut], '1100')).toBe(60n);
  });
  test('any mixture of journals sums to zero', () => {
    const journals = fc.array(
      fc.tuple(fc.constantFrom(...makers.map(([, make]) => make)), postings).map(([make, each]) => make(each)),
    );
    fc.assert(
      fc.property(journals, (list) => {
        expect([...balances(list).values()].reduce((sum, value) => sum + value, 0n)).toBe(0n);
      }),
    );
  });
});

describe('assertBalanced', () => {
  const entry = (amount: bigint, fundingSource: Entry['fundingSource'] = 'local'): Entry => ({
    account: '3000',
    fundingSource,
    amount: tiyn(amount),
    programme: '360-202',
    providerId: null,
  });
  test('sees a difference of one tiyn', () => {
    expect(() => assertBalanced({ entries: [entry(100n), entry(-99n)] })).toThrow(
      new DomainError({ code: 'ledger.unbalanced', params: { source: 'local', difference: '0.01' } }),
    );
  });
  test('does not let one source pay for the other', () => {
    expect(() => assertBalanced({ entries: [entry(5n), entry(-5n, 'republican')] })).toThrow('ledger.unbalanced');
  });
  test('refuses no entries', () => {
    expect(() => assertBalanced({ entries: [] })).toThrow('ledger.empty');
  });
});

describe('the chart', () => {
  test('names each account once', () => {
    const names = Object.values(accounts).map((account) => account.name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(accounts).every((code) => /^\d{4}$/.test(code))).toBe(true);
  });
});

describe('the document behind a journal', () => {
  test.each([
    ['budgetApproved:2025-2-local', 'budgetLine', '2025-2-local'],
    ['budgetApproved:p1/2025-2-local', 'amendment', 'p1'],
    ['contractCommitted:c1/2025-2', 'contract', 'c1'],
    ['contractCommitted:act/a1', 'act', 'a1'],
    ['actApproved:a1', 'act', 'a1'],
    ['paymentReturned:y1', 'payment', 'y1'],
    ['reversal:actApproved:a1', 'act', 'a1'],
  ] as const)('%s', (key, kind, id) => {
    expect(documentOf(key)).toEqual({ kind, id });
  });
});
