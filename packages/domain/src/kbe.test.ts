import { describe, expect, test } from 'vitest';
import { checkKbe, kbeOf, usualKbe } from './kbe.ts';

describe('KBe', () => {
  test.each([
    ['17', true, 'privateNonFinancial'],
    ['19', true, 'household'],
    ['16', true, 'stateNonFinancial'],
    ['12', true, 'localGovernment'],
    ['21', false, 'centralGovernment'],
  ] as const)('%s', (text, resident, sector) => {
    expect(checkKbe(text)).toEqual({ ok: true, resident, sector });
    expect(kbeOf(resident, sector)).toBe(text);
  });
  test.each(['', '1', '30', '07', '10', '171', 'аб'])('refuses %j', (text) => {
    expect(checkKbe(text)).toEqual({ ok: false, reason: 'shape' });
  });
  test('the usual ones are codes', () => {
    for (const kbe of Object.values(usualKbe)) expect(checkKbe(kbe).ok).toBe(true);
  });
});
