import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EmbeddedError } from './errors.ts';
import { isRunning, isZombie } from './lock.mjs';

/** What `postmaster.pid` says. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
  ready: boolean;
}

/** Reads the server's own note of itself; undefined when there is none or it is half written. */
export function readPostmaster(database: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(database, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, socketFolder: (lines[4] ?? '').trim(), ready: (lines[7] ?? '').startsWith('ready') };
  } catch {
    return undefined;
  }
}

/**
 * The server that an earlier run left, if it still serves this folder. A note left by a dead server (killed, machine
 * restarted, its number now another program's, or a zombie that nobody reaps) is removed once no process works in the
 * folder any more; the server's own check cannot tell those cases apart and would refuse to start.
 * @throws EmbeddedError STILL_STOPPING when it neither gets ready nor goes within two minutes
 */
export async function findRunning(database: string): Promise<Postmaster | undefined> {
  let pause = 20;
  for (let waited = 0; waited < 120_000; waited += pause, pause = Math.min(pause * 2, 1_000)) {
    const found = readPostmaster(database);
    if (!found) return undefined;
    const working = workersIn(database);
    if (serves(found.pid, working)) {
      if (found.ready) return found;
    } else if (working.length === 0) {
      rmSync(join(database, 'postmaster.pid'), { force: true });
      return undefined;
    }
    await wait(pause);
  }
  throw new EmbeddedError('STILL_STOPPING', { directory: database });
}

/** Whether the process still runs as far as one can see from here. */
export function isAlive(pid: number): boolean {
  return isRunning(String(pid));
}

function serves(pid: number, working: number[]): boolean {
  if (!isAlive(pid)) return false;
  return process.platform === 'linux' ? working.includes(pid) : true;
}

/** Living processes whose working directory is the database's folder: the server and its children. Linux only. */
function workersIn(database: string): number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(database);
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || isZombie(Number(name))) continue;
    try {
      if (readlinkSync(`/proc/${name}/cwd`) === folder) found.push(Number(name));
    } catch {
      // Another user's process, or one that has just ended.
    }
  }
  return found;
}
