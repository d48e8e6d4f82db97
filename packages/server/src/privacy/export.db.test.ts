import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { giveConsent } from '../health/consent.ts';
import { write } from '../health/file.ts';
import type { Actor } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { exportOwn, pieceRows } from './export.ts';
import { exportedTables, keptBack } from './exportTables.ts';

const db = await testDatabase();
const world = await tinyWorld(db);

/** The whole copy, put together of its pieces: rows by table. */
async function copyOf(actor: Actor): Promise<{ tables: Record<string, Record<string, unknown>[]>; pieces: number }> {
  const tables: Record<string, Record<string, unknown>[]> = {};
  let [after, pieces]: [string | null, number] = ['', 0];
  while (after !== null) {
    const piece: Awaited<ReturnType<typeof exportOwn.perform>> = await perform(world.house, actor, exportOwn, {
      language: 'ru',
      after,
    });
    for (const { table, rows } of piece.parts) tables[table] = [...(tables[table] ?? []), ...rows];
    after = piece.next;
    pieces += 1;
  }
  return { tables, pieces };
}

test('every table that names a child or a person is in the copy, or says why not', async () => {
  const rows = await world.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'almaty'
       JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
        AND (a.attname IN ('child_id', 'person_id', 'iin') OR right(a.attname, 4) = '_iin')
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const known = new Set([...exportedTables.map(({ table }) => table), ...Object.keys(keptBack)]);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test('the copy holds the own child whole, and nothing of another', async () => {
  const child = await world.child({ surname: 'Своя<b>' });
  const other = await world.child({ surname: 'Чужая' });
  const line = { file_day: '2025-06-30', birth_date: '2022-05-14', filed_at: '2025-06-01', tier: 'general' };
  for (const [at, of] of [child, other].entries()) {
    await world.application({ child: of });
    await insert(world.query, 'queue_line', {
      ...line,
      number: `7500-${at}`,
      child_iin: of.iin,
      surname: of.surname,
      given_name: 'А',
      guardian_iin: of.guardian.iin,
      ground_checked: false,
      language: 'kk',
      wished_start: '2025-09-01',
      state: 'waiting',
      state_since: '2025-06-01',
    });
    await insert(world.query, 'other_region_line', {
      file_day: '2025-06-30',
      child_iin: of.iin,
      region: '71',
      number: `o-${at}`,
      filed_on: '2025-01-01',
    });
    await insert(world.query, 'interest_answer', { file_day: '2025-06-30', number: `7500-${at}`, answer: 'yes' });
    const actor = world.parent(of);
    await perform(world.house, actor, giveConsent, { childId: of.id, version: 1, language: 'ru' });
    const value = at === 0 ? 'арахис' : 'Чужая болезнь';
    await perform(world.house, actor, write, { childId: of.id, kind: 'allergy', value });
    await insert(world.query, 'session', {
      id: world.newId(),
      token_hash: Buffer.from([at]),
      person_id: of.guardian.id,
      made_at: '2025-09-11',
      ends_at: '2025-09-12',
      method: 'demonstration',
      device: at === 0 ? 'мой телефон' : 'Чужая трубка',
    });
  }
  const { tables } = await copyOf(world.parent(child));
  expect(tables).toMatchObject({
    child: [{ iin: child.iin, surname: 'Своя<b>' }],
    application: [{ child_id: child.id }],
    queue_line: [{ number: '7500-0' }],
    other_region_line: [{ number: 'o-0' }],
    interest_answer: [{ number: '7500-0' }],
    health_note: [{ kind: 'allergy', value: 'арахис' }],
    session: [{ device: 'мой телефон' }],
    consent: [{ purpose: 'health' }],
  });
  const text = JSON.stringify(tables);
  for (const secret of ['Чужая', other.iin, other.guardian.iin, 'token_hash', 'wrapped', 'sealed']) {
    expect(text).not.toContain(secret);
  }
});

test('a long life is in the copy to its last row', async () => {
  const child = await world.child();
  const group = await world.careGroup(await world.provider());
  const rows = pieceRows * 2 + 17;
  await world.query(
    `INSERT INTO ~day_dispute (id, number, day, child_id, provider_id, person_id, claim, note, opened_at, answer_by, state)
     SELECT gen_random_uuid(), n, '2025-08-01'::date + n % 20, $1, $2, $3, 'ill', '', '2025-09-05', '2025-09-12', 'declined'
       FROM generate_series(1, $4::int) AS n`,
    [child.id, group.provider_id, child.guardian.id, rows],
  );
  const { tables, pieces } = await copyOf(world.parent(child));
  expect(pieces).toBe(3);
  expect(new Set(tables.day_dispute?.map(({ id }) => id)).size).toBe(rows);
});

test('only a guardian takes a copy', async () => {
  const head = await world.staff('head', { provider: await world.provider() });
  await expect(perform(world.house, head, exportOwn, { language: 'ru', after: '' })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
});
