/**
 * One small city for the whole run: the very `npm start` of a new user, on a folder and a port of its own. A city that runs
 * already is taken instead with `E2E_CITY=http://localhost:8080 BALAPAN_DATA=its/folder`: journeys change it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** What each test file gets by `inject('city')`. */
export interface RunningCity {
  readonly address: string;
  readonly dataDir: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    city: RunningCity;
  }
}

/** A first start on a busy machine, milliseconds. */
const patience = 150_000;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { E2E_CITY, BALAPAN_DATA } = process.env;
  if (E2E_CITY !== undefined && BALAPAN_DATA !== undefined) {
    project.provide('city', { address: E2E_CITY, dataDir: BALAPAN_DATA });
    return async () => {};
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'balapan-e2e-'));
  const child = spawn(process.execPath, ['tools/run.mjs', 'start'], {
    env: { ...process.env, CITY: 'small', SEED: '1', PORT: '0', BALAPAN_DATA: dataDir, DATABASE_URL: '', LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    project.provide('city', { address: await addressOf(child), dataDir });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/** The address that the start prints on its standard output when the city lives. */
function addressOf(child: ChildProcess): Promise<string> {
  let [out, said] = ['', ''];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no city in ${patience} ms: ${said}`)), patience);
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece;
    });
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece;
      const [address] = /http:\/\/\S+/.exec(out) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the start ended with ${code}: ${said}`)));
  });
}
