/**
 * Every operation of the contract as every role on own, another kindergarten's, another district's and another region's data; what is
 * public and what touches the session's cookie with expectations of its own. None is left out: a test says so.
 */
import type { Route } from '@balapan/api/contract.ts';
import { type Role, roles, scopeOfRole } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';
import { migrate } from '@balapan/database/migrate.ts';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { makeApp } from './http/app.ts';
import type { Actor } from './kernel/actor.ts';
import { scopeOf } from './kernel/operation.ts';
import { operations } from './operations.ts';
import { inputFor, namesSomething } from './testing/inputs.ts';
import { makePlace, type Place } from './testing/places.ts';
import { insert } from './testing/rows.ts';
import { district, tinyWorld, type World } from './testing/world.ts';

const table: Route[] = Object.values(routes).flatMap((subject) => Object.values<Route>(subject));
const people = roles.filter((role) => role !== 'system');
const otherDistrict = '751110000';
const db = await testDatabase();
let [world, abroad]: World[] = [];
let [app, appAbroad]: FastifyInstance[] = [];
const places: Record<'own' | 'kindergarten' | 'district' | 'region', Place> = {} as never;
const regional: Partial<Record<Role, Actor>> = {};

beforeAll(async () => {
  await migrate(db.pool, { regions: ['almaty', 'astana'] });
  world = await tinyWorld(db);
  abroad = await tinyWorld(db, 'astana');
  for (const one of [world, abroad]) {
    const name = { name_kk: 'А', name_ru: 'А', name_en: 'A' };
    await insert(one.query, 'district', { kato: otherDistrict, ...name, outline: '{}' });
  }
  places.own = await makePlace(world, district, 'KZ18722S000012345678');
  places.kindergarten = await makePlace(world, district, 'KZ88722S000087654321');
  places.district = await makePlace(world, otherDistrict, 'KZ45722S000011112222');
  places.region = await makePlace(abroad, district, 'KZ18722S000012345678');
  for (const role of people) regional[role] = places.own.actors[role] ?? (await world.staff(role));
  app = await makeApp(world.house);
  appAbroad = await makeApp(abroad.house);
});
afterAll(() => Promise.all([app?.close(), appAbroad?.close()]));

/** They set or clear the session's cookie: http/session.ts registers them; the tests of signing in try what they do. */
const byCookie: readonly string[] = Object.values<Route>(routes.access)
  .filter((route) => !operations.some((one) => one.route === route))
  .map(({ name }) => name);
const guarded = table.filter(({ access }) => access.roles !== 'public');
const isOpenTo = ({ access }: Route, role: Role): boolean => access.roles !== 'public' && access.roles.includes(role);

const addressOf = (path: string): string => path.replaceAll(/:\w+/gu, '01980000-0000-7000-8000-000000000009');
const ask = async (to: FastifyInstance | undefined, route: Route, cookie?: string) => {
  if (to === undefined) throw new Error('no server');
  return to.inject({
    method: route.method,
    url: addressOf(route.path),
    headers: { 'x-balapan': '1', ...(cookie === undefined ? {} : { cookie }) },
    ...(route.method === 'POST' ? { payload: {} } : {}),
  });
};
async function cookieOf(of: World | undefined, to: FastifyInstance | undefined, role: Role): Promise<string> {
  if (of === undefined || to === undefined) throw new Error('no world');
  const { personId, appointmentId } =
    role === 'guardian'
      ? { personId: (await of.child()).guardian.id, appointmentId: null }
      : await of.staff(role, { district });
  const signedIn = await to.inject({
    method: 'POST',
    url: routes.access.signIn.path,
    headers: { 'x-balapan': '1' },
    payload: { personId, appointmentId },
  });
  return String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
}

