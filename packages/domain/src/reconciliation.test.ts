import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay } from './day.ts';
import { tiyn } from './money.ts';
import { type ReconciledEntry, reconcile, reconciledKindOf, reconciledKinds } from './reconciliation.ts';

const start = asDay('2025-07-01');
const entry = (day: string, kind: ReconciledEntry['kind'], amount: bigint): ReconciledEntry => ({
  day: asDay(day),
  kind,
  document: day,
  amount: tiyn(amount),
});

test('what is owed before, acts and returns add, payments take away, running after each', () => {
  const told = reconcile(
    [
      entry('2025-09-02', 'payment', -300n),
      entry('2025-08-05', 'act', 300n),
      entry('2025-09-01', 'act', 500n),
      entry('2025-09-20', 'return', 300n),
      entry('2025-10-01', 'act', 1n),
    ],
    asDay('2025-09-01'),
    asDay('2025-09-30'),
  );
  expect(told).toMatchObject({ opening: 300n, closing: 800n, act: 500n, payment: -300n, return: 300n, correction: 0n });
  expect(told.rows.map(({ after }) => after)).toEqual([800n, 500n, 800n]);
});

test.each([
  ['actApproved', 'act'],
  ['paymentConfirmed', 'payment'],
  ['paymentReturned', 'return'],
  ['reversal', 'correction'],
  ['whatever comes', 'correction'],
])('%s is told as %s', (journal, kind) => {
  expect(reconciledKindOf(journal)).toBe(kind);
});

const some = fc.record({
  day: fc.nat(90).map((days) => addDays(start, days)),
  kind: fc.constantFrom(...reconciledKinds),
  document: fc.string(),
  amount: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(tiyn),
});

test('closing is opening and the four sums; two periods side by side say the same as one', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), fc.nat(89), (entries, cut) => {
      const [middle, end] = [addDays(start, cut), addDays(start, 90)];
      const whole = reconcile(entries, start, end);
      expect(whole.closing).toBe(whole.opening + whole.act + whole.payment + whole.return + whole.correction);
      const [left, right] = [reconcile(entries, start, middle), reconcile(entries, addDays(middle, 1), end)];
      expect(right.opening).toBe(left.closing);
      expect(right.closing).toBe(whole.closing);
      expect(left.rows.length + right.rows.length).toBe(whole.rows.length);
    }),
  );
});
