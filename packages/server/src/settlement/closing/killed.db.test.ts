import { testDatabase } from '@balapan/database/testing/database.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { beforeAll, expect, it } from 'vitest';
import type { House } from '../../kernel/house.ts';
import { enrolled, markDays } from '../../testing/month.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { closeMonth } from './closeMonth.ts';

const month = asMonth('2025-08');
const days = makeCalendar(draftCalendar(2024, 2027)).workingDays(month);
const input = { month, batch: 2 };
const db = await testDatabase();
let world: World;

beforeAll(async () => {
  world = await tinyWorld(db);
  for (let kindergarten = 0; kindergarten < 9; kindergarten += 1) {
    const { group, children } = await enrolled(world, 2);
    const present = (day: Day, child: { id: string }) => ({ child, day, mark: 'present' as const, document: false });
    const marks = children.flatMap((child, at) => days.slice(kindergarten + at).map((day) => present(day, child)));
    await markDays(world, group, marks, children.slice(0, 1 + (kindergarten % 2)));
  }
});

/** All that a closing leaves, without the ids that are new in each run. */
async function left(): Promise<unknown> {
  const ids = ({ payload, ...event }: { payload: Record<string, Record<string, unknown> | null> }) => ({
    ...event,
    payload: Object.entries(payload).map(([name, rows]) => [name, rows === null ? null : { ...rows, id: '' }]),
  });
  const audit = await world.query<{ payload: Record<string, Record<string, unknown> | null> }>(
    `SELECT chain_id, seq, at, operation, source, payload FROM ~audit_event ORDER BY chain_id, seq`,
  );
  return {
    acts: await world.query(
      `SELECT a.number, a.provider_id, a.version, a.children, a.payable_days, a.total_tiyn, a.state, a.desk, a.made_at, d.sha256
         FROM ~act a JOIN ~act_document d ON d.act_id = a.id ORDER BY a.number`,
    ),
    lines: await world.query(
      `SELECT a.number, l.child_id, l.payable_days, l.total_tiyn, l.local_tiyn FROM ~act_line l JOIN ~act a ON a.id = l.act_id
        ORDER BY a.number, l.child_id`,
    ),
    moves: await world.query(
      `SELECT a.number, m.seq, m.to_state, m.at FROM ~act_move m JOIN ~act a ON a.id = m.act_id ORDER BY 1, 2`,
    ),
    registers: await world.query('SELECT provider_id, version, children, sha256 FROM ~register ORDER BY provider_id'),
    counted: await world.query(
      'SELECT provider_id, child_id, payable, confirmed FROM ~register_line ORDER BY provider_id, child_id',
    ),
    audit: audit.map(ids),
    ledger: await world.query('SELECT operation_key FROM ~journal ORDER BY 1'),
  };
}

async function clear(): Promise<void> {
  for (const table of [
    'act_move',
    'act_document',
    'act_line',
    'act',
    'register_line',
    'register',
    'audit_event',
    'audit_head',
  ])
    await world.query(`DELETE FROM ~${table}`);
}

/** Ends the connection that waits for the lock on the region's row. */
async function killWaiting(): Promise<void> {
  for (let ended = 0; ended === 0; )
    ended = (
      await db.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).rows.length;
}

it('a closing that is killed again and again ends as one that nobody disturbed', async () => {
  await closeMonth(world.house, input);
  const undisturbed = await left();
  await clear();

  // After the second batch, between two transactions.
  const stopping: House = {
    ...world.house,
    progress: (_, done) => {
      if (done === 4) throw new Error('killed between batches');
    },
  };
  await expect(closeMonth(stopping, input)).rejects.toThrow('killed between batches');
  expect(await world.query('SELECT count(*)::integer AS acts FROM ~act')).toEqual([{ acts: 4 }]);

  // In the third batch, by the server: its connection ends while it waits.
  const blocker = await db.newPool().connect();
  await blocker.query('BEGIN; SELECT code FROM almaty.region FOR UPDATE');
  const waiting = closeMonth({ ...world.house, pool: db.newPool() }, input).catch((error: Error) => error);
  await killWaiting();
  expect(await waiting).toBeInstanceOf(Error);
  await blocker.query('ROLLBACK');
  blocker.release();
  expect(await world.query('SELECT count(*)::integer AS acts FROM ~act')).toEqual([{ acts: 4 }]);

  // In the fourth batch, by our own failure after its registers were written.
  let made = 0;
  const failing: House = {
    ...world.house,
    newId: () => {
      made += 1;
      if (made === 7) throw new Error('killed within a batch');
      return world.newId();
    },
  };
  await expect(closeMonth(failing, input)).rejects.toThrow('killed within a batch');
  expect(await world.query('SELECT count(*)::integer AS acts FROM ~act')).toEqual([{ acts: 6 }]);

  expect(await closeMonth(world.house, input)).toMatchObject({ acts: 3, registers: 3 });
  expect(await left()).toEqual(undisturbed);
  expect(await closeMonth(world.house, input)).toMatchObject({ acts: 0, registers: 0 });
});
