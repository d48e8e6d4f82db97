import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeEach, expect, test } from 'vitest';
import { stranger } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { tinyWorld } from '../testing/world.ts';
import { refuseOffer } from '../voucher/answerOffer.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { byNumber, myChildren, place } from './place.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;

beforeEach(async () => {
  await world.query(
    `TRUNCATE ~application, ~application_event, ~offer, ~voucher, ~iteration, ~iteration_record, ~iteration_outcome, ~outbox,
      ~care_group, ~care_group_places, ~provider, ~queue_line, ~cleanup, ~cleanup_verdict CASCADE`,
  );
  await world.at('2025-09-11');
});

test('a parent sees its child, its place and the boxes of the term, and no other child', async () => {
  const kindergarten = await world.provider();
  await world.careGroup(kindergarten, { capacity: 1 });
  const first = await world.application();
  const second = await world.application();
  await runIteration(house);
  const { children } = await perform(house, world.parent(first), myChildren, {});
  expect(children).toHaveLength(1);
  expect(children[0]?.application).toMatchObject({ state: 'offered', category: 17, position: 1, inCategory: 1 });
  expect(children[0]?.application?.term).toMatchObject({ lastDay: '2025-09-15', workingDaysLeft: 2 });
  expect(children[0]?.application?.term?.days.map(({ working }) => working)).toEqual([true, true, false, false, true]);
  const waits = await perform(house, world.parent(second), place, { applicationId: second.id });
  expect(waits.lastOutcome).toMatchObject({ number: 1, outcome: 'passedOver', reason: { code: 'noPlace' } });
  const foreign = perform(house, world.parent(second), place, { applicationId: first.id });
  await expect(foreign).rejects.toMatchObject({ code: 'request.notFound' });
});

test('each move has its reason, and the numbers meet', async () => {
  const kindergarten = await world.provider();
  await world.careGroup(kindergarten, { capacity: 2 });
  const ahead = [await world.application(), await world.application(), await world.application()];
  const mine = await world.application();
  await runIteration(house);
  await world.at('2025-09-12');
  await perform(house, world.parent(ahead[0] ?? mine), refuseOffer, { applicationId: ahead[0]?.id ?? '' });
  const { moves, child } = await perform(house, world.parent(mine), place, { applicationId: mine.id });
  expect(child.application?.position).toBe(2);
  expect(moves).toMatchObject([
    { from: 4, to: 2, reason: { code: 'othersOffered', params: { count: 2, iteration: 1 } } },
    { from: null, to: 4, reason: { code: 'filed' } },
  ]);
});

test('the clean-up of the old file is told by its verdicts', async () => {
  const mine = await world.application({ filed_at: '2025-06-05T09:00:00+05:00' });
  const cleanup = world.newId();
  await world.query(
    "INSERT INTO ~cleanup (id, file_day, policy_version, run_at) VALUES ($1, '2025-09-11', 1, '2025-09-11T07:00+05')",
    [cleanup],
  );
  const line = (number: string, filedAt: string, verdict: string, tier = 'general') =>
    world.query(
      `WITH line AS (INSERT INTO ~queue_line (file_day, number, child_iin, surname, given_name, birth_date, guardian_iin, filed_at,
          tier, ground_checked, language, wished_start, state, state_since)
        VALUES ('2025-09-11', $2, '1', 'a', 'b', '2022-03-03', '2', $3, $5, false, 'kk', '2025-09-01', 'waiting', $3))
       INSERT INTO ~cleanup_verdict (cleanup_id, number, verdict, params) VALUES ($1, $2, $4, '{}')`,
      [cleanup, number, filedAt, verdict, tier],
    );
  await line(mine.number, '2025-06-05T09:00:00+05:00', 'live');
  await line('a', '2025-06-01T09:00:00+05:00', 'enrolled');
  await line('b', '2025-06-02T09:00:00+05:00', 'duplicate');
  await line('c', '2025-06-03T09:00:00+05:00', 'overAge');
  await line('later', '2025-06-07T09:00:00+05:00', 'enrolled');
  await line('other', '2025-06-01T09:00:00+05:00', 'enrolled', 'priority');
  const { moves } = await perform(house, world.parent(mine), place, { applicationId: mine.id });
  expect(moves.map(({ from, to, reason }) => [from, to, reason.code])).toEqual([
    [2, 1, 'cleanupEnrolled'],
    [4, 2, 'cleanupWrong'],
    [null, 4, 'filed'],
  ]);
});

test('the expected order is the closed form: E + 4p − 3 and E + g + ⌈g/3⌉', async () => {
  await world.application({ tier: 'extraordinary', category: 2 });
  await world.application({ tier: 'priority', category: 7 });
  const teacher = await world.application({ tier: 'teacher', category: 12 });
  for (let g = 1; g <= 4; g += 1) await world.application();
  const last = await world.application({ filed_at: '2025-06-04T09:00:00+05:00' });
  const expected = async (row: typeof last) =>
    (await perform(house, world.parent(row), place, { applicationId: row.id })).expected;
  expect(await expected(teacher)).toMatchObject({
    kind: 'privileged',
    extraordinary: 1,
    rank: 2,
    order: 1 + 4 * 2 - 3,
  });
  expect(await expected(last)).toMatchObject({ kind: 'general', rank: 5, order: 1 + 5 + 2 });
});

test('everybody may ask by number, and learns no name', async () => {
  const row = await world.application();
  const answer = await perform(house, stranger, byNumber, { number: row.number });
  expect(answer).toEqual({
    number: row.number,
    state: 'waiting',
    category: 17,
    position: 1,
    inCategory: 1,
    filedAt: expect.stringContaining('2025-06-03T09:'),
  });
  await expect(perform(house, stranger, byNumber, { number: '0' })).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(async () => perform(house, stranger, myChildren, {})).rejects.toMatchObject({
    code: 'access.signInNeeded',
  });
});
