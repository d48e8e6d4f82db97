/** The encodings of banks' files. What Windows-1251 has no letters for is respelled by the domain before it is encoded. */
import { decode, encode } from 'iconv-lite';

/** Bytes of a text that the domain's `toWindows1251` has gone over. */
export function windows1251Bytes(text: string): Uint8Array {
  return encode(text, 'win1251');
}

/** Reads a bank's text: a byte order mark or strict UTF-8, otherwise Windows-1251. */
export function bankText(bytes: Uint8Array): { readonly text: string; readonly encoding: 'utf8' | 'windows1251' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: decode(Buffer.from(bytes), 'win1251'), encoding: 'windows1251' };
  }
}
