/** The code of a one-time invitation: told by hand, typed once. No letter looks like a digit (Crockford's base 32). */

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes of chance in a code: eighty bits. */
export const invitationBytes = 10;
/** Hours in which it must be used. */
export const invitationHours = 24;

/** `K7QM-3RTX-9WHE-B2PA` of ten bytes of chance. Throws `RangeError` for another number of bytes. */
export function invitationCode(bytes: Uint8Array): string {
  if (bytes.length !== invitationBytes) throw new RangeError(`${invitationBytes} bytes, not ${bytes.length}`);
  let number = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let code = '';
  while (code.length < 16) {
    code = (signs[Number(number & 31n)] ?? '') + code;
    number >>= 5n;
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed, as it was given out: small letters, spaces, `O` for zero, `I` and `L` for one are taken; null: no code. */
export function readInvitationCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code.replace(/(.{4})(?=.)/g, '$1-') : null;
}
