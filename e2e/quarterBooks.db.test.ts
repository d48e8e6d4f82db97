/** The questions that a rehearsed quarter asks of the books, put to the schema as it stands. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { readBooks, sumsOf } from '../bin/quarter/books.ts';

const { pool } = await testDatabase();

test('every question of the books fits the schema; nothing was played, nothing stands in them', async () => {
  const books = await readBooks(pool);
  expect([...books.keys()]).toContain('statementLines');
  expect([...books.values()].flat()).toEqual([]);
  expect(await sumsOf(pool)).toEqual({ paid: 0n, owed: 0n, acts: 0 });
});
