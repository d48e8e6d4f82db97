import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'docs/money.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^\d+$/.test(cells[1] ?? ''));

test('each of the seventeen stands once, in order', () => {
  expect(rows.map((cells) => Number(cells[1]))).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
  expect(rows.filter((cells) => cells.length !== 6)).toEqual([]);
});

test('what holds and what tests each of them exists, with the words that it is referred to by', () => {
  const missing = rows.flatMap(([, number, , held = '', tested = '']) =>
    [held, tested].filter((ref) => !isThere(ref)).map((ref) => `${number}: ${ref}`),
  );
  expect(missing).toEqual([]);
  const untested = rows.filter(([, , , , tested = '']) => !/(?:\.test|\.e2e)\.ts#/.test(tested));
  expect(untested.map(([, number]) => number)).toEqual([]);
});

function isThere(ref: string): boolean {
  const [path = '', words = ''] = ref.replaceAll('`', '').split('#');
  const file = join(root, path);
  return words !== '' && existsSync(file) && readFileSync(file, 'utf8').includes(words);
}
