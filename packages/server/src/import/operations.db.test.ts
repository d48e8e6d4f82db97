import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { reportOperations } from '../report/operations.ts';
import { tinyWorld } from '../testing/world.ts';
import { importingOperations } from './operations.ts';

const world = await tinyWorld(await testDatabase());
const [files, errors] = importingOperations;
const [figures] = reportOperations;
const run = async (operation: typeof files, actor: Actor, input: object = {}): Promise<unknown> =>
  (operation as NonNullable<typeof files>).perform(world.house, actor, { page: 1, size: 50, ...input } as never);

const [first, second] = [world.newId(), world.newId()];

beforeAll(async () => {
  for (const [id, at] of [
    [first, '2025-09-10'],
    [second, '2025-09-11'],
  ]) {
    await world.query(`INSERT INTO ~import_run (id, started_at, finished_at, source) VALUES ($1, $2, $2, 'city')`, [
      id,
      at,
    ]);
    await world.query(
      `INSERT INTO ~import_file (run_id, name, sha256, rows_read, rows_new, rows_bad)
       VALUES ($1, 'staff.csv', '\\x00', 5, 4, 1), ($1, 'norms.csv', '\\x01', 2, 2, 0)`,
      [id],
    );
    await world.query(
      `INSERT INTO ~import_error (run_id, seq, file, line, field, value, code, params)
       VALUES ($1, 1, 'staff.csv', 3, 'iin', '9801****94', 'file.referenceUnknown', '{"value":"9801****94","file":"b.csv"}')`,
      [id],
    );
  }
});

describe('what the importer has read', () => {
  test('newest run first, files with wrong lines before the others', async () => {
    const answer = await run(files, await world.staff('departmentSpecialist'), { size: 3 });
    expect(answer).toMatchObject({
      total: 4,
      rows: [
        { runId: second, name: 'staff.csv', read: 5, fresh: 4, bad: 1 },
        { runId: second, name: 'norms.csv', bad: 0 },
        { runId: first, name: 'staff.csv' },
      ],
    });
  });

  test('wrong lines of all runs, of one, of one file', async () => {
    const who = await world.staff('departmentSpecialist');
    expect(await run(errors, who)).toMatchObject({ total: 2, rows: [{ runId: second, line: 3 }, { runId: first }] });
    expect(await run(errors, who, { runId: first })).toMatchObject({ total: 1, rows: [{ value: '9801****94' }] });
    expect(await run(errors, who, { file: 'norms.csv' })).toEqual({ rows: [], total: 0 });
  });

  test('an administrator learns where and why a line was refused, not what stood in it', async () => {
    expect(await run(errors, await world.staff('administrator'))).toMatchObject({
      total: 2,
      rows: [
        { line: 3, field: 'iin', code: 'file.referenceUnknown', value: null, params: { value: '…', file: 'b.csv' } },
        { value: null },
      ],
    });
  });

  test('is for the Department only, as are the figures', async () => {
    const head = await world.staff('head', { provider: await world.provider() });
    await expect(run(files, head)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(run(errors, head)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(run(figures, head)).rejects.toMatchObject({ code: 'access.forbidden' });
    const answer = await run(figures, await world.staff('departmentHead'), { day: '2025-09-11' });
    expect(answer).toMatchObject({
      day: '2025-09-11',
      figures: expect.arrayContaining([{ code: 'norm', value: '5565900' }]),
    });
  });
});
