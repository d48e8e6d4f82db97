import { describe, expect, it } from 'vitest';
import { moneySteps } from './moneySteps.ts';

const states = (state: Parameters<typeof moneySteps>[0]['state'], daysLate = 0, isMine = false): string =>
  moneySteps({ state, daysLate }, isMine)
    .map((step) => step.state.at(0))
    .join('');

describe('where the money is', () => {
  it('is at one place, all before done, all after to come', () => {
    expect(states('draft')).toBe('ddnnnnnn');
    expect(states('checked')).toBe('ddddnnnn');
    expect(states('sent')).toBe('ddddddnn');
    expect(states('paid')).toBe('dddddddd');
  });

  it('goes no further than the signatures where nothing is to be paid, and nowhere once replaced', () => {
    expect(states('netted')).toBe('ddddd');
    expect(states('replaced')).toBe('');
  });

  it('tells a delay, and the reader’s own turn before it', () => {
    expect(states('inRegister', 7)).toBe('dddddlnn');
    expect(states('checked', 0, true)).toBe('ddddynnn');
    expect(states('returned')).toBe('ddlnnnnn');
    expect(states('paymentReturned')).toBe('dddddddl');
  });
});
