import { expect, test } from 'vitest';
import { ruleValueText } from './rules.ts';

test('a day of any year is told as a day', () => {
  expect(ruleValueText('refreshBy', '06-30', 'ru').replace('\u00A0', ' ')).toBe('30 июня');
  expect(ruleValueText('interestSilence', 'stays', 'ru')).toBe('остаётся в очереди');
});
