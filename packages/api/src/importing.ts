/** What the importer has read, and what was wrong in it. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, id, listOf, moment, paging } from './fields.ts';
import { personal } from './personal.ts';
import { department } from './roles.ts';

/** A line that was refused, or a whole file. */
const problem = {
  file: z.string(),
  /** The head is line 1; empty: the whole file. */
  line: count.nullable(),
  field: z.string().nullable(),
  value: personal.text(z.string()).nullable(),
  code: z.string(),
  params: personal.text(z.record(z.string(), z.union([z.string(), z.number()]))),
};

const readers = [...department, 'auditor', 'administrator'] as const;

export const importingRoutes = {
  files: route({
    name: 'importing.files',
    method: 'GET',
    path: '/api/v1/importing/files',
    summary: 'Files that were read, newest first, with how many lines were new and how many wrong',
    access: { roles: readers, of: 'region' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        runId: id,
        name: z.string(),
        startedAt: moment,
        /** Empty: the run goes on, or was killed. */
        finishedAt: moment.nullable(),
        read: count,
        fresh: count,
        bad: count,
      }),
    ),
  }),
  errors: route({
    name: 'importing.errors',
    method: 'GET',
    path: '/api/v1/importing/errors',
    summary: 'Lines that were refused: file, line, column, value, why',
    access: { roles: readers, of: 'region' },
    query: z.object({ runId: id.optional(), file: z.string().max(200).optional(), ...paging }),
    answer: listOf(z.object({ runId: id, seq: count, ...problem })),
  }),
} as const;

/** Who may bring files of an old system. */
export const uploaders = ['departmentSpecialist', 'departmentHead', 'administrator'] as const;

/**
 * Files come as `multipart/form-data`, so the two addresses stand beside the table of routes: POST to `path` takes files of
 * a city by their names (docs/city-files.md) and begins to import them, `?dryRun=1` only judges them; GET of
 * `path/:uploadId` tells how far it is.
 */
export const uploadPath = '/api/v1/importing/uploads';

export const uploadAnswer = z.object({
  uploadId: id,
  state: z.enum(['running', 'done', 'failed']),
  /** The file that is being read, or what is done besides. */
  step: z.string(),
  /** Lines read, of how many; `total` 0: not known. */
  done: count,
  total: count,
  files: z.array(
    z.object({ name: z.string(), state: z.enum(['read', 'known', 'refused']), read: count, fresh: count, bad: count }),
  ),
  /** Refusals in all. */
  refused: count,
  /** The first thousand of them, and what was told beside; of a real import `importing.errors` tells all. */
  problems: z.array(z.object(problem)),
});
export type UploadAnswer = z.output<typeof uploadAnswer>;
