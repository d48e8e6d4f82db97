import { readFileSync } from 'node:fs';
import { type CityFileName, cityFiles } from '@balapan/api/cityFiles.ts';
import { expect, test } from 'vitest';

/** Columns by file as docs/city-files.md tells them: `` `name.csv`, … | `a; b; c` | ``. */
function documented(): Map<string, string[]> {
  const page = readFileSync(new URL('../../../../docs/city-files.md', import.meta.url), 'utf8');
  const found = new Map<string, string[]>();
  for (const [, name = '', columns = ''] of page.matchAll(
    /^\| `([a-z-]+?)(?:-\d{4}-\d{2}(?:-\d{2})?)?\.csv`[^|]*\| `([^`]+)`/gmu,
  ))
    found.set(name, columns.replace('d1 … d31', dayNames).split('; '));
  return found;
}
const dayNames = Array.from({ length: 31 }, (_, at) => `d${at + 1}`).join('; ');

test('the page for operators names the very files and columns', () => {
  const page = documented();
  expect([...page.keys()].sort()).toEqual(Object.keys(cityFiles).sort());
  for (const [name, columns] of page) expect(columns, name).toEqual(cityFiles[name as CityFileName].columns);
});