describe('over HTTP', () => {
  it('nobody who is not signed in gets anything that is not public', async () => {
    const told = await Promise.all(guarded.map(async (route) => [route.name, (await ask(app, route)).statusCode]));
    expect(told).toEqual(guarded.map(({ name }) => [name, 401]));
  });

  it.each(people)('%s is refused whatever the route is not for', async (role) => {
    const cookie = await cookieOf(world, app, role);
    const closed = guarded.filter((route) => !isOpenTo(route, role));
    const told = await Promise.all(
      closed.map(async (route) => [route.name, (await ask(app, route, cookie)).statusCode]),
    );
    expect(closed.length).toBeGreaterThan(10);
    expect(told).toEqual(closed.map(({ name }) => [name, 403]));
  });

  it.each(people)('a session of %s in another region is nobody here', async (role) => {
    const cookie = await cookieOf(abroad, appAbroad, role);
    const me = await appAbroad?.inject({ url: routes.access.me.path, headers: { cookie } });
    expect(me?.json().person).toMatchObject({ role });
    const asked = guarded.filter((route) => isOpenTo(route, role) && (role === 'head' || route.access.of === 'self'));
    const told = await Promise.all(asked.map(async (route) => (await ask(app, route, cookie)).statusCode));
    expect(new Set(told)).toEqual(new Set([401]));
  });

  it('what is public tells no secret, with a session or without', async () => {
    const cookie = await cookieOf(world, app, 'guardian');
    // Picking a person to be is what the demonstration's sign-in page is for; it exists nowhere else.
    const asked = table.filter(
      ({ access, method, name }) => access.roles === 'public' && method === 'GET' && name !== 'access.people',
    );
    for (const route of asked) {
      for (const given of [undefined, cookie]) {
        const { statusCode, body } = await ask(app, route, given);
        expect([200, 400, 404], route.name).toContain(statusCode);
        expect(readsOf(body, ...Object.values(places)), route.name).toEqual([]);
      }
    }
  });
});

const perform = (route: Route, actor: Actor | undefined, input: unknown): Promise<unknown> => {
  const operation = operations.find((one) => one.route === route);
  if (operation === undefined || actor === undefined || world === undefined) throw new Error(`no ${route.name}`);
  return operation.perform(world.house, actor, input as never);
};
function readsOf(answer: unknown, ...of: Place[]): string[] {
  const text = JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)) ?? '';
  // As a whole word: «Ким5» does not stand in «Ким52».
  return of.flatMap(({ secrets }) =>
    secrets.filter((secret) =>
      new RegExp(`(?<![\\p{L}\\d])${secret.replace('+', '\\+')}(?![\\p{L}\\d])`, 'u').test(text),
    ),
  );
}
/** What cannot be had of one's own here, and why. */
const notYet: Readonly<Record<string, string>> = {
  'fees.chargesFile': 'fee.notCharged',
  'settlement.eactDocument': 'request.unavailable',
  'settlement.package': 'act.notSigned',
  'treasury.treasuryList': 'payment.notReleased',
};
const countEvents = () => world?.query('SELECT count(*)::integer AS events FROM ~audit_event');

const cases = guarded.flatMap((route) =>
  people
    .filter((role) => isOpenTo(route, role) && !byCookie.includes(route.name))
    .map((role) => [route.name, role, route] as const),
);
/** Whose data are not the role's own. */
function elsewhereOf(role: Role): readonly ('kindergarten' | 'district' | 'region')[] {
  const kind = scopeOfRole[role];
  if (kind === 'region' || kind === 'office') return ['region'];
  return kind === 'district' ? ['district', 'region'] : ['kindergarten', 'district', 'region'];
}

describe('what is another kindergarten’s, district’s or region’s', () => {
  it.each(cases)('%s by %s', async (_, role, route) => {
    const actor = regional[role];
    const elsewhere = elsewhereOf(role).map((one) => places[one]);
    if (route.method === 'GET') {
      const told = await perform(route, actor, inputFor(route, places.own)).catch((error: unknown) => error);
      if (told instanceof Error) expect(told).toMatchObject({ code: notYet[route.name] ?? 'request.notFound' });
      expect(readsOf(told, ...elsewhere)).toEqual([]);
    }
    if (!namesSomething(route, places.own)) return;
    const before = await countEvents();
    for (const place of elsewhere) {
      const told = await perform(route, actor, inputFor(route, place)).catch((error: unknown) => error);
      if (route.method === 'POST') expect(told, 'a change').toBeInstanceOf(DomainError);
      if (told instanceof Error) {
        expect(told).toMatchObject({ code: expect.stringMatching(/^(request\.notFound|access\.forbidden)$/u) });
      } else expect(readsOf(told, place)).toEqual([]);
    }
    expect(await countEvents()).toEqual(before);
  });
});

