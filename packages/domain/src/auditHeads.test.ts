import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditHeads, auditHeadsText, noPrevious, readAuditHeads } from './auditHeads.ts';
import { asDay } from './day.ts';

const hex = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));
const anyHead = fc.record({ chain: fc.uuid(), seq: fc.bigInt(0n, 10n ** 17n), hash: hex(64) });
const of = (heads: AuditHeads['heads']): AuditHeads => ({
  region: 'almaty',
  day: asDay('2025-09-10'),
  previous: noPrevious,
  heads,
});

test('what is written is read again, in order of the chains', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyHead, { selector: ({ chain }) => chain }), (heads) => {
      const sorted = [...heads].sort((a, b) => (a.chain < b.chain ? -1 : 1));
      expect(readAuditHeads(auditHeadsText(of(heads)))).toEqual(of(sorted));
    }),
  );
});

test('a file that was cut or changed in its form is not read', () => {
  const text = auditHeadsText(of([{ chain: '01980000-0000-7000-8000-000000000001', seq: 3n, hash: 'ab'.repeat(32) }]));
  expect(readAuditHeads(text)?.heads).toHaveLength(1);
  for (const bad of [
    '',
    text.slice(0, -1),
    text.replace('day 2025-09-10', 'day 2025-02-30'),
    text.replace(' 3 ', ' x '),
    text.replace('previous', 'before'),
    text.replace('Balapan', 'Other'),
  ])
    expect(readAuditHeads(bad)).toBeNull();
});
