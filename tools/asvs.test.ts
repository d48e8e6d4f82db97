import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import ids from './asvs.ids.json' with { type: 'json' };
import { asvsPage, page, readRequirements, statuses } from './asvs.ts';

const root = join(import.meta.dirname, '..');
const all = readRequirements();

test('every requirement of levels 1 and 2 is there once, in order, at its level', () => {
  const expected = Object.entries(ids as Record<string, number>);
  expect(expected).toHaveLength(253);
  expect(all.map(({ id, level }) => [id, level])).toEqual(expected);
});

test('each says what holds it and why', () => {
  const silent = all.filter(({ reason }) => !/^\S.{8,}\.$/u.test(reason));
  expect(silent.map(({ id }) => id)).toEqual([]);
  expect(all.filter(({ status }) => !statuses.includes(status))).toEqual([]);
  const without = all.filter(({ status, refs }) => (status === 'code' || status === 'test') && refs.length === 0);
  expect(without.map(({ id }) => id)).toEqual([]);
  const untested = all.filter(
    ({ status, refs }) => status === 'test' && !refs.some((ref) => /\.(?:test|e2e)\.ts\b/.test(ref)),
  );
  expect(untested.map(({ id }) => id)).toEqual([]);
});

test('what is referred to exists, with the words that it is referred to by', () => {
  const missing = all.flatMap(({ id, refs }) => refs.filter((ref) => !isThere(ref)).map((ref) => `${id}: ${ref}`));
  expect(missing).toEqual([]);
});

function isThere(ref: string): boolean {
  const at = ref.indexOf('#');
  const path = join(root, at === -1 ? ref : ref.slice(0, at));
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  return at === -1 || readFileSync(path, 'utf8').includes(ref.slice(at + 1));
}

test('docs/asvs.md says what docs/asvs.json says (npm run asvs)', () => {
  expect(readFileSync(page, 'utf8')).toBe(asvsPage(all));
});
