import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { testDatabase } from './testing/database.ts';

const database = await testDatabase({ empty: true });

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'balapan-migrations-'));
  for (const level of ['ref', 'national', 'region']) mkdirSync(join(root, level));
});

afterEach(async () => {
  rmSync(root, { recursive: true });
  await database.pool.query('DROP SCHEMA IF EXISTS north CASCADE');
  await database.pool.query('DROP SCHEMA IF EXISTS south CASCADE');
  await database.pool.query('DROP TABLE IF EXISTS public.migration');
});

const write = (path: string, text: string): void => writeFileSync(join(root, path), text);

const oneTable = `-- A region's own.
CREATE SCHEMA :region;

-- Things; each has a "name".
CREATE TABLE :region.thing (
  id uuid NOT NULL, -- which one
  name text NOT NULL DEFAULT 'a;b', -- what it's called
  CONSTRAINT thing_pkey PRIMARY KEY (id)
);
CREATE FUNCTION :region.twice(n integer) RETURNS integer LANGUAGE plpgsql SET search_path = :region, pg_temp AS $$
BEGIN
  RETURN n * 2; -- a semicolon inside
END
$$;
`;

describe('migrate', () => {
  test('makes each region from the same files, once, with comments from the text', async () => {
    write('region/0001_thing.sql', oneTable);
    expect(await migrate(database.pool, { regions: ['north'], root })).toEqual(['north/0001_thing.sql']);
    expect(await migrate(database.pool, { regions: ['north', 'south'], root })).toEqual(['south/0001_thing.sql']);
    expect(await migrate(database.pool, { regions: ['north', 'south'], root })).toEqual([]);
    const { rows } = await database.pool.query(
      `SELECT north.twice(2) AS four, obj_description('south.thing'::regclass) AS about, col_description('south.thing'::regclass, 2) AS name`,
    );
    expect(rows[0]).toEqual({ four: 4, about: 'Things; each has a "name".', name: "what it's called" });
  });

  test('refuses a file that was changed, or is gone, after it had been applied', async () => {
    write('region/0001_thing.sql', oneTable);
    await migrate(database.pool, { regions: ['north'], root });
    write('region/0001_thing.sql', `${oneTable}\n`);
    await expect(migrate(database.pool, { regions: ['north'], root })).rejects.toMatchObject({ code: 'CHANGED' });
    rmSync(join(root, 'region/0001_thing.sql'));
    await expect(migrate(database.pool, { regions: ['north'], root })).rejects.toMatchObject({ code: 'LOST' });
  });

  test('leaves nothing of a file that fails, and names its line', async () => {
    write('region/0001_thing.sql', `${oneTable}\nSELECT nothing_like_it();\n`);
    await expect(migrate(database.pool, { regions: ['north'], root })).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringContaining('north/0001_thing.sql, line 16: function nothing_like_it() does not exist'),
    });
    const { rows } = await database.pool.query(`SELECT to_regnamespace('north') AS schema`);
    expect(rows[0].schema).toBeNull();
  });

  test('two runs at once wait for each other', async () => {
    write('region/0001_thing.sql', oneTable);
    const runs = [1, 2, 3].map(() => migrate(database.pool, { regions: ['north'], root }));
    expect((await Promise.all(runs)).flat()).toEqual(['north/0001_thing.sql']);
  });

  test('takes no schema for a region that could be something else', async () => {
    write('region/0001_thing.sql', oneTable);
    for (const region of ['ref', 'public', 'pg_x', 'a b', 'Алматы', 'x;drop', '']) {
      await expect(migrate(database.pool, { regions: [region], root })).rejects.toThrow(RangeError);
    }
  });
});
