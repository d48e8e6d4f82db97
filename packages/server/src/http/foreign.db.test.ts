/** No other site can make a browser change something here: every changing route, out of the contract. */
import type { Route } from '@balapan/api/contract.ts';
import { uploadPath } from '@balapan/api/importing.ts';
import { routes } from '@balapan/api/routes.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { tinyWorld } from '../testing/world.ts';
import { makeApp } from './app.ts';
import { demonstrationSigner } from './demonstrationSigner.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const app = await makeApp(world.house, { more: [demonstrationSigner(async () => new Uint8Array())] });
const changing = Object.values(routes)
  .flatMap((subject): Route[] => Object.values(subject))
  .filter(({ method }) => method === 'POST')
  .map(({ path }) => path.replace(/:\w+/g, world.newId()));
const addresses = [...changing, uploadPath, '/demonstration/signer'];
const host = 'localhost:8080';
const own = { host, origin: `http://${host}`, 'x-balapan': '1', 'sec-fetch-site': 'same-origin' };

const foreign: readonly [string, Record<string, string | undefined>][] = [
  ['without our header, as a form sends it', { 'x-balapan': undefined }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from a page without an origin', { origin: 'null' }],
  ['from the same host over another scheme or port', { origin: `https://${host}` }],
  ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
];

const send = (url: string, more: Record<string, string | undefined>) => {
  const headers = Object.fromEntries(Object.entries({ ...own, ...more }).filter(([, value]) => value !== undefined));
  return app.inject({ method: 'POST', url, headers, payload: {} });
};

test.each(foreign)('%s: every change is refused', async (_, more) => {
  for (const url of addresses) {
    const reply = await send(url, more);
    expect([url, reply.statusCode, reply.json().code]).toEqual([url, 403, 'access.foreignRequest']);
  }
});

test('from our own page no change is taken for a foreign one', async () => {
  for (const url of addresses)
    expect([url, (await send(url, {})).json().code]).not.toEqual([url, 'access.foreignRequest']);
});

test('no other site gets leave to read or to send our header', async () => {
  for (const url of [...addresses, '/api/v1/access/me']) {
    const reply = await app.inject({
      method: 'OPTIONS',
      url,
      headers: { host, origin: 'https://evil.example', 'access-control-request-headers': 'x-balapan' },
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  }
});
