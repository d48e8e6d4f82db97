import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUuid, uuidMillis, uuidV7 } from './ids.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 16 });
const moments = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('uuidV7', () => {
  test('lays out time, version, variant and chance as RFC 9562 says', () => {
    const random = new Uint8Array([0xfc, 0xc3, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f_22e2_79b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });
  test('is a UUID whose moment can be read back', () => {
    fc.assert(
      fc.property(moments, bytes, (millis, random) => {
        const id = uuidV7(millis, random);
        expect(isUuid(id)).toBe(true);
        expect(uuidMillis(id)).toBe(millis);
      }),
    );
  });
  test('sorts by moment', () => {
    fc.assert(
      fc.property(moments, moments, bytes, bytes, (a, b, x, y) => {
        fc.pre(a < b);
        expect(uuidV7(a, x) < uuidV7(b, y)).toBe(true);
      }),
    );
  });
  test('keeps 74 bits of chance apart', () => {
    fc.assert(
      fc.property(moments, bytes, fc.integer({ min: 3, max: 9 }), (millis, random, at) => {
        const other = Uint8Array.from(random, (byte, index) => (index === at ? byte ^ 1 : byte));
        expect(uuidV7(millis, other)).not.toBe(uuidV7(millis, random));
      }),
    );
  });
  test.each([-1, 1.5, 2 ** 48, Number.NaN])('refuses the moment %s', (millis) => {
    expect(() => uuidV7(millis, new Uint8Array(10))).toThrow(RangeError);
  });
  test('refuses too little chance', () => {
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
  });
});

describe('isUuid', () => {
  test.each([
    '',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e2-79b0-7cc3-78c4-dc0c0c07398f',
    '017f22e279b07cc398c4dc0c0c07398f',
    ' 017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  ])('refuses %j', (text) => {
    expect(isUuid(text)).toBe(false);
    expect(uuidMillis(text)).toBeNull();
  });
  test('takes version 4, which has no moment', () => {
    const id = '9c5b94b1-35ad-49bb-b118-8e8fc24abf80';
    expect(isUuid(id)).toBe(true);
    expect(uuidMillis(id)).toBeNull();
  });
});
