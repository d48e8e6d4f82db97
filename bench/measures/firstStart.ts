import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../tools/install.mjs';
import { type Measured, median } from '../arithmetic.ts';
import { type Ground, ROOT, type Size } from '../ground.ts';
import type { Measure } from '../measure.ts';
import { answered, end, MemoryWatch, start } from '../processes.ts';

/** What one first start showed: seconds until the page, seconds until the city lives, megabytes. */
interface FirstStart {
  readonly page: number;
  readonly city: number;
  readonly memory: number;
}

const patience = 900_000;
const port = Number(process.env.BENCH_PORT || 18_890);
/** The full city is started once for all three measures of it. */
const known = new Map<Size, Promise<FirstStart>>();

/** `npm start` in an empty folder, from the child process being made to `/health` saying that all is well. */
async function firstStart(ground: Ground, size: Size): Promise<FirstStart> {
  // As an installation leaves the modules; since then the sources may have changed.
  await compile();
  const dataDir = mkdtempSync(join(ground.folder, `start-${size}-`));
  const begun = performance.now();
  const child = start(['tools/run.mjs', 'start'], ROOT, { BALAPAN_DATA: dataDir, CITY: size, PORT: String(port) });
  const watch = new MemoryWatch(child.pid ?? 0);
  const since = (): number => (performance.now() - begun) / 1000;
  try {
    await answered(
      child,
      `http://127.0.0.1:${port}/`,
      (status, text) => status === 200 && text.includes('<html'),
      patience,
    );
    const page = since();
    await answered(child, `http://127.0.0.1:${port}/health`, (status) => status === 200, patience);
    const city = since();
    // The living page must be there, not only its health.
    await answered(
      child,
      `http://127.0.0.1:${port}/`,
      (status, text) => status === 200 && text.includes('<html'),
      patience,
    );
    const memory = await watch.stop();
    ground.tell(`  ${size}: page ${page.toFixed(1)} s, city ${city.toFixed(1)} s, Node ${memory.toFixed(0)} MB`);
    return { page, city, memory };
  } finally {
    await watch.stop();
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function once(ground: Ground): Promise<FirstStart> {
  const found = known.get(ground.size) ?? firstStart(ground, ground.size);
  known.set(ground.size, found);
  return found;
}

const plain = (value: number): Measured => ({ value, floor: null });

/** The full city, once: its minutes leave little to chance. */
export const firstStartMeasure: Measure = {
  name: 'first_start',
  unit: 's',
  bar: 120,
  run: async (ground) => plain((await once(ground)).city),
};

/** Of the same start, the first page with the progress. */
export const firstPageMeasure: Measure = {
  name: 'first_page',
  unit: 's',
  bar: 5,
  run: async (ground) => plain((await once(ground)).page),
};

/** The small city, the middle of three. */
export const firstStartSmallMeasure: Measure = {
  name: 'first_start_small',
  unit: 's',
  bar: 10,
  run: async (ground) => {
    const seconds: number[] = [];
    for (let round = 0; round < Math.min(3, ground.rounds); round += 1)
      seconds.push((await firstStart(ground, 'small')).city);
    return plain(median(seconds));
  },
};

/** Of the same first start, all Node processes alive at one time with their peaks; PostgreSQL's own are not ours. */
export const memoryMeasure: Measure = {
  name: 'memory',
  unit: 'MB',
  bar: 400,
  run: async (ground) => plain((await once(ground)).memory),
};
