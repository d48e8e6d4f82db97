/**
 * `npm start`, `npm test`, `npm run bench`, `npm run balapan`: installs what is missing, then hands over to the pinned
 * Node. Plain JavaScript for any Node ≥ 20.19; prints nothing to the standard output.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMPILED, ensureInstalled, ROOT } from './install.mjs';
import { Told } from './texts.mjs';

/** Where each command goes. */
const TARGETS = {
  start: 'bin/start.ts',
  test: 'tools/test.mjs',
  bench: 'bench/main.ts',
  balapan: 'bin/balapan.ts',
};

const LEAST_NODE = { major: 20, minor: 19 };
const OWN_NODE = 24;

try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE.major || (major === LEAST_NODE.major && minor < LEAST_NODE.minor)) {
    throw new Told('oldNode', { found: process.versions.node });
  }
  const [target, args] = chooseTarget(process.argv.slice(2));
  await ensureInstalled();
  const pinned = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (major >= OWN_NODE) await enter(target, args);
  else if (existsSync(pinned)) handOver(pinned);
  else throw new Told('platform', { platform: `${process.platform}-${process.arch}` });
} catch (error) {
  if (!(error instanceof Told)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * @param {string[]} words
 * @returns {[string, string[]]}
 */
function chooseTarget([command = '', ...args]) {
  if (!(command in TARGETS)) throw new Told('command', { name: command, list: Object.keys(TARGETS).join(', ') });
  return [targetOf(command), args];
}

/** @param {string} name */
function targetOf(name) {
  return join(ROOT, TARGETS[/** @type {keyof typeof TARGETS} */ (name)]);
}

/**
 * In this very process: signals, standard input and exit code need no passing on.
 * @param {string} target
 * @param {string[]} args
 */
async function enter(target, args) {
  process.argv = [process.execPath, target, ...args];
  // Under `npm run` other programs that we start must find the same Node.
  process.env.PATH = `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`;
  // Our children find the same compiled modules by their environment.
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  const { main } = await import(pathToFileURL(target).href);
  await main?.();
}

/**
 * The first time npm has chosen its Node before ours was there: ours then runs as a child.
 * @param {string} node
 */
function handOver(node) {
  const env = { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}` };
  const child = spawn(node, [join(ROOT, 'tools/run.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // Ctrl-C in a terminal reaches the child by itself; twice would mean «at once».
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY === true ? undefined : child.kill(signal)));
  }
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
