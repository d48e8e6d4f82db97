import { expect, test } from 'vitest';
import { freshMinutes, isEnough, proofAt, type SignInMethod } from './proof.ts';

const at = 1_757_561_400_000;
const later = (minutes: number): number => at + minutes * 60_000;
const held = (method: SignInMethod, minutes: number): string => proofAt({ method, provenAt: at }, later(minutes));

test('a code by SMS and a session on behalf stay weak however fresh they are', () => {
  expect([held('smsCode', 0), held('onBehalf', 0)]).toEqual(['weak', 'weak']);
});

test('a strong proof is fresh for a quarter of an hour, the last minute included', () => {
  const told = (['certificate', 'qr', 'password'] as const).map((method) => [
    held(method, freshMinutes),
    proofAt({ method, provenAt: at }, later(freshMinutes) + 1),
  ]);
  expect(told).toEqual([
    ['fresh', 'strong'],
    ['fresh', 'strong'],
    ['fresh', 'strong'],
  ]);
});

test('in a demonstration every session is fresh', () => {
  expect(held('demonstration', 100_000)).toBe('fresh');
});

test('each level holds the ones before it', () => {
  const levels = ['weak', 'strong', 'fresh'] as const;
  const told = levels.map((one) => levels.filter((asked) => isEnough(one, asked)));
  expect(told).toEqual([['weak'], ['weak', 'strong'], ['weak', 'strong', 'fresh']]);
});
