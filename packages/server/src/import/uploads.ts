/** Files of an old system brought through the browser: taken into a folder of their own, then imported while the page waits. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type UploadAnswer, uploaders, uploadPath } from '@balapan/api/importing.ts';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileLimit } from '../adapters/table/inspect.ts';
import { actorOf } from '../http/session.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { importCity } from './importCity.ts';
import { folderPrefix, mostFiles, sweepFolders, takeFiles } from './takeFiles.ts';

/** Uploads whose outcome is remembered; what was wrong stays in the database. */
const remembered = 20;
/** Problems that are told with the outcome: nobody reads more on a screen. */
const mostProblems = 1000;

/** Registers the addresses of `uploadPath`. */
export async function registerUploads(app: FastifyInstance, house: House): Promise<void> {
  const uploads = new Map<string, UploadAnswer>();
  await sweepFolders(house.wall());
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: fileLimit, files: mostFiles, fields: 0, headerPairs: 20 } });
    scope.post(uploadPath, { config: { limit: 'upload' } }, async (request, reply) => {
      const actor = await uploaderOf(house, request);
      const folder = await mkdtemp(folderPrefix);
      const uploadId = house.newId();
      const { names, infected } = await take(house, request, folder).catch(async (error: unknown) => {
        await rm(folder, { recursive: true, force: true });
        throw error;
      });
      await tellAudit(house, actor, uploadId, { files: names, infected });
      const dryRun = (request.query as { dryRun?: string }).dryRun === '1';
      void run(house, uploads, { uploadId, folder, dryRun, infected }).catch(
        ({ name, code }: Error & { code?: string }) => {
          // Messages of the database hold people's names; its code does not.
          request.log.error({ uploadId, name, code }, 'an uploaded import failed');
        },
      );
      return reply.code(202).send(uploads.get(uploadId));
    });
    scope.get(`${uploadPath}/:uploadId`, async (request) => {
      await uploaderOf(house, request);
      const found = uploads.get((request.params as { uploadId: string }).uploadId);
      if (found === undefined) throw refuse('request.notFound');
      return found;
    });
  });
}

async function take(house: House, request: FastifyRequest, folder: string) {
  const names = await takeFiles(request, folder);
  return { names, infected: await scanFiles(house, folder, names) };
}

async function uploaderOf(house: House, request: FastifyRequest): Promise<Actor> {
  const actor = await actorOf(house, request);
  if (actor.kind === 'none') throw refuse('access.signInNeeded');
  if (!(uploaders as readonly string[]).includes(actor.role)) throw refuse('access.forbidden');
  return actor;
}

/** A file in which the scanner found something; the others go on. */
interface Infected {
  readonly name: string;
  readonly found: string;
}

/** Removes what is infected. @throws DomainError file.notScanned: without a verdict nothing is taken */
async function scanFiles({ scanner }: House, folder: string, names: readonly string[]): Promise<Infected[]> {
  if (scanner === undefined) return [];
  const infected: Infected[] = [];
  for (const name of names) {
    const { found } = await scanner.scan(join(folder, name)).catch(() => {
      throw refuse('file.notScanned');
    });
    if (found === null) continue;
    await rm(join(folder, name));
    infected.push({ name, found });
  }
  return infected;
}

/** Who brought the files; what became of each the importer tells. */
function tellAudit(house: House, actor: Actor, uploadId: string, payload: object): Promise<null> {
  return changing(house, actor, 'importing.upload', async () => ({
    answer: null,
    events: [{ chain: null, subjectId: uploadId, payload }],
  }));
}

interface Upload {
  readonly uploadId: string;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly infected: readonly Infected[];
}

async function run(
  house: House,
  uploads: Map<string, UploadAnswer>,
  { uploadId, folder, dryRun, infected }: Upload,
): Promise<void> {
  let told: UploadAnswer = {
    uploadId,
    state: 'running',
    step: '',
    done: 0,
    total: 0,
    files: infected.map(({ name }) => ({ name, state: 'refused', read: 0, fresh: 0, bad: 0 })),
    refused: infected.length,
    problems: infected.map(({ name, found }) => {
      return { file: name, line: null, field: null, value: null, code: 'file.infected', params: { found } };
    }),
  };
  const before = told;
  const tell = (change: Partial<UploadAnswer>): void => {
    told = { ...told, ...change };
    uploads.set(uploadId, told);
  };
  for (const old of [...uploads.keys()].slice(0, -remembered)) uploads.delete(old);
  tell({});
  try {
    const watched: House = { ...house, progress: (step, done, total) => tell({ step, done, total }) };
    const { files, refused, problems } = await importCity(watched, folder, { dryRun });
    const shown = problems
      .slice(0, mostProblems)
      .map(({ file, line, field, value, code, params }) => ({ file, line, field, value, code, params: { ...params } }));
    tell({
      state: 'done',
      step: '',
      files: [...before.files, ...files],
      refused: before.refused + refused,
      problems: [...before.problems, ...shown],
    });
  } catch (error) {
    tell({ state: 'failed', step: '' });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
