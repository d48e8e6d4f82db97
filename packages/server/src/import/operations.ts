/** What the importer remembers, for the Department's screen. */
import { importingRoutes } from '@balapan/api/importing.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { listErrors, listFiles } from './memoryQueries.ts';

const files = readOperation(importingRoutes.files, async ({ sql, input: { page, size } }) => {
  const { rows, total } = await listFiles(sql, (page - 1) * size, size);
  const iso = (at: number | null): string | null => (at === null ? null : localIsoOf(at));
  return {
    rows: rows.map((row) => ({ ...row, startedAt: localIsoOf(row.startedAt), finishedAt: iso(row.finishedAt) })),
    total,
  };
});

const errors = readOperation(importingRoutes.errors, async ({ sql, input: { runId, file, page, size } }) =>
  listErrors(sql, { runId: runId ?? null, file: file ?? null, from: (page - 1) * size, size }),
);

export const importingOperations: readonly AnyOperation[] = [files, errors];
