/** What every kind of answer tells the browser: pages, the API, files, refusals, failures, the start's own page. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicPages } from '../report/publicPage/index.ts';
import { tinyWorld } from '../testing/world.ts';
import { makeApp } from './app.ts';
import { serve } from './serve.ts';
import { readSite } from './site.ts';

const db = await testDatabase();
const host = 'balapan.example.kz';
const site = readSite(`https://${host}`, '', false);
let app: FastifyInstance;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balapan-built-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, '.vite/manifest.json'), '{}');
  await writeFile(
    join(folder, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__">',
  );
  await writeFile(join(folder, 'assets/a-1.js'), 'export {};');
  await writeFile(join(folder, 'assets/a-1.js.map'), '{}');
  await writeFile(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const world = await tinyWorld(db);
  const fail = (one: FastifyInstance): void => {
    one.get('/fails', () => Promise.reject(new Error('secret detail')));
  };
  app = await makeApp(world.house, { pages: publicPages, cabinets: folder, site, more: [fail] });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const open = (url: string, more: object = {}) =>
  app.inject({ url, headers: { host, accept: 'text/html', 'accept-language': 'ru', ...more } });

/** Address, status, what may be kept. */
const answers = [
  ['/kk', 200, 'no-cache'],
  ['/', 302, 'no-store'],
  ['/sign-in', 200, 'no-store'],
  ['/invitation', 200, 'no-store'],
  ['/app/anything', 200, 'no-store'],
  ['/api/v1/access/me', 200, 'no-store'],
  ['/api/openapi.json', 200, 'no-store'],
  ['/api/v1/access/sessions', 401, 'no-store'],
  ['/api/v1/nothing', 404, 'no-store'],
  ['/nothing', 404, 'no-store'],
  ['/%zz', 400, 'no-store'],
  ['/fails', 500, 'no-store'],
  ['/health', 200, 'no-store'],
  ['/logo.svg', 200, 'public, max-age=86400'],
  ['/assets/a-1.js', 200, 'public, max-age=31536000, immutable'],
  ['/open-data/kindergartens.csv', 200, 'no-cache'],
] as const;

test.each(answers)('%s says what guards it', async (url, status, kept) => {
  const { headers, statusCode } = await open(url);
  expect(statusCode).toBe(status);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cache-control': kept,
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https:(?!\/)|http:/);
  const type = String(headers['content-type'] ?? '');
  if (/^text\/|xml|json/.test(type)) expect(type).toMatch(/; charset=utf-8$/);
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers).not.toHaveProperty('server');
  expect(headers).not.toHaveProperty('x-powered-by');
});

test('a page’s scripts and styles need the nonce of this very answer', async () => {
  const [one, other] = [await open('/sign-in'), await open('/sign-in')];
  const nonces = (answer: typeof one): string[] =>
    [...String(answer.headers['content-security-policy']).matchAll(/'nonce-([0-9a-f]{32})'/g)].map(
      ([, nonce]) => nonce ?? '',
    );
  expect(nonces(one)).toHaveLength(2);
  for (const nonce of nonces(one)) {
    expect(one.body).toContain(`nonce="${nonce}"`);
    expect(nonces(other)).not.toContain(nonce);
  }
  expect(one.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
});

test('no page that the server writes has a style attribute, a script of its own text, or an event in an attribute', async () => {
  for (const url of ['/kk', '/ru/kindergartens', '/en/payments', '/ru/how', '/kk/audit', '/ru/privacy', '/nothing']) {
    const { body } = await open(url);
    expect(body.length).toBeGreaterThan(500);
    expect([url, body.match(/<[^>]*\s(?:style|on\w+)=/)?.[0]]).toEqual([url, undefined]);
    expect([url, body.match(/<script(?![^>]*\ssrc=)/)?.[0]]).toEqual([url, undefined]);
    expect([url, body.match(/<style(?![^>]*\snonce=)/)?.[0]]).toEqual([url, undefined]);
  }
});

test('a failure is a page in the reader’s language with a number, and tells nothing of the inside', async () => {
  const failed = await open('/fails');
  expect(failed.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(failed.body).toContain('<html lang="ru">');
  expect(failed.body).toMatch(/req-\w+/);
  expect(failed.body).not.toMatch(/secret|\.ts|at /);
  expect((await open('/kk/nothing')).body).toContain('<html lang="kk">');
  const json = await open('/fails', { accept: 'application/json' });
  expect(json.json()).toMatchObject({ code: 'request.internal' });
});

test('source maps and the build’s own list are not handed out, nor anything beside the folder', async () => {
  for (const url of [
    '/assets/a-1.js.map',
    '/.vite/manifest.json',
    '/index.html',
    '/assets/../../package.json',
    '/.sources',
  ]) {
    expect([url, (await open(url)).statusCode]).toEqual([url, 404]);
  }
});

test('other methods are not answered', async () => {
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH'] as const) {
    const { statusCode } = await app.inject({
      method: method as 'PUT',
      url: '/api/v1/access/me',
      headers: { host, 'x-balapan': '1' },
    });
    expect([method, statusCode]).toEqual([method, 404]);
  }
});

test('the page of a start is guarded too', async () => {
  const serving = await serve({ port: 0, state: { step: 'import', done: 1, total: 2 } });
  for (const path of ['/', '/health', '/api/v1/access/me']) {
    const { headers } = await fetch(`http://127.0.0.1:${serving.port}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
  }
  await serving.close();
});
