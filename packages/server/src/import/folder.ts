import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, isDay } from '@balapan/domain/day.ts';
import { type KnownFile, kindOf } from './kinds.ts';
import type { Problems } from './problem.ts';

/** The files of a folder, in the order of reading. */
export interface Folder {
  readonly path: string;
  readonly districts: boolean;
  readonly tables: readonly KnownFile[];
  /** Names within the folder: `statements/kaspi.txt`. */
  readonly statements: readonly string[];
  /** Lines by file, as the manifest says; empty without one. */
  readonly rows: ReadonlyMap<string, number>;
  /** The day of which the files tell; null without a manifest. */
  readonly asOf: Day | null;
}

export interface Manifest {
  /** The day of which the files tell. */
  readonly asOf?: string;
  readonly region?: {
    readonly code?: string;
    readonly kato?: string;
    readonly nameKk?: string;
    readonly nameRu?: string;
    readonly nameEn?: string;
    readonly zone?: string;
  };
  readonly files?: readonly { readonly name: string; readonly rows: number }[];
}

/** Reads the manifest of a folder; null where there is none, or no readable one. */
export async function readManifest(path: string): Promise<Manifest | null | 'broken'> {
  try {
    const manifest = JSON.parse(await readFile(join(path, 'city.json'), 'utf8')) as Manifest & {
      format?: string;
      version?: number;
    };
    return manifest.format === 'balapan-city' && manifest.version === 1 ? manifest : 'broken';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'broken';
  }
}

/**
 * Looks what a folder holds. Files that mean nothing here are told and passed over.
 * @returns null where the folder holds nothing of a city, or is of another region; the problem says which
 */
export async function openFolder(path: string, region: string, problems: Problems): Promise<Folder | null> {
  const manifest = await readManifest(path);
  if (manifest === 'broken') {
    problems.add({ file: 'city.json' }, 'import.manifest', { expected: 'balapan-city 1' });
    return null;
  }
  if (manifest?.region?.code !== undefined && manifest.region.code !== region) {
    problems.add({ file: 'city.json', field: 'region', value: manifest.region.code }, 'import.otherRegion', {
      expected: region,
    });
    return null;
  }
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const statements = await readdir(join(path, 'statements')).catch((): string[] => []);
  const tables = names.map(kindOf).filter((file) => file !== null);
  for (const name of names.toSorted())
    if (kindOf(name) === null && !['city.json', 'districts.geojson'].includes(name) && !name.startsWith('.'))
      problems.add({ file: name, warning: true }, 'import.unknownFile', {});
  const folder = {
    path,
    districts: names.includes('districts.geojson'),
    tables: tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    statements: statements
      .filter((name) => /\.txt$/iu.test(name))
      .toSorted()
      .map((name) => `statements/${name}`),
    asOf: isDay(manifest?.asOf ?? '') ? (manifest?.asOf as Day) : null,
    rows: new Map(manifest?.files?.map(({ name, rows }) => [name, rows])),
  };
  if (folder.districts || folder.tables.length > 0 || folder.statements.length > 0) return folder;
  problems.add({ file: '.' }, 'import.nothing', {});
  return null;
}
