/** What the players know of the city before they knock: the manifest and the roster of its files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asDay, type Day } from '@balapan/domain/day.ts';

export interface TownProvider {
  /** In the roster. */
  readonly number: number;
  readonly isLiving: boolean;
}

export interface Town {
  /** The day of the files. */
  readonly asOf: Day;
  readonly seed: number;
  readonly providers: readonly TownProvider[];
}

/** Reads the town from a folder of files (docs/city-files.md). @throws Error where they are not there or not such files */
export async function readTown(folder: string): Promise<Town> {
  const manifest = JSON.parse(await readFile(join(folder, 'city.json'), 'utf8')) as {
    readonly asOf: string;
    readonly seed: number;
    readonly living: readonly string[];
  };
  const living = new Set(manifest.living);
  const text = await readFile(join(folder, 'providers.csv'), 'utf8');
  const [head = '', ...lines] = text.replace('\uFEFF', '').split('\r\n');
  const columns = head.split(';');
  const [number, bin] = [columns.indexOf('number'), columns.indexOf('bin')];
  if (number < 0 || bin < 0) throw new Error('providers.csv: no numbers');
  const providers = lines
    .filter((line) => line !== '')
    // Both stand before the first text that may be quoted.
    .map((line) => line.split(';', Math.max(number, bin) + 1))
    .map((cells) => ({ number: Number(cells[number]), isLiving: living.has(cells[bin] ?? '') }));
  return { asOf: asDay(manifest.asOf), seed: manifest.seed, providers };
}
