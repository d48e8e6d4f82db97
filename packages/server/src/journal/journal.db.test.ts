/** The journal: who sees which events and contents, pages by the last row, and the plan over many events. */
import { journalRoutes } from '@balapan/api/journal.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { endOfDay, startOfDay } from '@balapan/domain/moment.ts';
import { describe, expect, test } from 'vitest';
import { publishHeads } from '../access/publishHeads.ts';
import { type Actor, system } from '../kernel/actor.ts';
import { changing, perform } from '../kernel/operation.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { journalOperations } from './operations.ts';
import { eventsQuery } from './queries.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const kindergarten = await world.provider();
const other = await world.provider();
const head = await world.staff('head', { provider: kindergarten });
const administrator = await world.staff('administrator');
const departmentHead = await world.staff('departmentHead');
const auditor = await world.staff('auditor');
const child = await world.child({ surname: 'Тайнов' });
const parent = world.parent(child);
const today = asDay('2025-09-11');
const days = { from: today, to: today, most: 50 };

async function change(actor: Actor, chain: string | null, operation: string, payload: unknown): Promise<void> {
  await changing(house, actor, operation, async () => ({
    answer: null,
    events: [{ chain, subjectId: null, payload }],
  }));
}
const sessionId = world.newId();
await insert(world.query, 'session', {
  id: sessionId,
  token_hash: Buffer.from('a'),
  person_id: head.personId,
  appointment_id: head.appointmentId,
  made_at: '2025-09-11T02:00:00Z',
  ends_at: '2025-09-11T14:00:00Z',
  method: 'certificate',
  address: '10.0.0.1',
});
await change({ ...head, sessionId }, kindergarten.id, 'attendance.mark', { childId: child.id, note: 'Тайнов болеет' });
await change(parent, kindergarten.id, 'attendance.dispute', { childId: child.id });
await change(administrator, null, 'people.appoint', { appointment: { before: null, after: { role: 'auditor' } } });
await change(system, other.id, 'settlement.closeMonth', { month: '2025-08' });

const [events, event, contents] = journalOperations as unknown as [never, never, never];
// biome-ignore lint/suspicious/noExplicitAny: three operations of different shapes, looked into by the tests
type Told = any;
const ask = (operation: never, actor: Actor, input: object): Promise<Told> =>
  perform(house, actor, operation, input as never) as Promise<Told>;

