/**
 * `npm test`: everything that must hold. `npm test -- unit database` runs only the stages named. The last line is
 * `N passed, N failed`, over all tests and over the checks of types, style and build; any failure ends with 1.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './install.mjs';
import { checkTypes } from './types.mjs';

/** @typedef {{ passed: number, failed: number, names?: string[] }} Tally */

/** In this order: what fails most often and fastest comes first. @type {Record<string, () => Promise<Tally>>} */
const STAGES = {
  types,
  lint: () => check(['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
  unit: () => vitest('unit'),
  database,
  build: () => check(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], join(ROOT, 'packages/web')),
  e2e: () => vitest('e2e'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}.`);
  process.exit(1);
}

const begun = performance.now();
let passed = 0;
let failed = 0;
/** What failed, told again at the end: a log is read from there. @type {string[]} */
const failures = [];
for (const [name, stage] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const since = performance.now();
  console.log(`\n== ${name}`);
  const tally = await stage();
  passed += tally.passed;
  failed += tally.failed;
  failures.push(...(tally.names ?? []).map((each) => `${name}: ${each}`));
  console.log(`== ${name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds(since)} s`);
}
console.log(`\nAll in ${seconds(begun)} s`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @param {number} since */
function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}

async function types() {
  const results = await checkTypes();
  const wrong = results.filter((result) => result.errors !== '');
  for (const { errors } of wrong) console.log(errors);
  return { passed: results.length - wrong.length, failed: wrong.length };
}

/** The same tests on each PostgreSQL that is there. */
async function database() {
  const { availableEngines } = await import('../packages/database/src/testing/engine.ts');
  const total = { passed: 0, failed: 0, names: /** @type {string[]} */ ([]) };
  for (const engine of availableEngines()) {
    console.log(`-- on ${engine}`);
    const tally = await vitest('database', { ENGINE: engine });
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.names.push(...(tally.names ?? []).map((each) => `on ${engine}: ${each}`));
  }
  return total;
}

/**
 * A program that says by its exit code whether all is well.
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {Promise<Tally>}
 */
async function check(args, cwd = ROOT) {
  const [script = '', ...rest] = args;
  const code = await run([join(ROOT, script), ...rest], {}, cwd);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * One project of vitest.config.ts.
 * @param {string} project
 * @param {Record<string, string>} [env]
 * @returns {Promise<Tally>}
 */
async function vitest(project, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'balapan-report-'));
  const file = join(folder, 'report.json');
  try {
    const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
    const code = await run([join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, `--outputFile.json=${file}`], env);
    const tally = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
    // An error outside of any test (a file that does not load, a set-up that fails) is a failure too.
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {{ status: string, fullName: string }} OneTest
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, assertionResults: OneTest[] }[] }} report
 * @returns {Tally}
 */
function count(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const names = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [`${name}: ${fullName}`] : [])),
  );
  names.push(...unloaded.map(({ name }) => `${name}: could not be loaded`));
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, names };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} [cwd]
 * @returns {Promise<number>}
 */
function run(args, env, cwd = ROOT) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
