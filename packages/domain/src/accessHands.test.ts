import { expect, test } from 'vitest';
import { reaches } from './accessHands.ts';

const at = (role: string, providerId: string | null = null) => ({ role, providerId });

test.each([
  ['a head their educator', at('head', 'a'), [at('educator', 'a')], true],
  ['a head another kindergarten’s educator', at('head', 'a'), [at('educator', 'b')], false],
  [
    'a head one who works for the Department too',
    at('head', 'a'),
    [at('educator', 'a'), at('departmentSpecialist')],
    false,
  ],
  ['a head the head of the same kindergarten', at('head', 'a'), [at('head', 'a')], false],
  ['an accountant the educator beside them', at('accountant', 'a'), [at('educator', 'a')], false],
  ['an administrator a head', at('administrator'), [at('head', 'a')], true],
  ['an administrator another administrator', at('administrator'), [at('administrator')], true],
  ['the head of the Department a payer', at('departmentHead'), [at('payerChecker')], true],
  ['who releases payments their operator', at('payerReleaser'), [at('payerOperator')], true],
  ['who releases payments a specialist', at('payerReleaser'), [at('departmentSpecialist')], false],
  ['a specialist of the Department a colleague', at('departmentSpecialist'), [at('departmentSpecialist')], false],
  ['an administrator one without a post', at('administrator'), [], false],
])('%s: %o reaches %o: %s', (_, hand, posts, told) => {
  expect(reaches(hand, posts)).toBe(told);
});
