import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanType } from './legalScan.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('the kind of a scan', () => {
  it('is told by its content, first and last bytes', () => {
    expect(scanType(bytes('%PDF-1.7\n…\n%%EOF\n'))).toBe('application/pdf');
    expect(scanType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9))).toBe('image/jpeg');
  });

  it('is nothing for a cut file, a page, a program, an empty one', () => {
    expect(scanType(bytes('%PDF-1.7\n'))).toBeNull();
    expect(scanType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBeNull();
    for (const text of ['', '<html>', 'MZ', '<svg onload="x">', 'x%PDF-1.7 %%EOF'])
      expect(scanType(bytes(text))).toBeNull();
  });

  it('takes no bytes that do not begin with a mark of the two', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (some) => {
        const marked = some[0] === 0x25 || some[0] === 0xff;
        expect(scanType(some) === null || marked).toBe(true);
      }),
    );
  });
});
