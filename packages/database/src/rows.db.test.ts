import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeRows } from './describe.ts';
import { testDatabase } from './testing/database.ts';

const database = await testDatabase();

/** Formatting breaks lines and adds leading bars to unions; what is said stays the same. */
const said = (text: string): string =>
  text
    .replace(/\s*\|\s*/g, '|')
    .replace(/[\s,]+/g, '')
    .replaceAll(':|', ':')
    .replaceAll('<|', '<');

test('the row types say what the migrations make (else: npm run rows)', async () => {
  const file = readFileSync(fileURLToPath(new URL('./rows.ts', import.meta.url)), 'utf8');
  expect(said(file)).toBe(said(await describeRows(database.pool, 'almaty')));
});
