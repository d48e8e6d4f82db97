/** Where outer keys come from: the setting FIELD_KEYS, or the demonstration's own file. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OuterKey } from './fieldCipher.ts';

/** The keys cannot be read as they are written. */
export class FieldKeysError extends Error {
  constructor() {
    super('FIELD_KEYS: name:key, comma between; a key is 32 bytes in Base64; names differ; the first one seals');
    this.name = 'FieldKeysError';
  }
}

/** `2026-11:…,2025-01:…`. @throws FieldKeysError */
export function parseFieldKeys(text: string): [OuterKey, ...OuterKey[]] {
  const keys = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): OuterKey => {
      const [, id, base64] = /^([\w.-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(part) ?? [];
      if (id === undefined || base64 === undefined) throw new FieldKeysError();
      return { id, key: Buffer.from(base64, 'base64') };
    });
  const [first, ...rest] = keys;
  if (first === undefined || new Set(keys.map(({ id }) => id)).size < keys.length) throw new FieldKeysError();
  return [first, ...rest];
}

/** A new key, written as FIELD_KEYS wants it. */
export const newFieldKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

/** The demonstration's keys: made when they are first asked for, in a file that only its owner may read. */
export async function demonstrationKeys(file: string): Promise<[OuterKey, ...OuterKey[]]> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, newFieldKey('demonstration'), { flag: 'wx', mode: 0o600 }).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return parseFieldKeys(await readFile(file, 'utf8'));
}

/** The configured keys; without them a demonstration's own, in its data folder; else none: health files are closed. @throws FieldKeysError */
export async function findFieldKeys(from: {
  readonly fieldKeys: string | undefined;
  readonly dataDir: string;
  readonly demonstration: boolean;
}): Promise<[OuterKey, ...OuterKey[]] | null> {
  if (from.fieldKeys !== undefined) return parseFieldKeys(from.fieldKeys);
  return from.demonstration ? demonstrationKeys(join(from.dataDir, 'field-keys')) : null;
}
