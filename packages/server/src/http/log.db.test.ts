import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { tinyWorld } from '../testing/world.ts';
import { makeApp } from './app.ts';

const db = await testDatabase();
const world = await tinyWorld(db);

test('a refusal is told with its code and the session, in one line, whatever was sent', async () => {
  const lines: string[] = [];
  const log = { write: (line: string) => void lines.push(line) };
  const app = await makeApp(world.house, { logLevel: 'info', log });
  const head = await world.staff('head', { provider: await world.provider() });
  const { personId, appointmentId } = head;
  const headers = { 'x-balapan': '1', 'user-agent': 'evil\r\n{"level":60}' };
  const url = '/api/v1/access/sign-in';
  const signedIn = await app.inject({ method: 'POST', url, headers, payload: { personId, appointmentId } });
  const cookies = { balapan_session: signedIn.cookies[0]?.value ?? '' };
  const { sessionId } = signedIn.json() as { sessionId: string };
  lines.length = 0;
  await app.inject({ url: '/api/v1/today/payer?x=%0a%7B%22level%22%3A60%7D', headers, cookies });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(/\n/g)).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({
    route: '/api/v1/today/payer',
    status: 403,
    refusal: 'access.forbidden',
    session: sessionId,
  });
  expect(lines[0]).not.toContain('evil');
  expect(lines[0]).not.toContain(signedIn.cookies[0]?.value);
  await app.close();
});