describe('events', () => {
  test('the department’s head sees the region with all names, the administrator names of staff only', async () => {
    const all = await ask(events, departmentHead, days);
    expect(all.rows.map(({ operation }: Told) => operation).sort()).toEqual([
      'attendance.dispute',
      'attendance.mark',
      'people.appoint',
      'settlement.closeMonth',
    ]);
    const dispute = (told: Told) => told.rows.find(({ operation }: Told) => operation === 'attendance.dispute');
    expect(dispute(all).person.name).toContain(child.guardian.surname);
    for (const actor of [administrator, auditor]) {
      const told = await ask(events, actor, days);
      expect(told.rows).toHaveLength(4);
      expect(dispute(told).person.name).toBeNull();
      expect(JSON.stringify(told)).not.toContain(child.guardian.surname);
    }
  });

  test('a head sees the own chain only, whatever is asked', async () => {
    const own = await ask(events, head, days);
    expect(own.rows.map(({ chain }: Told) => chain)).toEqual([kindergarten.id, kindergarten.id]);
    expect((await ask(events, head, { ...days, providerId: other.id })).rows).toEqual([]);
    const foreign = { chain: other.id, seq: 1 };
    await expect(ask(event, head, foreign)).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(ask(contents, head, foreign)).rejects.toMatchObject({ code: 'request.notFound' });
  });

  test('others may not', async () => {
    for (const actor of [
      parent,
      await world.staff('departmentSpecialist'),
      await world.staff('accountant', { provider: kindergarten }),
    ])
      await expect(ask(events, actor, days)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('by person, by operation, by kindergarten', async () => {
    const by = async (filter: object) =>
      (await ask(events, departmentHead, { ...days, ...filter })).rows.map(({ operation }: Told) => operation);
    expect(await by({ actor: administrator.personId })).toEqual(['people.appoint']);
    expect(await by({ operation: 'settlement.closeMonth' })).toEqual(['settlement.closeMonth']);
    expect(await by({ providerId: other.id })).toEqual(['settlement.closeMonth']);
    expect(await by({ from: asDay('2025-09-10'), to: asDay('2025-09-10') })).toEqual([]);
  });

  test('too long a period is refused, of one kindergarten a year is not', async () => {
    const long = { ...days, from: asDay('2025-08-01') };
    await expect(ask(events, departmentHead, long)).rejects.toMatchObject({ code: 'field.outOfRange' });
    expect((await ask(events, departmentHead, { ...long, providerId: other.id })).rows).toHaveLength(1);
    await expect(ask(events, departmentHead, { ...days, after: 'x/y/z' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  test('pages hold every event once, also those of one moment', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const told = await ask(events, departmentHead, { ...days, most: 1, ...(after === undefined ? {} : { after }) });
      seen.push(...told.rows.map(({ chain, seq }: Told) => `${chain} ${seq}`));
      after = told.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });
});

describe('one event', () => {
  test('of the region’s own chain has an address too', () => {
    const chain = '00000000-0000-0000-0000-000000000000';
    expect(journalRoutes.event.params.parse({ chain, seq: '1' })).toEqual({ chain, seq: 1 });
  });

  test('leads to the sign-in, says whether it is whole, and which publication covers it', async () => {
    const told = await ask(event, administrator, { chain: kindergarten.id, seq: 1 });
    expect(told).toMatchObject({
      operation: 'attendance.mark',
      whole: true,
      published: null,
      session: { method: 'certificate', address: '10.0.0.1' },
    });
    expect(told.hash).toMatch(/^[0-9a-f]{64}$/u);
    await world.at('2025-09-12', '00:30');
    await publishHeads.run(house);
    expect((await ask(event, auditor, { chain: kindergarten.id, seq: 1 })).published.day).toBe(today);
    await world.at('2025-09-11');
    await world.query(`UPDATE ~audit_event SET source = 'cli' WHERE chain_id = $1 AND seq = 1`, [kindergarten.id]);
    expect((await ask(event, auditor, { chain: kindergarten.id, seq: 1 })).whole).toBe(false);
    await world.query(`UPDATE ~audit_event SET source = 'web' WHERE chain_id = $1 AND seq = 1`, [kindergarten.id]);
  });

  test('its contents are open to the department’s head and the own head, whose reading is written down', async () => {
    const one = { chain: kindergarten.id, seq: 1 };
    for (const actor of [departmentHead, head]) {
      const told = await ask(contents, actor, one);
      expect(told.payload).toContain('Тайнов');
      expect(told.children).toEqual([{ childId: child.id }]);
    }
    const read = await world.query(`SELECT person_id FROM ~read_log WHERE operation = 'journal.contents' ORDER BY at`);
    expect(read.map(({ person_id: id }) => id)).toEqual([departmentHead.personId, head.personId]);
  });

  test('an auditor reads them without what people wrote, an administrator those about the staff only', async () => {
    const one = { chain: kindergarten.id, seq: 1 };
    const told = await ask(contents, auditor, one);
    expect(told).toMatchObject({ masked: true, payload: JSON.stringify({ childId: child.id, note: '•••' }) });
    expect(await ask(contents, administrator, one)).toEqual({ payload: null, masked: false, children: [] });
    const own = await ask(events, administrator, { ...days, operation: 'people.appoint' });
    const { chain, seq } = own.rows[0];
    expect((await ask(contents, administrator, { chain, seq })).payload).toContain('auditor');
  });
});

test('what an auditor has unmasked is told in the journal too: the child’s contents, the parent’s name, and nobody else’s', async () => {
  const one = { chain: kindergarten.id, seq: 1 };
  const dispute = async (actor: Actor) =>
    (await ask(events, actor, { ...days, operation: 'attendance.dispute' })).rows[0].person;
  const open = { ...auditor, unmasked: [child.id] };
  expect(await ask(contents, open, one)).toMatchObject({
    masked: false,
    payload: JSON.stringify({ childId: child.id, note: 'Тайнов болеет' }),
  });
  expect(await dispute(open)).toMatchObject({ personId: null, name: null });
  const ofParent = { ...auditor, unmasked: [child.guardian.id] };
  expect(await ask(contents, ofParent, one)).toMatchObject({ masked: true });
  expect(await dispute(ofParent)).toMatchObject({
    personId: child.guardian.id,
    name: expect.stringContaining(child.guardian.surname),
  });
});

test('over many events a page comes by an index: by moment, by person, by chain', async () => {
  await world.query(
    `INSERT INTO ~audit_event (chain_id, seq, at, user_id, role, operation, source, payload, prev_hash, hash)
     SELECT CASE WHEN n % 50 = 0 THEN $1::uuid ELSE $2::uuid END, 1000 + n, '2025-01-01'::timestamptz + n * interval '10 minutes',
            CASE WHEN n % 90 = 0 THEN $3::uuid ELSE $4::uuid END, 'educator', 'attendance.mark', 'web', '{}', '\\x00', '\\x00'
       FROM generate_series(1, 30000) AS n`,
    [kindergarten.id, other.id, head.personId, auditor.personId],
  );
  await world.query('ANALYZE ~audit_event');
  const client = await db.pool.connect();
  try {
    await client.query('SET search_path TO almaty');
    const plan = async (over: object): Promise<string> => {
      const filter = {
        from: startOfDay(asDay('2025-07-01')),
        to: endOfDay(asDay('2025-07-31')),
        after: { at: startOfDay(asDay('2025-07-20')), chain: other.id, seq: 5n },
        chains: null,
        userId: null,
        operation: null,
        size: 50,
        ...over,
      };
      const { text, values } = eventsQuery(filter, []);
      const { rows } = await client.query(`EXPLAIN ${text}`, values);
      return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    };
    expect(await plan({})).toContain('Index Scan Backward using audit_event_at');
    expect(await plan({ userId: head.personId })).toMatch(/audit_event_(user|at)/u);
    for (const text of [
      await plan({}),
      await plan({ userId: head.personId }),
      await plan({ chains: [kindergarten.id] }),
    ])
      expect(text).not.toMatch(/Seq Scan on audit_event/u);
  } finally {
    await client.query('RESET search_path');
    client.release();
  }
});

test('a sign-in names who came in, a parent only to whom may know families', async () => {
  for (const { personId } of [head, parent])
    await changing(house, system, 'access.signIn', async () => ({
      answer: null,
      events: [{ chain: null, subjectId: personId, payload: {} }],
    }));
  const namesFor = async (actor: Actor): Promise<(string | null)[]> =>
    (await ask(events, actor, { ...days, operation: 'access.signIn' })).rows.map(({ person }: Told) => person?.name);
  const known = await namesFor(departmentHead);
  expect(known).toHaveLength(2);
  expect(known.filter((name) => name?.includes(child.guardian.surname))).toHaveLength(1);
  expect((await namesFor(administrator)).filter((name) => name === null)).toHaveLength(1);
});
