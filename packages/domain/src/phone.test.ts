import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, normalisePhone } from './phone.ts';

describe('normalisePhone', () => {
  test.each([
    '+7 701 123 45 67',
    '+77011234567',
    '8 (701) 123-45-67',
    '87011234567',
    '77011234567',
    '7011234567',
    '8\u00A0701 123.45.67',
    '+7–701–123–45–67',
  ])('reads %s', (text) => {
    expect(normalisePhone(text)).toBe('+77011234567');
  });
  test('a city number', () => {
    expect(normalisePhone('8 (727) 272-00-00')).toBe('+77272720000');
  });
  test('ten digits that begin with 77', () => {
    expect(normalisePhone('7771234567')).toBe('+77771234567');
  });
  test.each([
    '',
    '+7 495 123 45 67',
    '+7 600 123 45 67',
    '8701123456',
    '+870112345678',
    '701123456a',
    '123',
    '+1 701 123 4567',
  ])('refuses %j', (text) => {
    expect(normalisePhone(text)).toBeNull();
  });
});

describe('formatPhone', () => {
  test('parts the number with no-break spaces', () => {
    expect(formatPhone('+77011234567')).toBe('+7\u00A0701\u00A0123\u00A045\u00A067');
  });
  test('reads back', () => {
    const phones = fc.integer({ min: 0, max: 999_999_999 }).map((tail) => `+77${`${tail}`.padStart(9, '0')}`);
    fc.assert(fc.property(phones, (phone) => normalisePhone(formatPhone(phone)) === phone));
  });
});
