/** The auditor reads all, changes nothing, and sees personal data masked until a reasoned unmasking. */
import type { Route } from '@balapan/api/contract.ts';
import { maskedName } from '@balapan/api/personal.ts';
import { routes } from '@balapan/api/routes.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { traces } from './access/traces.ts';
import { unmask } from './access/unmask.ts';
import { makeApp } from './http/app.ts';
import type { Actor } from './kernel/actor.ts';
import { perform } from './kernel/operation.ts';
import { operations } from './operations.ts';
import { inputFor } from './testing/inputs.ts';
import { makePlace, type Place } from './testing/places.ts';
import { insert } from './testing/rows.ts';
import { district, tinyWorld, type World } from './testing/world.ts';

const table: Route[] = Object.values(routes).flatMap((subject) => Object.values<Route>(subject));
const isFor = ({ access }: Route, role: string): boolean =>
  access.roles === 'public' || (access.roles as readonly string[]).includes(role);
const db = await testDatabase();
let world: World;
let place: Place;
let auditor: Actor;
let app: FastifyInstance;

beforeAll(async () => {
  world = await tinyWorld(db);
  place = await makePlace(world, district, 'KZ18722S000012345678');
  await insert(world.query, 'import_run', {
    id: '01980000-0000-7000-8000-0000000000aa',
    started_at: '2025-09-01',
    source: 'city',
  });
  await insert(world.query, 'import_error', {
    run_id: '01980000-0000-7000-8000-0000000000aa',
    seq: 1,
    file: 'children.csv',
    line: 2,
    field: 'iin',
    value: place.personal[2],
    code: 'iin.control',
    params: JSON.stringify({ given: place.personal[0] }),
  });
  auditor = await world.staff('auditor');
  app = await makeApp(world.house);
});
afterAll(() => app.close());

/** Bytes cannot be masked: an auditor sees what they are of, not them. */
const bytes = [
  'settlement.document',
  'settlement.package',
  'settlement.annex',
  'treasury.advice',
  'treasury.document',
  'treasury.package',
  'treasury.bankFile',
  'treasury.treasuryList',
];
/** What the reader could do next (invite somebody, make a register): of an auditor, nothing. What was done stands in the journal. */
const deeds = ['access.staffAccess', 'treasury.preview', 'treasury.likelyPayments'];
const regional = [
  'departmentSpecialist',
  'departmentAccountant',
  'departmentHead',
  'payerOperator',
  'payerChecker',
  'payerReleaser',
];

test('may read whatever a role of the region may read, but no bytes and no list of own deeds', () => {
  const reads = table.filter((route) => route.method === 'GET' && regional.some((role) => isFor(route, role)));
  const closed = reads.filter((route) => !isFor(route, 'auditor')).map(({ name }) => name);
  expect(closed.sort()).toEqual([...deeds, ...bytes].sort());
});

test('changes nothing but their own sessions', () => {
  const changes = table.filter(
    (route) => route.method === 'POST' && route.access.roles !== 'public' && isFor(route, 'auditor'),
  );
  expect(changes.filter(({ access, name }) => access.of !== 'self' && name !== 'access.unmask')).toEqual([]);
});

/** What answers to a browser's secret (a QR code of its own) is no operation, and tells nobody anything of a person. */
const isOperation = (route: Route): boolean => operations.some((one) => one.route === route);
const reads = table.filter(
  (route) =>
    route.method === 'GET' &&
    isOperation(route) &&
    isFor(route, 'auditor') &&
    route.access.of !== 'self' &&
    route.name !== 'access.people',
);
const ask = (route: Route, actor: Actor): Promise<string> => {
  const operation = operations.find((one) => one.route === route);
  if (operation === undefined) throw new Error(route.name);
  return operation
    .perform(world.house, actor, inputFor(route, place) as never)
    .then(JSON.stringify, (error: unknown) => {
      // An iteration was never run here; a number is not known.
      expect(error).toMatchObject({ code: 'request.notFound' });
      return '';
    });
};
const told = (text: string): string[] => place.personal.filter((secret) => text.includes(secret));

