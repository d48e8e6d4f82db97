import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engineOptions } from '../testing/engine.ts';
import { type Cluster, type ClusterOptions, openCluster } from './cluster.ts';
import { isRunning } from './lock.mjs';

const asRoot = process.getuid?.() === 0;

let folder: string;
let opened: Cluster[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balapan-cluster-'));
  opened = [];
});

afterEach(async () => {
  for (const cluster of opened) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await openCluster({ dataDir: folder, durable: false, ...engineOptions(), ...options });
  opened.push(cluster);
  return cluster;
}

async function ask<T>(cluster: Cluster, query: string): Promise<T> {
  const client = new pg.Client(cluster.address);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const pidFile = (): string => join(folder, 'postgres/postmaster.pid');
const pidOf = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

describe('the embedded cluster', () => {
  test('is Kazakh, UTF-8, without a network, and keeps its data over a restart', async () => {
    const first = await open();
    expect(await ask(first, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{қ,л,к,ә,а,б,і,ы}'::text[]) x")).toBe(
      'аәбкқлыі',
    );
    expect(await ask(first, "SELECT current_setting('server_encoding') || current_setting('listen_addresses')")).toBe(
      'UTF8',
    );
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS seven');
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);
    const second = await open();
    expect(second.attached).toBe(false);
    expect(await ask(second, 'SELECT seven FROM kept')).toBe(7);
  });

  test('two opened at once share one server; the last to leave stops it', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect([one.attached, two.attached].sort()).toEqual([false, true]);
    await one.stop();
    expect(await ask(two, 'SELECT 1')).toBe(1);
    await two.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('a program that was killed leaves a server that the next one takes over', async () => {
    const script = join(folder, 'program.mjs');
    const module = fileURLToPath(new URL('./cluster.ts', import.meta.url));
    writeFileSync(
      script,
      `import { openCluster } from ${JSON.stringify(module)};
      await openCluster(${JSON.stringify({ dataDir: folder, durable: false, ...engineOptions() })});
      console.log('ready');
      setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const next = await open();
    expect(next.attached).toBe(true);
    expect(await ask(next, 'SELECT 1')).toBe(1);
  });

  test('a server that was killed is started again, with what had been committed', async () => {
    const first = await open();
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS seven');
    process.kill(pidOf(), 'SIGKILL');
    const second = await open();
    expect(second.attached).toBe(false);
    expect(await ask(second, 'SELECT seven FROM kept')).toBe(7);
  });

  test("a stale note with another program's number is no obstacle", async () => {
    await (await open()).stop();
    writeFileSync(pidFile(), `${process.pid}\n${folder}/postgres\n1\n5432\n\n\n\nready\n`);
    expect((await open()).attached).toBe(false);
  });

  test('a path too long for a socket is served from the temporary directory', async () => {
    const dataDir = join(folder, 'x'.repeat(120));
    const cluster = await open({ dataDir });
    expect(cluster.address.host.startsWith(tmpdir())).toBe(true);
    expect(await ask(cluster, 'SELECT 1')).toBe(1);
  });

  test('becomes durable after a first fill', async () => {
    const cluster = await open();
    expect(await ask(cluster, 'SHOW fsync')).toBe('off');
    await cluster.makeDurable();
    expect(await ask(cluster, 'SHOW fsync')).toBe('on');
    expect(existsSync(join(folder, 'not-durable'))).toBe(false);
  });

  test('a first fill cut by a power loss is begun anew', async () => {
    const first = await open();
    await ask(first, 'CREATE TABLE half AS SELECT 1');
    await first.stop();
    writeFileSync(join(folder, 'not-durable'), 'an earlier boot');
    expect(await ask(await open(), "SELECT to_regclass('half')")).toBeNull();
  });

  test('speaks of a folder made by another version, and of a place that cannot be one', async () => {
    await (await open()).stop();
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '9\n');
    await expect(open()).rejects.toMatchObject({ code: 'ENGINE_CHANGED', params: { found: '9' } });
    writeFileSync(join(folder, 'file'), '');
    await expect(open({ dataDir: join(folder, 'file/data') })).rejects.toMatchObject({ code: 'DIRECTORY_CLOSED' });
  });

  test.runIf(asRoot)(
    'as root without user namespaces works as another user, also in a directory closed to others',
    async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o700);
      const cluster = await open({ dataDir: join(closed, 'data'), manner: 'otherUser' });
      expect(await ask(cluster, 'SELECT 1')).toBe(1);
      await cluster.stop();
      const again = await open({ dataDir: join(closed, 'data') });
      expect(await ask(again, 'SELECT 2')).toBe(2);
      await again.stop();
      rmSync(cluster.address.host, { recursive: true });
    },
  );
});

test('a process is known by its number and its beginning', () => {
  expect(isRunning(`${process.pid} 1`)).toBe(process.platform !== 'linux');
  expect(isRunning(`${process.pid}`)).toBe(true);
});
