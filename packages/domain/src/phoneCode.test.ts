import { expect, test } from 'vitest';
import { codeOf, maskPhone, ownerOf } from './phoneCode.ts';

test('a code has six digits, zeros in front included', () => {
  expect([codeOf(0), codeOf(42), codeOf(999_999)]).toEqual(['000000', '000042', '999999']);
});

test('a phone is shown to others without its middle', () => {
  expect(maskPhone('+77011234567').replaceAll('\u00A0', ' ')).toBe('+7 701 *** ** 67');
});

test('one holder of a phone needs no more, several are told apart by their own number, never by a guess', () => {
  const [a, b, c] = [{ iin: '850101300017' }, { iin: '870202400025' }, { iin: '900303500017' }];
  expect(ownerOf([], undefined)).toBeNull();
  expect(ownerOf([a], undefined)).toBe(a);
  expect(ownerOf([a], '9999')).toBeNull();
  expect(ownerOf([a, b], undefined)).toBe('several');
  expect(ownerOf([a, b], '0025')).toBe(b);
  expect(ownerOf([a, b], '1111')).toBeNull();
  expect(ownerOf([a, c], '0017')).toBeNull();
});
