/** Builds the web where it is missing or older than its sources. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = join(root, 'packages/web');
const built = join(web, 'dist');
const stamp = join(built, '.sources');

/**
 * The builder takes what it is given: left alone it holds half as much again, and is not quicker for it. The last three are
 * those of its own allocator: no page ahead of need, and back at once.
 */
const lean = {
  flags: ['--max-old-space-size=128', '--max-semi-space-size=2'],
  env: {
    MALLOC_ARENA_MAX: '1',
    RAYON_NUM_THREADS: '1',
    TOKIO_WORKER_THREADS: '1',
    MIMALLOC_ARENA_EAGER_COMMIT: '0',
    MIMALLOC_ALLOW_THP: '0',
    MIMALLOC_PURGE_DELAY: '0',
  },
};

/**
 * The build is made aside and put in place whole, so a page is never half new.
 * @param signal ends the build
 * @throws Error with the words of the builder
 */
export async function buildWeb(signal: AbortSignal): Promise<void> {
  const wanted = hashOfSources();
  if (readStamp() === wanted && existsSync(join(built, 'index.html'))) return;
  const draft = join(web, `dist.${process.pid}`);
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [...lean.flags, vite, 'build', '--logLevel', 'error', '--outDir', draft, '--emptyOutDir'];
    // Whatever the shell says of itself (a test runner says `test`), people get the product as it is meant.
    const env = { ...process.env, ...lean.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, args, { cwd: web, signal, env });
    writeFileSync(join(draft, '.sources'), wanted);
    rmSync(built, { recursive: true, force: true });
    renameSync(draft, built);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function readStamp(): string {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

/** Everything that goes into the pages: the web itself, the contract and the rules, and which versions are installed. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  const folders = [
    join(web, 'src'),
    join(web, 'public'),
    join(root, 'packages/api/src'),
    join(root, 'packages/domain/src'),
  ];
  const files = [...folders.flatMap(filesOf), join(web, 'index.html'), join(web, 'vite.config.ts')];
  for (const file of [...files, join(root, 'package-lock.json')])
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
