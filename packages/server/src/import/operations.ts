/** What the importer remembers, for the Department's screen. */
import { importingRoutes } from '@balapan/api/importing.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { type ErrorRow, listErrors, listFiles } from './memoryQueries.ts';

const files = readOperation(importingRoutes.files, async ({ sql, input: { page, size } }) => {
  const { rows, total } = await listFiles(sql, (page - 1) * size, size);
  const iso = (at: number | null): string | null => (at === null ? null : localIsoOf(at));
  return {
    rows: rows.map((row) => ({ ...row, startedAt: localIsoOf(row.startedAt), finishedAt: iso(row.finishedAt) })),
    total,
  };
});

/** Of what a sentence needs, these stood in the file and may be a number, a name or a day of birth. */
const fromFile: readonly string[] = ['value', 'given', 'inNumber'];

const withoutValues = (params: ErrorRow['params']): ErrorRow['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, param]) => [name, fromFile.includes(name) ? '…' : param]));

/** What stood in a refused line is a child's or a parent's: an office without children's data learns where and why only. */
const errors = readOperation(
  importingRoutes.errors,
  async ({ sql, actor, input: { runId, file, page, size } }) => {
    const found = await listErrors(sql, { runId: runId ?? null, file: file ?? null, from: (page - 1) * size, size });
    if (actor.kind !== 'office') return found;
    return { ...found, rows: found.rows.map((row) => ({ ...row, value: null, params: withoutValues(row.params) })) };
  },
  { wide: 'an administrator sees to the files of all the region; the values in refused lines are left out for them' },
);

export const importingOperations: readonly AnyOperation[] = [files, errors];
