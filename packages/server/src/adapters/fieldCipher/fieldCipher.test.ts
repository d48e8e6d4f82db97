import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldCipher, fingerprint, SealError } from './fieldCipher.ts';
import { demonstrationKeys, newFieldKey, parseFieldKeys } from './keys.ts';

const [old, fresh] = [newFieldKey('old'), newFieldKey('new')];
const cipher = fieldCipher(parseFieldKeys(`${fresh},${old}`));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balapan-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('what was sealed opens in its own place with its own key, and nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (value, bound, other) => {
      const { key } = cipher.make('a');
      const sealed = cipher.seal(key, value, bound);
      expect(cipher.open(key, sealed, bound)).toBe(value);
      if (other !== bound) expect(() => cipher.open(key, sealed, other)).toThrow(SealError);
      expect(() => cipher.open(cipher.make('a').key, sealed, bound)).toThrow(SealError);
    }),
  );
});

test('not one changed or missing byte goes unseen', () => {
  const { key } = cipher.make('a');
  const sealed = cipher.seal(key, 'арахис', 'b');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => cipher.open(key, changed, 'b')).toThrow(SealError);
    expect(() => cipher.open(key, sealed.subarray(0, at), 'b')).toThrow(SealError);
  }
});

test('the same value is never sealed to the same bytes', () => {
  const { key } = cipher.make('a');
  expect(cipher.seal(key, 'x', 'b')).not.toEqual(cipher.seal(key, 'x', 'b'));
});

test('the first outer key seals, the others open; a key of nobody opens nothing', () => {
  const before = fieldCipher(parseFieldKeys(old)).make('file');
  expect(before.keyId).toBe('old');
  const key = cipher.unwrap(before, 'file');
  expect(Buffer.from(key)).toEqual(Buffer.from(before.key));
  const after = cipher.wrap(key, 'file');
  expect(after.keyId).toBe('new');
  expect(Buffer.from(fieldCipher(parseFieldKeys(fresh)).unwrap(after, 'file'))).toEqual(Buffer.from(before.key));
  expect(() => fieldCipher(parseFieldKeys(fresh)).unwrap(before, 'file')).toThrow(SealError);
  expect(() => cipher.unwrap(before, 'another file')).toThrow(SealError);
});

test('the fingerprint tells values apart only to who has the key', () => {
  const [one, two] = [cipher.make('a').key, cipher.make('b').key];
  expect(fingerprint(one, 'x')).toBe(fingerprint(one, 'x'));
  expect(fingerprint(one, 'x')).not.toBe(fingerprint(one, 'y'));
  expect(fingerprint(one, 'x')).not.toBe(fingerprint(two, 'x'));
});

test.each(['', 'a', 'a:AAAA', `${old},${old}`, old.replace(':', ';')])('keys that are none: %s', (text) => {
  expect(() => parseFieldKeys(text)).toThrow('FIELD_KEYS');
});

test('the demonstration makes its key once, for its owner alone', async () => {
  const file = join(folder, 'data', 'field-keys');
  const first = await demonstrationKeys(file);
  expect(await demonstrationKeys(file)).toEqual(first);
  expect(await readFile(file, 'utf8')).toContain('demonstration:');
  expect((await stat(file)).mode & 0o077).toBe(0);
});
