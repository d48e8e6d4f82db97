import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type CopyValue, copyInto } from './copy.ts';
import { moment } from './momentSql.ts';
import { writing } from './scope.ts';
import { testDatabase } from './testing/database.ts';
import { dateRange } from './values.ts';

const database = await testDatabase();

test('values arrive as the code keeps them', async () => {
  const { rows } = await database.pool.query(`SELECT 83300000000000::bigint AS tiyn, date '2025-09-11' AS day,
    daterange('2025-01-01', '2025-08-31', '[]') AS period, daterange('2025-01-01', NULL) AS open, 1.50::numeric AS hours,
    timestamptz '2025-09-11 08:30:00.125+05' AS at, array[1, 2]::bigint[] AS many, '{"a,b",NULL,"c\\"d"}'::text[] AS texts,
    array[date '2025-09-11', NULL] AS days, array[timestamptz '1969-12-31 23:59:59+00'] AS moments, '{"a":1}'::jsonb AS body`);
  expect(rows[0]).toEqual({
    tiyn: 83_300_000_000_000n,
    day: '2025-09-11',
    period: { from: '2025-01-01', to: '2025-09-01' },
    open: { from: '2025-01-01', to: null },
    hours: '1.50',
    at: 1_757_561_400_125,
    many: [1n, 2n],
    texts: ['a,b', null, 'c"d'],
    days: ['2025-09-11', null],
    moments: [-1000],
    body: { a: 1 },
  });
});

test('moments and ranges go in as they come out', async () => {
  const at = 1_757_561_400_125;
  const result = await writing(
    database.pool,
    { region: 'almaty', userId: null, role: 'app', kind: 'region' },
    (handle) =>
      handle.rows(sql`SELECT ${moment(at)} AS at, ${dateRange('2025-01-01', null)}::daterange AS period,
        extract(epoch FROM ${moment(at)}) * 1000 = ${at} AS same`),
  );
  expect(result).toEqual([{ at, period: { from: '2025-01-01', to: null }, same: true }]);
});

test('COPY carries any text', async () => {
  const rows: CopyValue[][] = [
    ['tab\there', 1n, true],
    ['back\\slash \\N', -5, false],
    ['two\nlines\r', null, null],
    [null, 0, true],
    ['Әңғүұқөһі', 2, true],
  ];
  const client = await database.pool.connect();
  try {
    await client.query('CREATE TEMP TABLE stage (a text, b bigint, c boolean)');
    expect(await copyInto(client, 'stage (a, b, c)', rows)).toBe(5);
    const back = await client.query({ text: 'SELECT * FROM stage', rowMode: 'array' });
    expect(back.rows).toEqual(rows.map(([a, b, c]) => [a, b === null ? null : BigInt(b as bigint), c]));
  } finally {
    client.release();
  }
});
