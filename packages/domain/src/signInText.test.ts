import { expect, test } from 'vitest';
import { asDay } from './day.ts';
import { momentOf } from './moment.ts';
import { signInText } from './signInText.ts';

test('the text names the site, the moment and its own number', () => {
  const at = momentOf(asDay('2025-09-11'), '08:30');
  const text = signInText({ host: 'balapan.kz', id: '01980000-0000-7000-8000-000000000001', at });
  expect(text.split('\n')).toEqual([
    'Балапан',
    'Кіру · Вход · Sign-in: balapan.kz',
    '2025-09-11 08:30, 5 min',
    '01980000-0000-7000-8000-000000000001',
    '',
  ]);
});
