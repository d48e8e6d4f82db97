import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invitationBytes, invitationCode, readInvitationCode } from './invitationCode.ts';

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: invitationBytes, maxLength: invitationBytes }), (bytes) => {
      const code = invitationCode(bytes);
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      expect(readInvitationCode(code)).toBe(code);
      expect(
        readInvitationCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`),
      ).toBe(code);
    }),
  );
});

test('two different chances give two different codes', () => {
  const ends = invitationCode(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
  expect(ends).toBe('0000-0000-0000-0001');
  expect(invitationCode(new Uint8Array([128, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe('G000-0000-0000-0000');
});

test.each(['', '123', 'K7QM-3RTX-9WHE-B2PU', 'K7QM-3RTX-9WHE-B2PAA'])('%s is no code', (text) => {
  expect(readInvitationCode(text)).toBeNull();
});

test('another number of bytes is refused', () => {
  expect(() => invitationCode(new Uint8Array(9))).toThrow(RangeError);
});