describe('row-level security behind it', () => {
  const scoped = people.filter((role) => scopeOfRole[role] !== 'region');
  it.each(scoped)('shows %s no row in which a secret of another place stands, in any table', async (role) => {
    const actor = regional[role];
    if (actor === undefined || world === undefined) throw new Error(role);
    const kept = await world.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'almaty'::regnamespace AND relrowsecurity AND NOT relispartition
          AND has_table_privilege('balapan_app', oid, 'SELECT')`,
    );
    expect(kept.length).toBeGreaterThan(25);
    const patterns = elsewhereOf(role).flatMap((one) => places[one].secrets.map((secret) => `%${secret}%`));
    const told = await reading(world.house.pool, scopeOf(world.house, actor), (sql) =>
      sql.query<{ name: string; rows: number }>(
        kept
          .map(
            ({ name }) =>
              `SELECT '${name}' AS name, count(*)::integer AS rows FROM ${name} t WHERE t::text LIKE ANY ($1)`,
          )
          .join(' UNION ALL '),
        [patterns],
      ),
    );
    expect(told.filter(({ rows }) => rows > 0)).toEqual([]);
  });
});

/** Tables kept by row-level security of which an office sees some rows all the same, and why. */
const seenByOffice: Readonly<Record<string, string>> = { person: 'staff' };

describe('an administrator', () => {
  it('sees no row of a child, a family or of money, in any table that row-level security keeps', async () => {
    if (world === undefined) throw new Error('no world');
    const kept = await world.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'almaty'::regnamespace AND relrowsecurity AND NOT relispartition
        ORDER BY relname`,
    );
    const scope = scopeOf(world.house, await world.staff('administrator'));
    expect(scope.kind).toBe('office');
    const filled: string[] = [];
    const seen: string[] = [];
    for (const { name } of kept) {
      const [all] = await world.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ~${name}`);
      if (all === undefined || all.rows === 0) continue;
      filled.push(name);
      const [mine] = await reading(world.house.pool, scope, (sql) =>
        sql.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${name}`),
      );
      if (mine !== undefined && mine.rows > 0) seen.push(name);
    }
    expect(filled).toEqual(
      expect.arrayContaining(['act', 'act_line', 'attendance_mark', 'child', 'guardianship', 'voucher']),
    );
    expect(seen).toEqual(Object.keys(seenByOffice));
  });

  const asked = guarded.filter((route) => route.method === 'GET' && isOpenTo(route, 'administrator'));
  it.each(asked.map((route) => [route.name, route] as const))('is told of no child by %s', async (_, route) => {
    const answer = await perform(route, regional.administrator, inputFor(route, places.own));
    expect(readsOf(answer, ...Object.values(places))).toEqual([]);
  });

  it('sees no parent among the people', async () => {
    if (world === undefined) throw new Error('no world');
    const scope = scopeOf(world.house, await world.staff('administrator'));
    const staff = await reading(world.house.pool, scope, (sql) =>
      sql.query<{ staff: boolean }>('SELECT DISTINCT staff FROM person'),
    );
    expect(staff).toEqual([{ staff: true }]);
  });
});

test('none is left out: every route is tried by a role, is public, or touches the cookie', () => {
  const tried = new Set(cases.map(([name]) => name));
  const left = table.filter(
    ({ name, access }) => !tried.has(name) && access.roles !== 'public' && !byCookie.includes(name),
  );
  expect(left.map(({ name }) => name)).toEqual([]);
  for (const role of people)
    expect(
      cases.some(([, one]) => one === role),
      role,
    ).toBe(true);
});
