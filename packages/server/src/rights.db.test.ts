/** Every route of the table against every role, and every scoped role against what is another kindergarten's or child's. */
import type { Route } from '@balapan/api/contract.ts';
import { type Role, roles } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from './http/app.ts';
import type { Actor } from './kernel/actor.ts';
import { scopeOf } from './kernel/operation.ts';
import { operations } from './operations.ts';
import { closeMonth } from './settlement/closing/closeMonth.ts';
import { contractOf, markDays } from './testing/month.ts';
import { insert } from './testing/rows.ts';
import { district, tinyWorld, type World } from './testing/world.ts';

const table: Route[] = Object.values(routes).flatMap((subject) => Object.values<Route>(subject));
const guarded = table.filter(({ access }) => access.roles !== 'public');
const people = roles.filter((role) => role !== 'system');
const otherDistrict = '751110000';
const db = await testDatabase();
let world: World;
let app: FastifyInstance;
let [own, foreign]: Place[] = [];

interface Place {
  /** A value for each field that names something. */
  readonly ids: Readonly<Record<string, string>>;
  readonly actors: Readonly<Partial<Record<Role, Actor>>>;
  /** What only this place's people may read. */
  readonly secrets: readonly string[];
}

/** A kindergarten with a closed month, a dispute, a referral; a child in it, and one that waits for it. */
async function makePlace(kato: string, iban: string): Promise<Place> {
  const provider = await world.provider({ district: kato });
  await contractOf(world, provider, iban);
  const group = await world.careGroup(provider);
  const child = await world.child({ surname: `Секретов${provider.number}` });
  await world.enrolment(child, group);
  const day = '2025-08-15' as Day;
  await markDays(world, group, [{ child, day, mark: 'present', document: false }], [child]);
  const disputeId = world.newId();
  await insert(world.query, 'day_dispute', {
    id: disputeId,
    number: provider.number,
    day,
    child_id: child.id,
    provider_id: provider.id,
    person_id: child.guardian.id,
    claim: 'ill',
    note: `тайна ${provider.number}`,
    opened_at: '2025-09-05',
    answer_by: '2025-09-12',
    state: 'open',
  });
  const disputed = { child, day: '2025-08-18' as Day, mark: 'present' as const, document: false };
  await markDays(world, group, [disputed], []);
  await closeMonth(world.house, { month: asMonth('2025-08'), providers: [provider.id] });
  const [act] = await world.query<{ id: string }>('SELECT id FROM ~act WHERE provider_id = $1', [provider.id]);
  const waiting = await world.child({ surname: `Скрытов${provider.number}` });
  const { guardian } = child;
  await insert(world.query, 'guardianship', {
    child_id: waiting.id,
    person_id: guardian.id,
    relation: 'mother',
    signs: true,
  });
  const application = await world.application({ child: { ...waiting, guardian }, state: 'accepted' });
  await world.query('UPDATE ~application SET district = $2 WHERE id = $1', [application.id, kato]);
  const [voucherId, referralId] = [world.newId(), world.newId()];
  await insert(world.query, 'voucher', {
    id: voucherId,
    number: `V-${provider.number}`,
    child_id: waiting.id,
    application_id: application.id,
    state: 'choosing',
    state_since: '2025-09-10',
    issued_at: '2025-09-10',
    choose_by: '2025-09-17',
  });
  await insert(world.query, 'referral', {
    id: referralId,
    voucher_id: voucherId,
    child_id: waiting.id,
    provider_id: provider.id,
    care_group_id: group.id,
    chosen_at: '2025-09-10',
    state: 'sent',
  });
  const actors: Partial<Record<Role, Actor>> = {
    guardian: { ...world.parent(child, waiting), personId: child.guardian.id },
    educator: await world.staff('educator', { careGroup: group }),
    districtSpecialist: await world.staff('districtSpecialist', { district: kato }),
  };
  for (const role of ['head', 'accountant', 'methodist'] as const) actors[role] = await world.staff(role, { provider });
  const actId = act?.id ?? '';
  const member = await world.staff('educator', { careGroup: group });
  const proposal = {
    careGroupId: group.id,
    capacity: 25,
    from: '2025-09-11' as Day,
    reason: `замысел ${provider.number}`,
  };
  const { proposalId } = (await perform(routes.proposal.proposeCapacity, actors.head, proposal)) as {
    proposalId: string;
  };
  return {
    ids: {
      childId: child.id,
      waitingId: waiting.id,
      careGroupId: group.id,
      providerId: provider.id,
      applicationId: application.id,
      actId,
      disputeId,
      voucherId,
      referralId,
      personId: member.personId,
      chain: provider.id,
      appointmentId: member.appointmentId,
      proposalId,
    },
    actors,
    secrets: [child, waiting]
      .flatMap((one) => [one.id, one.surname, one.iin, one.guardian.id, one.guardian.surname])
      .concat([
        disputeId,
        `тайна ${provider.number}`,
        actId,
        application.id,
        application.number,
        voucherId,
        referralId,
        proposalId,
        proposal.reason,
      ]),
  };
}

