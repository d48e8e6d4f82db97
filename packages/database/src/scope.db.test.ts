import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inScope, reading, type Scope, writing } from './scope.ts';
import { testDatabase } from './testing/database.ts';

const database = await testDatabase();
const one = database.newPool({ max: 1 });

const MINE = '0199320c-0000-7000-8000-000000000001';
const THEIRS = '0199320c-0000-7000-8000-000000000002';
const region: Scope = { region: 'almaty', userId: null, role: 'app', kind: 'region' };
const mine: Scope = { ...region, userId: MINE, kind: 'provider', providers: [MINE] };

beforeAll(async () => {
  // A table of its own, so that this test speaks of the mechanism and not of the schema of the day.
  for (const statement of [
    'CREATE TABLE almaty.note (id uuid PRIMARY KEY, provider_id uuid NOT NULL)',
    'ALTER TABLE almaty.note ENABLE ROW LEVEL SECURITY',
    `CREATE POLICY note_scope ON almaty.note USING (CASE current_setting('app.scope', true)
      WHEN 'region' THEN true
      WHEN 'provider' THEN provider_id = ANY (current_setting('app.providers', true)::uuid[])
      ELSE false END)`,
    'GRANT SELECT, INSERT ON almaty.note TO balapan_app',
    `INSERT INTO almaty.note VALUES ('${MINE}', '${MINE}'), ('${THEIRS}', '${THEIRS}')`,
  ]) {
    await database.pool.query(statement);
  }
});

const notes = (scope: Scope): Promise<{ id: string }[]> =>
  reading(one, scope, (handle) => handle.query<{ id: string }>('SELECT id FROM note ORDER BY id'));

describe('a scoped transaction', () => {
  test('sees its own and no more, and leaves nothing behind on the connection', async () => {
    expect(await notes(mine)).toEqual([{ id: MINE }]);
    expect(await notes(region)).toHaveLength(2);
    expect(await notes({ ...mine, kind: 'none' })).toEqual([]);
    expect(await notes({ ...mine, providers: [] })).toEqual([]);
    const { rows } = await one.query(
      "SELECT current_user AS who, current_setting('app.providers', true) AS p, current_setting('search_path') AS path",
    );
    expect(rows[0]).toEqual({ who: 'postgres', p: '', path: '"$user", public' });
  });

  test('writes only what it may see, and nothing when it fails', async () => {
    const insert = (scope: Scope, id: string, fail: boolean): Promise<void> =>
      writing(one, scope, async (handle) => {
        await handle.query('INSERT INTO note VALUES ($1, $2)', [id, id]);
        if (fail) throw new Error('later');
      });
    const other = '0199320c-0000-7000-8000-000000000003';
    await expect(insert(mine, other, false)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(region, other, true)).rejects.toThrow('later');
    expect(await notes(region)).toHaveLength(2);
  });

  test('a reading one cannot write, whatever it sends', async () => {
    const write = reading(one, region, (handle) => handle.query(`INSERT INTO note VALUES ('${MINE}', '${MINE}')`));
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  test('tells when a failed statement was overlooked', async () => {
    const work = writing(one, region, async (handle) => {
      await handle.query('SELECT 1/0').catch(() => {});
    });
    await expect(work).rejects.toThrow('could not be committed');
  });

  test('its handle ends with it', async () => {
    const kept = await writing(one, region, async (handle) => handle);
    await expect(kept.query('SELECT 1')).rejects.toThrow('has ended');
    await expect(kept.rows(sql`SELECT 1`)).rejects.toThrow('has ended');
    expect(() => kept.client).toThrow('has ended');
  });

  test('serves the query builder, tagged queries and named ones', async () => {
    const result = await inScope(one, { ...region, mode: 'read' }, async (handle) => [
      await handle.rows(sql`SELECT ${5n}::bigint AS n`),
      await handle.named('two', 'SELECT $1::int * 2 AS n', [21]),
      await handle.named('two', 'SELECT $1::int * 2 AS n', [4]),
      await handle.sql.selectNoFrom(sql<string>`current_user`.as('who')).execute(),
    ]);
    expect(result).toEqual([[{ n: 5n }], [{ n: 42 }], [{ n: 8 }], [{ who: 'balapan_app' }]]);
  });

  test.each([
    ['region', { region: 'almaty; drop schema almaty' }],
    ['person', { userId: "x', app.scope = 'region" }],
    ['kindergarten', { providers: ['{}'] }],
    ['district', { districts: ["750000000'"] }],
  ])('takes no %s that could end a quote', async (_, wrong) => {
    await expect(notes({ ...mine, ...wrong } as Scope)).rejects.toThrow(RangeError);
  });
});
