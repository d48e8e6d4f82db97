import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../http/app.ts';
import { insert } from '../../testing/rows.ts';
import { tinyWorld } from '../../testing/world.ts';
import { publicPages } from './index.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
let app: FastifyInstance;

beforeAll(async () => {
  app = await makeApp(world.house, { pages: publicPages });
});
afterAll(() => app.close());

const get = async (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

test('the front door leads to the visitor’s language, the cookie first', async () => {
  expect((await get('/', { 'accept-language': 'en,ru;q=0.8' })).headers.location).toBe('/en');
  expect((await get('/')).headers.location).toBe('/kk');
  expect((await get('/', { cookie: 'language=ru', 'accept-language': 'en' })).headers.location).toBe('/ru');
});

test('every page speaks all three languages, also of an empty city', async () => {
  for (const language of ['kk', 'ru', 'en'])
    for (const path of ['', '/kindergartens', '/payments', '/how', '/privacy']) {
      const answer = await get(`/${language}${path}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain(`<html lang="${language}">`);
      expect(answer.body).not.toMatch(/undefined|NaN|\[object/);
    }
});

test('free places follow the data, and the filter works without script', async () => {
  const provider = await world.provider({ name_ru: 'Ясли-сад <№ 1>' });
  await world.careGroup(provider, { capacity: 7, age: 3, language: 'kk' });
  // Whatever changes data writes an event; the builders do not, so the test does.
  await world.query(
    "INSERT INTO ~audit_head VALUES ('00000000-0000-0000-0000-000000000000', 1, '') ON CONFLICT (chain_id) DO UPDATE SET seq = audit_head.seq + 1",
  );
  const all = (await get('/ru/kindergartens')).body;
  expect(all).toContain('Ясли-сад &lt;№\u00a01&gt;');
  expect(all).toContain('<b>7</b>');
  expect((await get('/ru/kindergartens?age=5')).body).not.toContain('Ясли-сад');
  expect((await get('/ru/kindergartens?search=ясли')).body).toContain('Ясли-сад');
});

test('a place by number tells place and category, never a name', async () => {
  const application = await world.application();
  const [child] = await world.query<{ surname: string }>('SELECT surname FROM ~child WHERE id = $1', [
    application.child_id,
  ]);
  const { body } = await get(`/kk?number=${application.number.replaceAll('-', '%20')}`);
  expect(body).toContain(application.number);
  expect(body).not.toContain(child?.surname);
  expect((await get('/kk?number=7500-0000-0000')).body).toContain('aria-invalid="true"');
  expect((await get('/en?number=%3Cscript%3E')).body).not.toContain('value="<script>');
});

test('open data is CSV with a mark of UTF-8', async () => {
  const { body, headers } = await get('/open-data/kindergartens.csv');
  expect(headers['content-type']).toContain('text/csv');
  expect(body.startsWith('\u{FEFF}number;name_kk;')).toBe(true);
});

test('lateness stands by payer and desk, and is counted from the acts', async () => {
  const provider = await world.provider();
  const act = (dueOn: string, state: string, desk: string) =>
    insert(world.query, 'act', {
      id: world.newId(),
      number: `А-${desk}`,
      provider_id: provider.id,
      month: '2025-07-01',
      version: desk === 'bank' ? 2 : 1,
      district: '751710000',
      payer: 'financialCentre',
      children: 1,
      payable_days: 20,
      total_tiyn: 123_400,
      local_tiyn: 123_400,
      republican_tiyn: 0,
      made_at: '2025-08-01',
      state,
      desk,
      since: '2025-08-05',
      department_signed_at: '2025-08-05',
      due_on: dueOn,
    });
  await act('2025-09-04', 'signedByDepartment', 'financialCentre');
  await act('2025-09-20', 'sent', 'bank');
  await world.query('UPDATE ~audit_head SET seq = seq + 1');
  const { body } = await get('/en/payments');
  const cells = (name: string) =>
    [...(body.split(`<th scope="row">${name}</th>`)[1]?.split('</tr>')[0] ?? '').matchAll(/>([^<]*)<\/td>/gu)].map(
      ([, text]) => text,
    );
  expect(cells('Financial Centre')).toEqual(['0', '0', '2', '1', '1,234.00']);
  expect(body).toContain('Who is late');
  // Unpaid acts of every month stand there, the one that is due first at the top.
  await world.query(`UPDATE ~act SET month = '2025-06-01' WHERE desk = 'bank'`);
  await world.query('UPDATE ~audit_head SET seq = seq + 1');
  const months = [...(await get('/en/payments')).body.matchAll(/<small>(\w+\s2025)<\/small><\/th>/gu)].map(
    ([, month]) => month,
  );
  expect(months).toEqual(['July 2025', 'June 2025']);
  const csv = (await get('/open-data/payments.csv')).body.split('\r\n').slice(1, 3);
  expect(csv.map((line) => line.slice(0, 7))).toEqual(['2025-07', '2025-06']);
});
