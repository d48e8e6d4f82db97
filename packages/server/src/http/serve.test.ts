import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { progressPage, type StartState } from './progressPage.ts';
import { serve } from './serve.ts';

const state = (): StartState => ({ step: 'import', done: 3, total: 12 });

test('a start answers at once with its progress, and hands over on the same port', async () => {
  const now = state();
  const serving = await serve({ port: 0, state: now });
  const address = `http://127.0.0.1:${serving.port}`;
  const page = await fetch(`${address}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  for (const words of [
    'Файлдар оқылуда',
    'Читаются файлы',
    'Reading the files',
    'max="12" value="3"',
    'http-equiv="refresh"',
  ]) {
    expect(html).toContain(words);
  }
  const health = await fetch(`${address}/health`);
  expect(health.status).toBe(503);
  expect(await health.json()).toEqual({ status: 'starting', step: 'import', done: 3, total: 12 });
  expect(await (await fetch(`${address}/api/v1/access/me`)).json()).toEqual({ code: 'request.unavailable' });
  const { port } = serving;
  const foreign = await new Promise<number | undefined>((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).once('error', reject);
  });
  expect(foreign).toBe(421);
  now.failure = 'disk <full>';
  expect(await (await fetch(`${address}/`)).text()).toContain('disk &#60;full&#62;');
  const app = fastify();
  app.get('/health', async () => ({ status: 'ready' }));
  await app.ready();
  serving.open(app);
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ready' });
  await serving.close();
});

/** What the server says on a connection until it closes it. */
function said(port: number, first: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
}

test('who sends too slowly, too much or too often at once is shown out', async () => {
  const patience = { headers: 40, request: 80, look: 10, connections: 2 };
  const serving = await serve({ port: 0, state: state(), patience });
  const { port } = serving;
  expect(await said(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n')).toMatch(/^HTTP\/1.1 408/);
  expect(await said(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx')).toContain(
    'HTTP/1.1 408',
  );
  expect(await said(port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431/,
  );
  expect(
    await said(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 400/);
  const held = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  expect(await said(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n').catch(() => '')).toBe('');
  for (const socket of held) socket.destroy();
  await serving.close();
});

test('a taken port is one sentence in three languages', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const taken = serve({ port, state: state() });
  await expect(taken).rejects.toMatchObject({ name: 'PortError', code: 'taken' });
  await expect(taken).rejects.toThrow(`Port ${port} is taken`);
  await new Promise((resolve) => other.close(resolve));
});

test('without a known total the bar only moves', () => {
  expect(progressPage({ step: 'database', done: 0, total: 0 })).toContain(
    '<progress aria-label="Дерекқор ашылуда"></progress>',
  );
});
