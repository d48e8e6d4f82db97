import { Refusal } from '@balapan/api/client.ts';
import { expect, test } from 'vitest';
import { errorText, isRefused } from './refusal.ts';

test.each([
  ['a wrong field', new Refusal(400, { code: 'file.empty' }), true],
  ['another role', new Refusal(403, { code: 'access.forbidden' }), true],
  ['the program of the keys, beside the server', new Refusal(0, { code: 'signature.noLayer' }), true],
  ['too many requests: later they pass', new Refusal(429, { code: 'request.tooMany', params: { seconds: 5 } }), false],
  ['the server fell', new Refusal(500, { code: 'request.internal', params: { number: '1' } }), false],
  ['no network', new TypeError('Failed to fetch'), false],
])('asking again cannot help: %s', (_, error, refused) => {
  expect(isRefused(error)).toBe(refused);
});

test('a code of another version is told as it is', () => {
  expect(errorText({ code: 'file.empty' }, 'ru')).toBe('Файл пуст.');
  expect(errorText({ code: 'moon.full' }, 'ru')).toBe('moon.full');
});
