/** `npm start` as a stranger meets it: the first start of a small city, a second one, a taken port, a kill in the middle. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
const children = new Set<ChildProcess>();

interface Run {
  readonly child: ChildProcess;
  /** Both outputs so far. */
  text(): string;
  readonly ended: Promise<number | null>;
}

function start(data: string, port: number, env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(root, 'tools/run.mjs'), 'start'], {
    env: {
      ...process.env,
      CITY: 'small',
      SEED: '7',
      BALAPAN_LANGUAGE: 'en',
      BALAPAN_DATA: data,
      PORT: `${port}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => children.delete(child));
  return { child, text: () => text, ended };
}

async function until<T>(
  what: string,
  run: Run,
  ask: () => Promise<T | undefined> | T | undefined,
  seconds = 120,
): Promise<T> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(50)) {
    const found = await ask();
    if (found !== undefined) return found;
    if (run.child.exitCode !== null) break;
  }
  throw new Error(`${what}: no, and the start said:\n${run.text()}`);
}

const ready = (run: Run): Promise<true> =>
  until('ready', run, () => (run.text().includes('is ready') ? true : undefined));

async function health(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`);
    return ((await answer.json()) as { status: string }).status;
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'balapan-start-'));
  folders.push(folder);
  return folder;
}

async function end(run: Run): Promise<number | null> {
  run.child.kill('SIGTERM');
  return run.ended;
}

const figures = (data: string) =>
  promisify(execFile)(process.execPath, [join(root, 'bin/balapan.ts'), 'figures', '--date', '2025-09-11', '--json'], {
    env: { ...process.env, BALAPAN_DATA: data },
  }).then(({ stdout }) => stdout);

/** The process number of the embedded database; undefined when none runs. */
function databasePid(data: string): number | undefined {
  const file = join(data, 'postgres/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  await wait(1000);
  for (const folder of folders) {
    const pid = databasePid(folder);
    if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

describe('a first start', () => {
  const data = newFolder();
  let port = 0;
  let first: Run;

  beforeAll(async () => {
    port = await freePort();
    const begun = performance.now();
    first = start(data, port);
    await until('the port answers', first, () => health(port), 5);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('shows how far it is, in three languages, while the city is made', async () => {
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(page).toContain('lang="kk"');
    expect(page).toContain('Балапан готовит город');
    expect(page).toContain('Balapan is preparing the city');
    expect(await health(port)).toBe('starting');
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/access/me`)).status).toBe(503);
  });

  test('ends in a living city that nobody has refused anything', async () => {
    await ready(first);
    expect(await health(port)).toBe('ready');
    expect(first.text()).not.toMatch(/refused|forbidden|stale|notFound|Error/);
    const me = (await (await fetch(`http://127.0.0.1:${port}/api/v1/access/me`)).json()) as Record<string, unknown>;
    expect(me).toMatchObject({ demonstration: true, now: '2025-09-11T08:30:00+05:00', person: null });
    const people = await (await fetch(`http://127.0.0.1:${port}/api/v1/access/people?size=200`)).json();
    const { rows } = people as { rows: { situation: { code: string }; role: string }[] };
    const situations = new Set(rows.map(({ situation }) => situation.code));
    for (const code of ['offerOpen', 'choosing', 'waitlisted', 'waiting', 'disputed', 'unconfirmed', 'confirmed'])
      expect(situations).toContain(code);
    expect(new Set(rows.map(({ role }) => role)).size).toBeGreaterThan(8);
    expect((await fetch(`http://127.0.0.1:${port}/ru`)).status).toBe(200);
  });

  test('has acts at every desk and registers at two', async () => {
    const visitor = async (role: string) => {
      const list = await (await fetch(`http://127.0.0.1:${port}/api/v1/access/people?role=${role}`)).json();
      const [person] = (list as { rows: { personId: string; appointmentId: string }[] }).rows;
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/access/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-balapan': '1' },
        body: JSON.stringify({ personId: person?.personId, appointmentId: person?.appointmentId }),
      });
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return async (path: string) =>
        (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, { headers: { cookie } })).json();
    };
    const head = await visitor('departmentHead');
    const { desks } = (await head('settlement/desks?month=2025-08')) as { desks: { state: string; acts: number }[] };
    const states = new Set(desks.map(({ state }) => state));
    for (const state of ['draft', 'signedByProvider', 'returned', 'checked', 'signedByDepartment', 'inRegister'])
      expect(states).toContain(state);
    const payer = await visitor('payerChecker');
    const registers = (await payer('treasury/registers?month=2025-08')) as { rows: { state: string }[] };
    expect(registers.rows.map(({ state }) => state).sort()).toEqual(['checked', 'made']);
    const exceptions = (await payer('treasury/exceptions')) as { total: number };
    expect(exceptions.total).toBeGreaterThan(0);
  });

  test('tells the figures beside it', async () => {
    const told = JSON.parse(await figures(data)) as { figures?: { code: string; value: string }[] };
    expect(JSON.stringify(told)).toContain('1000');
  });

  test('another start on the same port says one sentence', async () => {
    const second = start(newFolder(), port);
    expect(await second.ended).toBe(1);
    expect(second.text().trim()).toBe(
      `Balapan already runs on port ${port}: open http://localhost:${port} or choose another port: PORT=${port + 1} npm start.`,
    );
  });

  test('ends cleanly, and comes again at once as it was', async () => {
    expect(await end(first)).toBe(0);
    expect(databasePid(data)).toBeUndefined();
    const again = start(data, port);
    await ready(again);
    expect(again.text()).not.toContain('preparing');
    const me = (await (await fetch(`http://127.0.0.1:${port}/api/v1/access/me`)).json()) as Record<string, unknown>;
    expect(me).toMatchObject({ now: '2025-09-11T08:30:00+05:00' });
    expect(await end(again)).toBe(0);
  });
});

test('a first start killed in its middle is made anew by the next', async () => {
  const data = newFolder();
  const port = await freePort();
  const killed = start(data, port);
  await until('people live', killed, () => (killed.text().includes('lives through') ? true : undefined));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = start(data, port);
  await ready(next);
  expect(next.text()).toContain('An earlier preparation was cut short');
  expect(JSON.stringify(JSON.parse(await figures(data)))).toContain('1000');
  expect(await end(next)).toBe(0);
});

test('a closed folder and a wrong wish are one sentence', async () => {
  const file = join(newFolder(), 'file');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(file, '');
  const closed = start(join(file, 'data'), await freePort());
  expect(await closed.ended).toBe(1);
  expect(closed.text().trim().split('\n').at(-1)).toMatch(/cannot be written to/);
  const odd = start(newFolder(), await freePort(), { CITY: 'huge' });
  expect(await odd.ended).toBe(1);
  expect(odd.text().trim()).toMatch(/^CITY is almaty, small or a number of children/);
});
