/** A product started as a user starts it, and the memory of its Node processes, as the kernel counts them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Memory of the Node processes of a tree, in megabytes: the largest sum of what those alive at one moment held, looked at twenty
 * times a second, and never less than the highest that a single one ever held, which the kernel keeps.
 */
export class MemoryWatch {
  readonly #root: number;
  #peak = 0;
  #open = true;
  readonly #done: Promise<void>;

  constructor(root: number) {
    this.#root = root;
    this.#done = this.#watch();
  }

  /** Ends the watch and tells the peak. */
  async stop(): Promise<number> {
    this.#open = false;
    await this.#done;
    return this.#peak;
  }

  async #watch(): Promise<void> {
    while (this.#open) {
      const alive = tree(this.#root).filter(isNode);
      const sum = alive.reduce((total, pid) => total + held(pid, 'VmRSS'), 0);
      this.#peak = Math.max(this.#peak, sum, ...alive.map((pid) => held(pid, 'VmHWM')));
      await wait(50);
    }
  }
}

/** The process and all below it. */
export function tree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^PPid:\s*(\d+)/m.exec(textOf(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

function isNode(pid: number): boolean {
  try {
    return /\/node(\s|$)/.test(readlinkSync(`/proc/${pid}/exe`));
  } catch {
    return false;
  }
}

/** Megabytes: resident now, or at the most so far. */
function held(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const match = new RegExp(`^${which}:\\s*(\\d+) kB`, 'm').exec(textOf(`/proc/${pid}/status`));
  return Number(match?.[1] ?? 0) / 1024;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Starts a command line of ours; what it prints goes to the standard error. */
export function start(args: readonly string[], cwd: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
}

/** Ends it as Ctrl-C does, and waits. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  await ended;
}

/**
 * Asks an address until it answers as wanted.
 * @throws Error when the process ends or the time is over
 */
export async function answered(
  child: ChildProcess,
  url: string,
  wanted: (status: number, text: string) => boolean,
  limit: number,
): Promise<void> {
  const until = performance.now() + limit;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}`);
    const reply = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (reply !== null && wanted(reply.status, await reply.text().catch(() => ''))) return;
    await wait(25);
  }
  throw new Error(`${url} did not answer in time`);
}
