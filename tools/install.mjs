import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from '../packages/database/src/embedded/lock.mjs';
import { say, Told } from './texts.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const LOCK_FILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.balapan');

/** What Node keeps of modules that it has compiled once: types taken off, ready to run. */
export const COMPILED = join(ROOT, 'node_modules', '.compiled');

/** Bytes free that `npm ci` needs at least, without its cache. */
const LEAST_FREE = 1.2e9;

/**
 * Sees to it that node_modules is what package-lock.json says. Of two first starts one installs, the other waits.
 * @throws {Told}
 */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (readStamp() === wanted) return;
  // A developer's own `npm install` leaves a complete tree without our stamp.
  if (isComplete()) {
    if (writeStamp(wanted)) await compile();
    return;
  }
  const unlock = await lock();
  try {
    if (readStamp() !== wanted && !isComplete()) await install();
    writeStamp(wanted);
  } finally {
    unlock();
  }
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(LOCK_FILE))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} wanted
 * @returns {boolean} whether it could be written: a tree that belongs to another user is complete all the same, and compared again
 */
function writeStamp(wanted) {
  try {
    writeFileSync(STAMP, wanted);
    return true;
  } catch {
    return false;
  }
}

/** Whether npm's own record of the tree holds every package of the lock file that this machine must have. */
function isComplete() {
  try {
    const wanted = packagesOf(LOCK_FILE);
    const there = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '' || !path.includes('node_modules/')) return true;
      const found = there[path];
      if (found === undefined) return entry.optional === true && !fitsHere(entry);
      return found.link === true || (found.version === entry.version && existsSync(join(ROOT, path)));
    });
  } catch {
    return false;
  }
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 * @param {string} path
 * @returns {Record<string, Entry>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** @param {Entry} entry */
function fitsHere(entry) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ here) =>
    list === undefined ||
    list.includes(here) ||
    (list.every((each) => each.startsWith('!')) && !list.includes(`!${here}`));
  const glibc = process.platform !== 'linux' || !entry.libc || entry.libc.includes('glibc');
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && glibc;
}

async function lock() {
  const folder = join(ROOT, '.balapan');
  try {
    mkdirSync(folder, { recursive: true });
    return await takeLock(join(folder, 'install.lock'), { onWait: () => console.error(say('waiting')) });
  } catch (error) {
    throw explain(String(error));
  }
}

async function install() {
  const { bavail, bsize } = statfsSync(ROOT);
  if (bavail * bsize < LEAST_FREE) throw new Told('disk', { directory: ROOT });
  console.error(say('installing'));
  const begun = performance.now();
  // No package needs its install script: the one in the tree makes links that the launcher makes itself.
  const output = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (output !== undefined) throw explain(output);
  await compile();
  console.error(say('installed', { seconds: String(Math.round((performance.now() - begun) / 1000)) }));
}

/**
 * Compiles our modules once, in a process of its own: whoever takes the types off at the start holds twenty megabytes more for as
 * long as it lives. Where it does not go, each start does it by itself.
 */
export function compile() {
  const node = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(node)) return undefined;
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
  return new Promise((resolve) => {
    const child = spawn(node, [join(ROOT, 'tools/compile.mjs')], { cwd: ROOT, env, stdio: 'ignore' });
    child.once('error', resolve);
    child.once('exit', resolve);
  });
}

/**
 * Runs npm; gives undefined or what it printed when it failed.
 * @param {string[]} args
 * @returns {Promise<string | undefined>}
 */
function npm(args) {
  const script = process.env.npm_execpath;
  const [command, all] = script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
  return new Promise((resolve) => {
    const child = spawn(command, all, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve(`spawn npm ${error.message}`));
    child.once('exit', (code) => resolve(code === 0 ? undefined : output || `npm ended with ${code}`));
  });
}

/**
 * @param {string} output
 * @returns {Told}
 */
function explain(output) {
  if (/ENOSPC|EDQUOT|no space left/i.test(output)) return new Told('disk', { directory: ROOT });
  if (/EACCES|EPERM|EROFS/.test(output)) return new Told('closed', { directory: ROOT });
  if (/spawn npm.*ENOENT/.test(output)) return new Told('noNpm');
  if (
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|E50\d|FETCH_ERROR/.test(
      output,
    )
  ) {
    return new Told('network');
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/A complete log|npm-debug/.test(line));
  return new Told('failed', { reason: (lines[0] ?? output).replace(/^npm (error|ERR!)\s*/, '') });
}
