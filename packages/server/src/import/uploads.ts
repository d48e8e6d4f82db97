/** Files of an old system brought through the browser: taken into a folder of their own, then imported while the page waits. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type UploadAnswer, uploaders, uploadPath } from '@balapan/api/importing.ts';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileLimit } from '../adapters/table/inspect.ts';
import { actorOf } from '../http/session.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { importCity } from './importCity.ts';
import { kindOf } from './kinds.ts';

/** A city has about thirty files, and a statement a day. */
const mostFiles = 400;
/** Uploads whose outcome is remembered; what was wrong stays in the database. */
const remembered = 20;
/** Problems that are told with the outcome: nobody reads more on a screen. */
const mostProblems = 1000;

/** Registers the addresses of `uploadPath`. */
export async function registerUploads(app: FastifyInstance, house: House): Promise<void> {
  const uploads = new Map<string, UploadAnswer>();
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: fileLimit, files: mostFiles, fields: 0 } });
    scope.post(uploadPath, { config: { limit: 'upload' } }, async (request, reply) => {
      const actor = await uploaderOf(house, request);
      const folder = await mkdtemp(join(tmpdir(), 'balapan-upload-'));
      const names = await takeFiles(request, folder).catch(async (error: unknown) => {
        await rm(folder, { recursive: true, force: true });
        throw error;
      });
      const uploadId = house.newId();
      await tellAudit(house, actor, uploadId, names);
      const dryRun = (request.query as { dryRun?: string }).dryRun === '1';
      void run(house, uploads, uploadId, folder, dryRun).catch(({ name, code }: Error & { code?: string }) => {
        // Messages of the database hold people's names; its code does not.
        request.log.error({ uploadId, name, code }, 'an uploaded import failed');
      });
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

async function uploaderOf(house: House, request: FastifyRequest): Promise<Actor> {
  const actor = await actorOf(house, request);
  if (actor.kind === 'none') throw refuse('access.signInNeeded');
  if (!(uploaders as readonly string[]).includes(actor.role)) throw refuse('access.forbidden');
  return actor;
}

/** @throws DomainError where a name means nothing here, a file is too large, or none came */
async function takeFiles(request: FastifyRequest, folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const part of request.files()) {
    const name = placeOf(part);
    await mkdir(join(folder, 'statements'), { recursive: true });
    await pipeline(part.file, createWriteStream(join(folder, name)));
    if (part.file.truncated) throw refuseField(name, 'request.tooLarge', { limit: `${fileLimit / 2 ** 20} MB` });
    names.push(name);
  }
  if (names.length === 0) throw refuse('field.required');
  return names;
}

/** Where a file goes, by its name alone: never a path that the browser tells. */
function placeOf({ filename }: MultipartFile): string {
  const name = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  if (kindOf(name) !== null || name === 'city.json' || name === 'districts.geojson') return name;
  if (/^[\p{L}\p{N} _.()-]{1,100}\.txt$/u.test(name)) return `statements/${name}`;
  throw refuseField(name.slice(0, 60), 'field.unknownValue', { allowed: 'docs/city-files.md' });
}

/** Who brought the files; what became of each the importer tells. */
function tellAudit(house: House, actor: Actor, uploadId: string, names: readonly string[]): Promise<null> {
  return changing(house, actor, 'importing.upload', async () => ({
    answer: null,
    events: [{ chain: null, subjectId: uploadId, payload: { files: names } }],
  }));
}

async function run(
  house: House,
  uploads: Map<string, UploadAnswer>,
  uploadId: string,
  folder: string,
  dryRun: boolean,
): Promise<void> {
  let told: UploadAnswer = {
    uploadId,
    state: 'running',
    step: '',
    done: 0,
    total: 0,
    files: [],
    refused: 0,
    problems: [],
  };
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
    tell({ state: 'done', step: '', files: [...files], refused, problems: shown });
  } catch (error) {
    tell({ state: 'failed', step: '' });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
