import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, type Day } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { childrenIn } from '../kernel/childrenIn.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { perform } from '../kernel/operation.ts';
import { operations } from '../operations.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { verify } from '../verify/verify.ts';
import { sealReads } from './sealReads.ts';
import { traces } from './traces.ts';

const db = await testDatabase();
let world: World;
let educator: Actor;
let parent: Actor;
let stranger: Actor;
let [childId, otherId, careGroupId] = ['', '', ''];

const day = '2025-09-11' as Day;
const run = (route: object, actor: Actor, input: object): Promise<unknown> => {
  const found = operations.find((one) => one.route === route);
  if (found === undefined) throw new Error('no operation');
  return found.perform(world.house, actor, input as never);
};
const readGroup = (actor: Actor = educator) => run(attendanceRoutes.group, actor, { careGroupId, day });
const seen = async (actor = parent, kind: 'all' | 'read' | 'change' = 'all', id = childId) =>
  (await perform(world.house, actor, traces, { childId: id, kind, page: 1, size: 50 })).rows.map((row) => [
    row.kind,
    row.operation,
    row.role,
    row.times,
  ]);

beforeAll(async () => {
  world = await tinyWorld(db);
  const provider = await world.provider();
  const group = await world.careGroup(provider);
  const [mine, other] = [await world.child(), await world.child()];
  for (const child of [mine, other]) await world.enrolment(child, group);
  educator = await world.staff('educator', { careGroup: group });
  [parent, stranger] = [world.parent(mine), world.parent(other)];
  [childId, otherId, careGroupId] = [mine.id, other.id, group.id];
});

test('every childId of an answer is found, wherever it stands', () => {
  expect([...childrenIn({ a: [{ childId: 'x', more: { childId: 'y' } }], childId: null, b: 'childId' })]).toEqual([
    'x',
    'y',
  ]);
});

test('who reads a child’s file leaves a trace, a guardian’s own look does not', async () => {
  expect(await seen()).toEqual([]);
  await readGroup();
  await readGroup();
  await run(attendanceRoutes.myMonth, parent, { childId, month: '2025-09' }).catch(() => {});
  expect(await seen()).toEqual([['read', 'attendance.group', 'educator', 2]]);
  expect(await seen(stranger, 'all', otherId)).toEqual([['read', 'attendance.group', 'educator', 2]]);
});

test('so does who changes it, although its event is about the whole group', async () => {
  const marks = [{ childId, mark: 'present', document: false }];
  await run(attendanceRoutes.mark, educator, { careGroupId, day, marks });
  expect(await seen(parent, 'change')).toEqual([['change', 'attendance.mark', 'educator', 1]]);
  expect(await seen(stranger, 'change', otherId)).toEqual([]);
  const [row] = (await perform(world.house, parent, traces, { childId, kind: 'change', page: 1, size: 5 })).rows;
  expect(row).toMatchObject({ own: false, place: { ru: expect.any(String) } });
});

test('a reason that was written is told, with the child’s own mark only', async () => {
  await world.at('2025-09-12');
  const marks = [
    { childId, mark: 'ill', document: false },
    { childId: otherId, mark: 'ill', document: false },
  ];
  await run(attendanceRoutes.mark, educator, { careGroupId, day, marks, reason: 'Справка принесена позже' });
  const [row] = (await perform(world.house, parent, traces, { childId, kind: 'change', page: 1, size: 5 })).rows;
  expect(row).toMatchObject({ operation: 'attendance.mark', reasons: ['Справка принесена позже'] });
  const [theirs] = (
    await perform(world.house, stranger, traces, { childId: otherId, kind: 'change', page: 1, size: 5 })
  ).rows;
  expect(theirs).toMatchObject({ times: 1, reasons: [] });
  await world.at('2025-09-11');
});

test('every change that names a child stands with the child', async () => {
  const missing = await world.query(
    `SELECT e.operation, c.id FROM ~audit_event e JOIN ~child c ON e.payload::text LIKE '%' || c.id::text || '%'
      WHERE NOT EXISTS (SELECT FROM ~audit_subject s WHERE s.child_id = c.id AND s.chain_id = e.chain_id AND s.seq = e.seq)`,
  );
  expect(missing).toEqual([]);
  const all = await perform(world.house, parent, traces, { childId, kind: 'all', page: 1, size: 50 });
  const pages = await Promise.all(
    all.rows.map((_, at) => perform(world.house, parent, traces, { childId, kind: 'all', page: at + 1, size: 1 })),
  );
  expect(all.rows.length).toBeGreaterThan(2);
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows);
});

test('the traces of another’s child are nobody’s business', async () => {
  await expect(seen(stranger)).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(seen(educator)).rejects.toMatchObject({ code: 'access.forbidden' });
});

test('once an hour the log is sealed; a reading taken out later is found', async () => {
  const faults = async () => (await verify(world.house)).flatMap(({ name, faults: all }) => all.map(() => name));
  const until = momentOf(asDay('2025-09-11' as Day), '09:05');
  const move = (at: number) => setClock(world.house, at);
  expect(await runDueJobs(world.house, [sealReads], until - 1, move)).toEqual([]);
  expect(await runDueJobs(world.house, [sealReads], until, move)).toMatchObject([{ job: 'access.sealReads' }]);
  expect(await runDueJobs(world.house, [sealReads], until + 3_600_000, move)).toEqual([]);
  expect(await faults()).toEqual([]);
  await world.query('DELETE FROM ~read_log WHERE id = (SELECT min(id::text)::uuid FROM ~read_log)');
  expect(await faults()).toEqual(['reads']);
});

test('the application can neither change nor remove a reading', async () => {
  const tried = db.pool.query('BEGIN; SET LOCAL ROLE balapan_app; DELETE FROM almaty.read_log; COMMIT');
  await expect(tried).rejects.toThrow('permission denied');
});

test('a child’s referrals and lines of a waitlist are found by the child, however many there are', async () => {
  const client = await db.pool.connect();
  try {
    await client.query('SET search_path TO almaty');
    // The tiny tables of a test are read whole otherwise.
    await client.query('SET enable_seqscan TO off');
    for (const table of ['referral', 'waitlist_entry']) {
      const { rows } = await client.query(`EXPLAIN SELECT id FROM ${table} WHERE child_id = $1`, [childId]);
      expect(rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')).toContain(`${table}_child`);
    }
  } finally {
    await client.query('RESET enable_seqscan');
    await client.query('RESET search_path');
    client.release();
  }
});
