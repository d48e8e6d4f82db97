/** Type-checks every package and the tools, two at a time; prints what is wrong. Exits with 1 when anything is. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './install.mjs';

const run = promisify(execFile);
const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');

/**
 * @returns {Promise<{ name: string, errors: string }[]>} what is wrong, by package; an empty text: nothing
 */
export async function checkTypes() {
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);
  const waiting = [...packages, '.'];
  /** @type {{ name: string, errors: string }[]} */
  const results = [];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      results.push({ name, errors: await check(name) });
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/**
 * What was found stays beside the modules, so that the next check looks only at what has changed.
 * @param {string} name
 */
async function check(name) {
  const found = join(
    ROOT,
    'node_modules/.cache/types',
    `${name === '.' ? 'tools' : name.replace('/', '-')}.tsbuildinfo`,
  );
  const options = ['--pretty', 'false', '--incremental', '--tsBuildInfoFile', found];
  try {
    await run(process.execPath, [tsc, '-p', name, ...options], { cwd: ROOT, maxBuffer: 2 ** 26 });
    return '';
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = /** @type {{ stdout?: string, stderr?: string, message: string }} */ (error);
    return stdout + stderr || message;
  }
}

if (process.argv[1] === import.meta.filename) {
  const wrong = (await checkTypes()).filter((result) => result.errors !== '');
  for (const { errors } of wrong) console.log(errors);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
