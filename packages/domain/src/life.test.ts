import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actDesks, actLife } from './act.ts';
import { type ApplicationState, applicationLife, canRestore, isLive, restorableUntil } from './application.ts';
import { dataRequestLife } from './dataRequest.ts';
import { asDay } from './day.ts';
import { disputeLife } from './dispute.ts';
import { paymentRegisterLife } from './payment.ts';
import { policyInForce20250701 } from './policyInForce.ts';
import { referralLife } from './referral.ts';
import { drawLife, type Life, makeLife } from './transitions.ts';
import { type VoucherState, voucherLife } from './voucher.ts';

const { rules } = policyInForce20250701;
type AnyLife = Life<string, string>;
const lives = [
  ['application', applicationLife as unknown as AnyLife],
  ['voucher', voucherLife as unknown as AnyLife],
  ['act', actLife as unknown as AnyLife],
  ['payment register', paymentRegisterLife as unknown as AnyLife],
  ['referral', referralLife as unknown as AnyLife],
  ['dispute', disputeLife as unknown as AnyLife],
  ['data request', dataRequestLife as unknown as AnyLife],
] as const;

describe('transitions', () => {
  test.each(lives)('every state of the %s can be reached', (_, life) => {
    const reached = new Set([life.first]);
    for (const { from, to } of [...life.table, ...life.table, ...life.table, ...life.table, ...life.table])
      if (reached.has(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...new Set(life.table.flatMap(({ from, to }) => [from, to]))].sort());
  });
  test.each(lives)('every state of the %s leads to an end', (_, life) => {
    const ending = new Set(life.table.map(({ to }) => to).filter(life.isFinal));
    for (let round = 0; round < life.table.length; round += 1)
      for (const { from, to } of life.table) if (ending.has(to)) ending.add(from);
    for (const { from } of life.table) expect(ending.has(from)).toBe(true);
  });
  test.each(lives)('the possible events of the %s are those of the table', (_, life) => {
    for (const { from, event, to } of life.table) {
      expect(life.events(from)).toContain(event);
      expect(life.next(from, event)).toBe(to);
    }
    for (const { to } of life.table) if (life.isFinal(to)) expect(life.events(to)).toEqual([]);
  });
  test('draws itself', () => {
    const life = makeLife('open', [['open', 'close', 'closed']]);
    expect(drawLife(life)).toBe('stateDiagram-v2\n  [*] --> open\n  open --> closed: close\n  closed --> [*]');
  });
  test('refuses an event that leads to two states', () => {
    expect(() =>
      makeLife('a', [
        ['a', 'x', 'b'],
        ['a', 'x', 'c'],
      ]),
    ).toThrow(RangeError);
  });
});

describe('the application', () => {
  test('goes from the queue to a kindergarten', () => {
    const path = ['offer', 'consent', 'enrol'] as const;
    let state: ApplicationState | null = applicationLife.first;
    for (const event of path) state = state && applicationLife.next(state, event);
    expect(state).toBe('enrolled');
  });
  test.each([
    ['waiting', 'consent'],
    ['annulled', 'restore'],
    ['enrolled', 'offer'],
    ['inactive', 'offer'],
    ['offered', 'offer'],
  ] as const)('%s cannot %s', (state, event) => {
    expect(applicationLife.next(state, event)).toBeNull();
  });
  test('a refusal annuls it', () => {
    expect(applicationLife.next('offered', 'refuse')).toBe('annulled');
  });
});

describe('restoring', () => {
  const since = asDay('2025-09-16');
  test('is possible for 28 days', () => {
    expect(restorableUntil(since, rules)).toBe('2025-10-14');
    expect(canRestore(since, 0, asDay('2025-10-14'), rules)).toBe(true);
    expect(canRestore(since, 0, asDay('2025-10-15'), rules)).toBe(false);
  });
  test('is possible once', () => {
    expect(canRestore(since, 1, asDay('2025-09-17'), rules)).toBe(false);
  });
});

describe('isLive', () => {
  const since = asDay('2025-08-14');
  test.each<[ApplicationState, VoucherState | null, string, boolean]>([
    ['waiting', null, '2027-01-01', true],
    ['offered', null, '2025-09-11', true],
    ['inactive', null, '2025-09-11', true],
    ['inactive', null, '2025-09-12', false],
    ['accepted', 'waitlisted', '2025-09-11', true],
    ['accepted', 'placeOffered', '2025-09-11', true],
    ['accepted', 'choosing', '2025-09-11', false],
    ['accepted', null, '2025-09-11', false],
    ['enrolled', 'used', '2025-09-11', false],
    ['annulled', null, '2025-09-11', false],
  ])('%s with %s on %s: %s', (state, voucher, on, expected) => {
    expect(isLive(state, since, asDay(on), rules, voucher)).toBe(expected);
  });
});

describe('the voucher', () => {
  test.each([
    ['choosing', 'joinWaitlist', 'waitlisted'],
    ['waitlisted', 'offerPlace', 'placeOffered'],
    ['placeOffered', 'confirmPlace', 'choosing'],
    ['placeOffered', 'expirePlace', 'waitlisted'],
    ['choosing', 'enrol', 'used'],
    ['used', 'transfer', 'used'],
    ['used', 'longAbsence', 'ended'],
  ] as const)('%s, %s: %s', (from, event, to) => {
    expect(voucherLife.next(from, event)).toBe(to);
  });
  test('once ended, nothing brings it back', () => {
    const events = fc.constantFrom(...voucherLife.table.map((row) => row.event));
    fc.assert(fc.property(events, (event) => voucherLife.next('ended', event) === null));
  });
});

describe('the act', () => {
  test('goes over every desk to the account', () => {
    const path = ['signAsProvider', 'check', 'signAsDepartment', 'register', 'send', 'confirm'] as const;
    let state: keyof typeof actDesks = 'draft';
    const desks = path.map((event) => {
      const desk = actDesks[state];
      state = actLife.next(state, event) ?? state;
      return desk;
    });
    expect(state).toBe('paid');
    expect(desks).toEqual([
      'provider',
      'districtSpecialist',
      'departmentHead',
      'financialCentre',
      'financialCentre',
      'bank',
    ]);
  });
  test('a payment that came back is paid again once the kindergarten has answered', () => {
    expect(actLife.next('sent', 'bounce')).toBe('paymentReturned');
    expect(actLife.next('paymentReturned', 'register')).toBeNull();
    expect(actLife.next('paymentReturned', 'answerReturn')).toBe('signedByDepartment');
  });
  test('what was paid is never sent again', () => {
    expect(actLife.next('paid', 'send')).toBeNull();
    expect(actLife.next('paid', 'register')).toBeNull();
  });
  test('exactly the states without a next step but a return have no desk', () => {
    const without = Object.entries(actDesks).filter(([, desk]) => desk === null);
    expect(without.map(([state]) => state)).toEqual(['paid', 'netted', 'replaced']);
  });
});
