/** Takes the files that a browser sends into a folder: by names that mean something here, of a size that can be, one by one. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileLimit } from '../adapters/table/inspect.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { kindOf } from './kinds.ts';

/** A city has about thirty files, and a statement a day. */
export const mostFiles = 400;
/** Bytes of all files of one upload. */
const uploadLimit = 2 * 2 ** 30;
/** What is read as a whole: the manifest, the districts, a bank's statement. */
const wholeLimit = 32 * 2 ** 20;
const folderName = 'balapan-upload-';
export const folderPrefix = join(tmpdir(), folderName);
const aDay = 86_400_000;

/** @throws DomainError where a name means nothing here, a file is too large, or none came */
export async function takeFiles(request: FastifyRequest, folder: string): Promise<string[]> {
  const names: string[] = [];
  let room = uploadLimit;
  for await (const part of request.files()) {
    const name = placeOf(part);
    const limit = /\.(?:json|geojson|txt)$/iu.test(name) ? wholeLimit : fileLimit;
    await mkdir(join(folder, 'statements'), { recursive: true });
    await pipeline(part.file, createWriteStream(join(folder, name)));
    const { bytesRead } = part.file;
    if (part.file.truncated || bytesRead > limit) throw refuseField(name, 'request.tooLarge', { limit });
    room -= bytesRead;
    if (room < 0) throw refuse('request.tooLarge', { limit: uploadLimit });
    names.push(name);
  }
  if (names.length === 0) throw refuse('field.required');
  return names;
}

/** Where a file goes, by its name alone: never a path that the browser tells. */
function placeOf({ filename }: MultipartFile): string {
  const name = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  if (kindOf(name) !== null || name === 'city.json' || name === 'districts.geojson') return name;
  // A statement has any name, but one ending only: `kaspi 01.09.txt`, not `kaspi.exe.txt`.
  const isStatement =
    /^[\p{L}\p{N}][\p{L}\p{N} _.()-]{0,99}\.txt$/iu.test(name) && !/\.\p{L}[\p{L}\p{N}]{1,4}\./u.test(name);
  if (isStatement) return `statements/${name}`;
  throw refuseField(name.slice(0, 60), 'field.unknownValue', { allowed: 'docs/city-files.md' });
}

/** Removes what a killed server left behind. @param now epoch milliseconds of the real clock */
export async function sweepFolders(now: number): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderName)) continue;
    const path = join(tmpdir(), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > aDay) await rm(path, { recursive: true, force: true });
  }
}
