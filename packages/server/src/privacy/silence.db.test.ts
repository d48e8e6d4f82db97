/** What leaves the house or is kept beside the data names nobody: logs, addresses, messages (law № 94-V; kazakhstan.md 9.1). */
import { accessRoutes } from '@balapan/api/access.ts';
import { healthRoutes } from '@balapan/api/health.ts';
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { queueRoutes } from '@balapan/api/queue.ts';
import { voucherRoutes } from '@balapan/api/voucher.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { makeApp } from '../http/app.ts';
import { system } from '../kernel/actor.ts';
import { publicPages } from '../report/publicPage/index.ts';
import { tinyWorld } from '../testing/world.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { runRetention } from './retention.ts';

const db = await testDatabase();
const world = await tinyWorld(db);

test('a journey through the API leaves no name, number or phone in logs, addresses and messages', async () => {
  const lines: string[] = [];
  const addresses: string[] = [];
  const log = { write: (line: string) => void lines.push(line) };
  const app = await makeApp(world.house, { pages: publicPages, logLevel: 'info', log });
  const kindergarten = await world.provider();
  await world.careGroup(kindergarten, { capacity: 5 });
  const child = await world.child({ surname: 'Тайнова', given_name: 'Сырғалым' });
  const application = await world.application({ child });
  const clerk = await world.staff('departmentSpecialist');
  await runIteration(world.house);
  let cookie = '';
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    addresses.push(url);
    const headers = { 'x-balapan': '1', ...(cookie === '' ? {} : { cookie }) };
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? cookie;
    return answer;
  };
  const asked = (path: string): string =>
    path.replace(':applicationId', application.id).replace(':childId', child.id).replace(':requestId', requestId);
  let requestId = '';
  await call('GET', '/ru');
  await call('GET', '/ru/privacy');
  await call('POST', accessRoutes.signIn.path, { personId: child.guardian.id, appointmentId: null });
  const mine = await call('GET', queueRoutes.myChildren.path);
  expect(mine.body).toContain('Тайнова');
  expect((await call('POST', asked(voucherRoutes.consent.path), {})).statusCode).toBe(200);
  await call('POST', asked(privacyRoutes.giveConsent.path), { version: 1, language: 'ru' });
  await call('POST', asked(healthRoutes.giveConsent.path), { version: 1, language: 'ru' });
  const secret = 'аллергия на арахис';
  const wrote = await call('POST', asked(healthRoutes.write.path), { kind: 'allergy', value: secret });
  expect(wrote.statusCode).toBe(200);
  expect((await call('GET', asked(healthRoutes.file.path))).body).toContain(secret);
  await call('POST', asked(healthRoutes.write.path), { kind: 'vaccination', value: secret });
  expect((await call('GET', privacyRoutes.exportOwn.path)).body).toContain(secret);
  const made = await call('POST', privacyRoutes.ask.path, {
    kind: 'objection',
    childId: child.id,
    text: `Тайнова, ИИН ${child.iin}`,
  });
  requestId = made.json<{ requestId: string }>().requestId;
  // Refused and broken requests are logged too.
  await call('POST', privacyRoutes.ask.path, { kind: 'no such', childId: child.iin, text: 'Тайнова' });
  await call('GET', '/api/v1/queue/nothing');
  const { personId, appointmentId } = clerk;
  await call('POST', accessRoutes.signIn.path, { personId, appointmentId });
  const told = await call('POST', asked(privacyRoutes.answer.path), {
    granted: false,
    reason: 'Тайнова: правило то же',
  });
  expect(told.statusCode).toBe(200);
  await runRetention(world.house, system);
  await app.close();

  const people = await world.query<Record<string, string | null>>(
    `SELECT iin, surname, given_name, phone FROM ~person UNION ALL SELECT iin, surname, given_name, NULL FROM ~child`,
  );
  const secrets = [...new Set(people.flatMap((row) => Object.values(row)).filter((one) => one !== null)), secret];
  const outbox = await world.query('SELECT payload FROM ~outbox');
  const audit = await world.query('SELECT payload FROM ~audit_event');
  expect(lines.length).toBeGreaterThan(8);
  expect(outbox.length).toBeGreaterThan(1);
  for (const [where, text] of Object.entries({ lines, addresses, outbox, audit })) {
    const said = JSON.stringify(text);
    expect(
      secrets.filter((secret) => said.includes(secret)),
      where,
    ).toEqual([]);
  }
});
