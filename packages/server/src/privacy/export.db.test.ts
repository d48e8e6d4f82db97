import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { tinyWorld } from '../testing/world.ts';
import { exportOwn } from './export.ts';
import { exportedTables, keptBack } from './exportTables.ts';

const db = await testDatabase();
const world = await tinyWorld(db);

test('every table that names a child or a person is in the copy, or says why not', async () => {
  const rows = await world.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'almaty'
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('child_id', 'person_id')
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const known = new Set([...exportedTables.map(({ table }) => table), ...Object.keys(keptBack)]);
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test('the copy holds the own child whole, and nothing of another', async () => {
  const child = await world.child({ surname: 'Своя<b>' });
  const other = await world.child({ surname: 'Чужая' });
  await world.application({ child });
  await world.application({ child: other });
  const { json, page, name } = await perform(world.house, world.parent(child), exportOwn, { language: 'ru' });
  expect(name).toBe('balapan-2025-09-11');
  expect(JSON.parse(json)).toMatchObject({ child: [{ iin: child.iin }], application: [{ child_id: child.id }] });
  expect(page).toContain('Своя&lt;b&gt;');
  for (const text of [json, page]) {
    expect(text).not.toContain('Чужая');
    expect(text).not.toContain(other.iin);
    expect(text).not.toContain(other.guardian.iin);
  }
});

test('only a guardian takes a copy', async () => {
  const head = await world.staff('head', { provider: await world.provider() });
  await expect(perform(world.house, head, exportOwn, { language: 'ru' })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
});