beforeAll(async () => {
  world = await tinyWorld(db);
  await insert(world.query, 'district', {
    kato: otherDistrict,
    name_kk: 'А',
    name_ru: 'А',
    name_en: 'A',
    outline: '{}',
  });
  own = await makePlace(district, 'KZ18722S000012345678');
  foreign = await makePlace(otherDistrict, 'KZ88722S000087654321');
  app = await makeApp(world.house);
});
afterAll(() => app.close());

const addressOf = (path: string): string => path.replaceAll(/:\w+/gu, '01980000-0000-7000-8000-000000000009');
const ask = (route: Route, cookie?: string) =>
  app.inject({
    method: route.method,
    url: addressOf(route.path),
    headers: { 'x-balapan': '1', ...(cookie === undefined ? {} : { cookie }) },
    ...(route.method === 'POST' ? { payload: {} } : {}),
  });

describe('over HTTP', () => {
  it('nobody who is not signed in gets anything that is not public', async () => {
    const told = await Promise.all(guarded.map(async (route) => [route.name, (await ask(route)).statusCode]));
    expect(told).toEqual(guarded.map(({ name }) => [name, 401]));
  });

  it.each(people)('%s is refused whatever the route is not for', async (role) => {
    const { personId, appointmentId } =
      role === 'guardian'
        ? { personId: (await world.child()).guardian.id, appointmentId: null }
        : await world.staff(role, { district });
    const signedIn = await app.inject({
      method: 'POST',
      url: routes.access.signIn.path,
      headers: { 'x-balapan': '1' },
      payload: { personId, appointmentId },
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const closed = guarded.filter(({ access }) => !(access.roles as readonly Role[]).includes(role));
    const told = await Promise.all(closed.map(async (route) => [route.name, (await ask(route, cookie)).statusCode]));
    expect(closed.length).toBeGreaterThan(10);
    expect(told).toEqual(closed.map(({ name }) => [name, 403]));
  });
});

const more: Readonly<Record<string, unknown>> = {
  month: '2025-08',
  day: '2025-08-20',
  reason: 'Опечатка',
  claim: 'ill',
  note: 'Не сходится',
  verdict: 'upheld',
  cms: 'AAAA',
  accept: true,
  number: 1,
  seq: 1,
  orderNumber: '17-л',
  orderDate: '2025-09-10',
  from: '2025-09-20',
  to: '2025-09-21',
  lastDay: '2025-09-20',
  basis: 'приказ',
  capacity: 22,
  document: 'Справка',
};
const special: Readonly<Record<string, unknown>> = {
  'attendance.answerDispute.answer': 'По журналу',
  'placement.answer.answer': 'accept',
  'people.appoint.role': 'educator',
  'attendance.dispute.disputeId': '01980000-0000-7000-8000-000000000019',
  'privacy.ask.kind': 'copy',
  'privacy.ask.text': 'Дайте копию',
  'privacy.giveConsent.version': 1,
  'privacy.giveConsent.language': 'ru',
  'placement.answer.startOn': '2025-09-15',
  'health.write.kind': 'vaccination',
  'health.write.value': 'complete',
  'health.giveConsent.version': 1,
  'health.giveConsent.language': 'ru',
  'proposal.proposePrivilege.verdict': 'confirmed',
};

/** An input for the route that names what is of the place; fields with a default or without a need are left out. */
function inputFor(route: Route, place: Place, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const schema of [route.params, route.query, route.body]) {
    if (schema === undefined) continue;
    const given = Object.fromEntries(
      Object.keys(schema.shape).flatMap((field) => {
        const marks = [{ childId: place.ids.childId, mark: 'present', document: false }];
        const named = route.name.startsWith('roster.') && field === 'childId' ? place.ids.waitingId : place.ids[field];
        const value =
          field === 'marks' ? marks : (special[`${route.name}.${field}`] ?? named ?? over[field] ?? more[field]);
        return value === undefined ? [] : [[field, value]];
      }),
    );
    Object.assign(input, schema.parse(given));
  }
  return input;
}

const namesSomething = ({ params, query, body }: Route): boolean =>
  [params, query, body].some((schema) => Object.keys(schema?.shape ?? {}).some((field) => field in (own as Place).ids));
const scoped: Role[] = ['guardian', 'educator', 'methodist', 'accountant', 'head', 'districtSpecialist'];
/** They touch a cookie or must know the page's address: http registers them. */
const byCookie = [
  'access.signOut',
  'access.switchRole',
  'access.endBehalf',
  'access.stepUpChallenge',
  'access.stepUpWithPasskey',
  'access.stepUpWithCertificate',
  'access.beginPasskey',
  'access.addPasskey',
];
const cases = guarded.flatMap((route) =>
  scoped
    .filter((role) => (route.access.roles as readonly Role[]).includes(role) && !byCookie.includes(route.name))
    .map((role) => [route.name, role, route] as const),
);
const perform = (route: Route, actor: Actor | undefined, input: unknown): Promise<unknown> => {
  const operation = operations.find((one) => one.route === route);
  if (operation === undefined || actor === undefined) throw new Error(`no operation or actor for ${route.name}`);
  return operation.perform(world.house, actor, input as never);
};
/** What cannot be had of one's own here, and why. */
const notYet: Readonly<Record<string, string>> = { 'settlement.package': 'act.notSigned' };
const readsOf = (answer: unknown, place: Place): string[] => {
  const text = JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  // As a whole word: «Ким5» does not stand in «Ким52».
  return place.secrets.filter((secret) => new RegExp(`(?<![\\p{L}\\d])${secret}(?![\\p{L}\\d])`, 'u').test(text));
};

describe('what is of another kindergarten, district or child', () => {
  it.each(cases)('%s by %s', async (_, role, route) => {
    const [mine, theirs] = [own as Place, foreign as Place];
    const actor = mine.actors[role];
    if (route.method === 'GET') {
      const answer = perform(route, actor, inputFor(route, mine));
      const code = notYet[route.name];
      if (code === undefined) expect(readsOf(await answer, theirs)).toEqual([]);
      else await expect(answer).rejects.toMatchObject({ code });
    }
    if (!namesSomething(route)) return;
    const before = await world.query('SELECT count(*)::integer AS events FROM ~audit_event');
    const told = await perform(route, actor, inputFor(route, theirs)).catch((error: unknown) => error);
    if (route.method === 'POST') expect(told, 'a change').toBeInstanceOf(DomainError);
    if (told instanceof Error) {
      expect(told).toBeInstanceOf(DomainError);
      expect(told).toMatchObject({ code: expect.stringMatching(/^(request\.notFound|access\.forbidden)$/u) });
    } else expect(readsOf(told, theirs)).toEqual([]);
    expect(await world.query('SELECT count(*)::integer AS events FROM ~audit_event')).toEqual(before);
  });
});

/** Tables kept by row-level security of which an office sees some rows all the same, and why. */
const seenByOffice: Readonly<Record<string, string>> = { person: 'the names of staff' };

describe('an administrator', () => {
  it('sees no row of a child, a family or of money, in any table that row-level security keeps', async () => {
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

  const asked = guarded.filter(
    ({ method, access }) => method === 'GET' && (access.roles as readonly Role[]).includes('administrator'),
  );
  it.each(asked.map((route) => [route.name, route] as const))('is told of no child by %s', async (_, route) => {
    const actor = await world.staff('administrator');
    const answer = await perform(route, actor, inputFor(route, own as Place));
    expect([own, foreign].flatMap((place) => readsOf(answer, place as Place))).toEqual([]);
  });

  it('sees no parent among the people', async () => {
    const scope = scopeOf(world.house, await world.staff('administrator'));
    const people = await reading(world.house.pool, scope, (sql) =>
      sql.query<{ staff: boolean }>('SELECT DISTINCT staff FROM person'),
    );
    expect(people).toEqual([{ staff: true }]);
  });
});
