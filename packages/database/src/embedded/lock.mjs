// Plain JavaScript: tools/ needs it before anything is installed, on any Node ≥ 20.19.
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A process as `pid start`, where `start` tells two processes apart that got the same pid one after the other
 * (kernel ticks since boot on Linux, empty elsewhere).
 * @param {number} pid
 * @returns {string}
 */
export function processMark(pid) {
  return `${pid} ${startOf(pid)}`;
}

/**
 * Whether the process of a mark made by `processMark` still runs; a zombie does not.
 * @param {string} mark
 * @returns {boolean}
 */
export function isRunning(mark) {
  const [pidText, start = ''] = mark.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  if (isZombie(pid)) return false;
  return start === '' || startOf(pid) === '' || startOf(pid) === start;
}

/**
 * Whether the process has ended and only waits to be reaped. Always false where there is no /proc.
 * @param {number} pid
 * @returns {boolean}
 */
export function isZombie(pid) {
  return statOf(pid)[0] === 'Z';
}

/**
 * Takes a lock file for this process, waiting while another living process holds it. A lock left by a dead process
 * is taken over.
 * @param {string} path of the lock file; its folder must exist
 * @param {{ waitMs?: number, onWait?: () => void }} [options]
 * @returns {Promise<() => void>} gives the lock back
 * @throws {Error} with code ETIMEDOUT when the lock was held for longer than `waitMs` (ten minutes)
 */
export async function takeLock(path, { waitMs = 600_000, onWait = () => {} } = {}) {
  const mark = processMark(process.pid);
  const draft = `${path}.${process.pid}`;
  let told = false;
  for (let waited = 0; ; waited += 50) {
    writeFileSync(draft, mark);
    try {
      linkSync(draft, path);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    if (takeAway(path)) continue;
    if (!told) onWait();
    told = true;
    if (waited >= waitMs) throw Object.assign(new Error(`locked: ${path}`), { code: 'ETIMEDOUT' });
    await wait(50);
  }
}

/**
 * Removes the lock of a dead process. Renaming is atomic, so of two takers only one gets the file; what was taken is
 * read again, and put back if meanwhile a living process had locked.
 * @param {string} path
 */
function takeAway(path) {
  try {
    if (isRunning(readFileSync(path, 'utf8'))) return false;
    const aside = `${path}.${process.pid}.old`;
    renameSync(path, aside);
    if (isRunning(readFileSync(aside, 'utf8'))) linkSync(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  return true;
}

/** @param {number} pid */
function startOf(pid) {
  return statOf(pid)[19] ?? '';
}

/**
 * The fields of /proc/PID/stat from the state on; the name before them may hold blanks and brackets.
 * @param {number} pid
 * @returns {string[]}
 */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
