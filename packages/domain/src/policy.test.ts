import { describe, expect, test } from 'vitest';
import { asDay, type Day } from './day.ts';
import type { Policy, PolicyRules } from './policy.ts';
import { checkPolicy, ruleNames } from './policyCheck.ts';
import { policyInForce20250701 as inForce } from './policyInForce.ts';

const withRule = (name: keyof PolicyRules, value: unknown): Policy => ({
  ...inForce,
  rules: { ...inForce.rules, [name]: value } as PolicyRules,
});

describe('the policy in force', () => {
  test('is fit', () => {
    expect(checkPolicy(inForce)).toEqual([]);
  });
  test('names a source for every rule', () => {
    expect(Object.keys(inForce.sources).sort()).toEqual(Object.keys(inForce.rules).sort());
    expect([...ruleNames].sort()).toEqual(Object.keys(inForce.rules).sort());
  });
  test('is plain data: JSON keeps it', () => {
    expect(JSON.parse(JSON.stringify(inForce))).toEqual(inForce);
  });
});

describe('checkPolicy', () => {
  test.each(ruleNames)('refuses a version without %s', (name) => {
    expect(checkPolicy(withRule(name, undefined))).toEqual([{ field: name, code: 'policy.missing', params: {} }]);
  });
  test.each(ruleNames)('refuses nonsense for %s', (name) => {
    expect(checkPolicy(withRule(name, 'nonsense'))).toEqual([
      { field: name, code: 'policy.notYetSupported', params: { value: '"nonsense"' } },
    ]);
  });
  test.each<[keyof PolicyRules, unknown]>([
    ['pattern', { privileged: 0, general: 3 }],
    ['pattern', { privileged: 1, general: 1.5 }],
    ['pattern', null],
    ['pattern', [1, 3]],
    ['tierOrder', ['general', 'general', 'teacher', 'priority']],
    ['tierOrder', ['general', 'teacher', 'priority']],
    ['privilegedTiers', ['extraordinary']],
    ['categoryAges', [2, 3, 4, 6, 5]],
    ['categoryAges', [1, 2, 3, 4, 5]],
    ['schoolDay', '02-30'],
    ['schoolDay', '9-1'],
    ['refreshBy', 630],
    ['confirmByDay', 29],
    ['confirmReminders', [1, 1]],
    ['refusalReasons', ['dislike']],
    ['consentWorkingDays', -1],
    ['excused', {}],
    ['excused', { ...inForce.rules.excused, ill: { payable: true, documentNeeded: true, daysAYear: -1 } }],
    ['excused', { ...inForce.rules.excused, ill: { payable: 'yes', documentNeeded: true, daysAYear: null } }],
  ])('refuses %s of %j', (name, value) => {
    expect(checkPolicy(withRule(name, value)).map((fault) => fault.field)).toEqual([name]);
  });
  test.each<[keyof PolicyRules, unknown]>([
    ['pattern', { privileged: 1, general: 2 }],
    ['privilegedTiers', []],
    ['youngestAfter', 'allReached'],
    ['anyLanguage', 'ruFirst'],
    ['interestSilence', 'excluded'],
    ['confirmSilence', 'accepted'],
    ['passedOverUsesSlot', true],
  ])('takes %s of %j', (name, value) => {
    expect(checkPolicy(withRule(name, value))).toEqual([]);
  });
  test('refuses a rule without a source', () => {
    const sources = { ...inForce.sources, pattern: { standing: 'rule', text: '' } } as const;
    expect(checkPolicy({ ...inForce, sources })).toEqual([
      { field: 'pattern', code: 'policy.sourceMissing', params: {} },
    ]);
  });
  test('refuses a period that ends before it begins', () => {
    const codes = (policy: Policy) => checkPolicy(policy).map((fault) => `${fault.field} ${fault.code}`);
    expect(codes({ ...inForce, validTo: asDay('2025-06-30') })).toEqual(['validTo policy.period']);
    expect(codes({ ...inForce, validTo: 'never' as Day })).toEqual(['validTo policy.period']);
    expect(codes({ ...inForce, validTo: asDay('2025-07-01') })).toEqual([]);
    expect(codes({ ...inForce, validFrom: '2025-02-30' as Day, version: '' })).toEqual([
      'version policy.missing',
      'validFrom policy.missing',
    ]);
  });
});