describe('personal data', () => {
  it.each(reads.map((route) => [route.name, route] as const))('are masked in %s', async (_, route) => {
    expect(told(await ask(route, auditor))).toEqual([]);
  });

  it('would be told by some of them without the mask', async () => {
    const open: string[] = [];
    for (const route of reads) {
      const clear = await ask(route, { ...auditor, role: 'departmentHead', organisation: 'department' }).catch(
        () => '',
      );
      if (told(clear).length > 0) open.push(route.name);
    }
    expect(open).toEqual(
      expect.arrayContaining([
        'attendance.disputes',
        'importing.errors',
        'privacy.requests',
        'settlement.act',
        'settlement.actLines',
      ]),
    );
  });

  it('of one child are shown to whom they are unmasked for, and of that child only', async () => {
    const other = await makePlace(world, district, 'KZ88722S000087654321');
    const open = { ...auditor, unmasked: [place.ids.childId ?? ''] };
    const rows = JSON.parse(await ask(routes.attendance.disputes, open)).rows as {
      childId: string;
      childName: string;
    }[];
    const nameOf = (id: string | undefined) => rows.find(({ childId }) => childId === id)?.childName;
    expect(nameOf(place.ids.childId)).toBe(`${place.personal[0]} ${place.personal[1]}`);
    expect(nameOf(other.ids.childId)).toBe(maskedName(other.ids.childId ?? ''));
  });
});

describe('an unmasking', () => {
  const reason = 'Проверка по обращению № 17';
  it('asks for a reason, a subject that is there, and lasts a day at most', async () => {
    const post = async (payload: object) => {
      const cookie = await signedIn();
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: routes.access.unmask.path,
        headers: { 'x-balapan': '1', cookie },
        payload,
      });
      return [statusCode, JSON.parse(body).code];
    };
    const { childId, guardianId: personId } = place.ids;
    expect(await post({ childId, reason: 'надо' })).toEqual([400, 'access.reasonShort']);
    expect(await post({ childId, reason, hours: 25 })).toEqual([400, 'field.outOfRange']);
    expect(await post({ childId, personId, reason })).toEqual([400, 'field.required']);
    expect(await post({ reason })).toEqual([400, 'field.required']);
    expect(await post({ childId: world.newId(), reason })).toEqual([404, 'request.notFound']);
  });

  it('shows the data until it ends, and the family reads who and why', async () => {
    const cookie = await signedIn();
    const headers = { 'x-balapan': '1', cookie };
    const names = async () =>
      (
        (await app.inject({ url: routes.attendance.disputes.path, headers })).json().rows as {
          childId: string;
          childName: string;
        }[]
      ).find(({ childId }) => childId === place.ids.childId)?.childName;
    const masked = maskedName(place.ids.childId ?? '');
    expect(await names()).toBe(masked);
    const payload = { childId: place.ids.childId, reason, hours: 2 };
    const done = await app.inject({ method: 'POST', url: routes.access.unmask.path, headers, payload });
    expect([done.statusCode, done.json().until]).toEqual([200, '2025-09-11T10:30:00+05:00']);
    expect(await names()).toBe(`${place.personal[0]} ${place.personal[1]}`);
    const parent = place.actors.guardian as Actor;
    const { rows } = await perform(world.house, parent, traces, {
      childId: place.ids.childId ?? '',
      kind: 'read',
      page: 1,
      size: 50,
    });
    expect(rows.find(({ operation }) => operation === 'access.unmask')).toMatchObject({
      role: 'auditor',
      kind: 'read',
      reasons: [reason],
    });
    await world.at('2025-09-11', '10:31');
    expect(await names()).toBe(masked);
    await world.at('2025-09-11');
  });

  it('of a parent is read by the parent too', async () => {
    await perform(world.house, auditor, unmask, {
      childId: null,
      personId: place.ids.guardianId ?? '',
      reason: 'Сверка запроса о данных',
      hours: 1,
    });
    const parent = place.actors.guardian as Actor;
    const { rows } = await perform(world.house, parent, traces, {
      childId: place.ids.childId ?? '',
      kind: 'all',
      page: 1,
      size: 50,
    });
    expect(rows.flatMap(({ reasons }) => reasons)).toContain('Сверка запроса о данных');
  });

  async function signedIn(): Promise<string> {
    const { personId, appointmentId } = await world.staff('auditor');
    const reply = await app.inject({
      method: 'POST',
      url: routes.access.signIn.path,
      headers: { 'x-balapan': '1' },
      payload: { personId, appointmentId },
    });
    return String(reply.headers['set-cookie']).split(';')[0] ?? '';
  }
});
