import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { decide } from '@balapan/domain/iteration/decide.ts';
import { readInput } from '@balapan/domain/iteration/record.ts';
import { verifyIteration } from '@balapan/domain/iteration/verify.ts';
import { beforeEach, expect, test } from 'vitest';
import { termJobs } from '../jobs.ts';
import { system } from '../kernel/actor.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { perform, scopeOf } from '../kernel/operation.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { consent, refuseOffer, restore } from './answerOffer.ts';
import { affordable, monthsLeftInHalf } from './iterationInput.ts';
import { iteration, iterations, previewIteration, recordOf } from './readIteration.ts';
import { replay } from './replay.ts';
import { runIteration } from './runIteration.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const wish = { part: 'all', page: 1, size: 50 } as const;
const head = await world.staff('departmentHead');

/** Each test has its own queue: what another left is taken away. */
beforeEach(async () => {
  await world.query(
    `TRUNCATE ~application, ~application_event, ~offer, ~voucher, ~iteration, ~iteration_record, ~iteration_outcome, ~outbox,
      ~referral, ~waitlist_entry, ~enrolment, ~care_group, ~care_group_places, ~provider, national.application_claim CASCADE`,
  );
  await world.at('2025-09-11');
});

async function fourPlaces(): Promise<void> {
  const kindergarten = await world.provider();
  await world.careGroup(kindergarten, { age: 3, language: 'kk', capacity: 4 });
}

test('the pattern 1 : 3 over the city: order, reasons, limits by places and money', async () => {
  await fourPlaces();
  const extraordinary = await world.application({ tier: 'extraordinary', category: 2 });
  const priority = await world.application({ tier: 'priority', category: 7 });
  const general = [await world.application(), await world.application(), await world.application()];
  const view = await perform(house, head, previewIteration, wish);
  expect(view.limits).toMatchObject({ places: 4, placesInGroups: 4, vouchers: 10, queue: 5, monthsLeft: 3 });
  expect(view.limits.monthlyTiyn).toBe(`${5_565_900 * 4}`);
  expect(view.order.rows.map(({ applicationId, order }) => [applicationId, order])).toEqual([
    [extraordinary.id, 1],
    [priority.id, 2],
    [general[0]?.id, 3],
    [general[1]?.id, 4],
    [general[2]?.id, null],
  ]);
  expect(view.order.rows[4]).toMatchObject({ outcome: 'passedOver', reason: { code: 'noPlace' }, position: 3 });
  expect(view.byAgeAndLanguage).toEqual([{ age: 3, language: 'kk', offered: 4, places: 4, queue: 5 }]);
  const other = await perform(house, head, previewIteration, { ...wish, ifPrivileged: 0, ifGeneral: 3 });
  expect(other.whatIf?.summary).toMatchObject({ offeredPrivileged: 0, offeredGeneral: 3 });
});

test('a run writes an outcome for every live application, offers, messages and its record; the preview fits', async () => {
  await fourPlaces();
  const waiting = [await world.application(), await world.application()];
  const inactive = await world.application({ state: 'inactive', state_since: '2025-09-05T00:00:00+05:00' });
  await world.application({ state: 'inactive', state_since: '2025-07-05T00:00:00+05:00' });
  const preview = await perform(house, head, previewIteration, wish);
  const done = await runIteration(house, { inputHash: preview.inputHash });
  expect(done).toMatchObject({ number: 1, offers: 2, outcomes: 3, resultHash: preview.resultHash });
  expect(done.answerBy).toBe('2025-09-16T00:00:00+05:00');
  const outcomes = await world.query(
    'SELECT application_id, outcome, reason FROM ~iteration_outcome ORDER BY order_no',
  );
  expect(outcomes).toMatchObject([
    { application_id: waiting[0]?.id, outcome: 'offered', reason: 'generalAlone' },
    { application_id: waiting[1]?.id, outcome: 'offered' },
    { application_id: inactive.id, outcome: 'notYet', reason: 'inactive' },
  ]);
  const messages = await world.query<{ key: string; payload: { text: string } }>(
    "SELECT key, payload FROM ~outbox WHERE kind = 'message'",
  );
  expect(messages).toHaveLength(2);
  for (const { payload } of messages) expect(payload.text.length).toBeLessThanOrEqual(67);
  const events = await world.query("SELECT chain_id FROM ~audit_event WHERE operation = 'voucher.runIteration'");
  expect(events).toHaveLength(1);
  expect(await replay(house, 1)).toMatchObject({ number: 1, same: true });
  const past = await perform(house, head, iteration, { ...wish, number: 1 });
  expect(past.order).toEqual(preview.order);
  expect((await perform(house, head, iterations, { page: 1, size: 50 })).rows).toMatchObject([{ number: 1, open: 2 }]);
  const { bytes } = await reading(house.pool, scopeOf(house, system), (sql) => recordOf(sql, 1));
  const input = readInput(bytes);
  expect(verifyIteration(input, decide(input))).toEqual([]);
});

test('a record that was tampered with is told by the replay', async () => {
  await fourPlaces();
  await world.application();
  await runIteration(house);
  await world.query("UPDATE ~iteration SET result_hash = decode(repeat('00', 32), 'hex')");
  expect((await replay(house, 1)).same).toBe(false);
});

test('what is given is not given twice: neither place nor money', async () => {
  await fourPlaces();
  for (let n = 0; n < 6; n += 1) await world.application();
  await runIteration(house);
  const view = await perform(house, head, previewIteration, wish);
  expect(view.limits).toMatchObject({ places: 0, placesInGroups: 4, placesPromised: 4, vouchers: 6 });
  await expect(runIteration(house)).rejects.toMatchObject({ code: 'iteration.nothingToGive' });
});

test('nothing is given where another state was previewed', async () => {
  await fourPlaces();
  await world.application();
  const preview = await perform(house, head, previewIteration, wish);
  await world.application();
  const changed = runIteration(house, { inputHash: preview.inputHash });
  await expect(changed).rejects.toMatchObject({ code: 'iteration.inputChanged' });
  expect(await world.query('SELECT 1 FROM ~iteration')).toEqual([]);
});

test('the waitlist of a kindergarten goes before the city, by its own age and language', async () => {
  const kindergarten = await world.provider();
  await world.careGroup(kindergarten, { age: 3, language: 'kk', capacity: 2 });
  const listed = await world.application({ state: 'accepted' });
  const voucherId = world.newId();
  await world.query(
    "INSERT INTO ~voucher (id, number, child_id, application_id, state, state_since, issued_at) VALUES ($1, 'W1', $2, $3, 'waitlisted', now(), now())",
    [voucherId, listed.child_id, listed.id],
  );
  await world.query(
    "INSERT INTO ~waitlist_entry (id, voucher_id, child_id, provider_id, joined_at, state) VALUES ($1, $2, $3, $4, now(), 'waiting')",
    [world.newId(), voucherId, listed.child_id, kindergarten.id],
  );
  await world.application();
  const view = await perform(house, head, previewIteration, wish);
  expect(view.limits).toMatchObject({ places: 1, placesInGroups: 2, placesWaitlisted: 1 });
});

test('the contingent costs the whole half-year; a voucher the months that are left', () => {
  expect(monthsLeftInHalf(asDay('2025-09-11'))).toBe(3);
  expect(monthsLeftInHalf(asDay('2025-12-01'))).toBe(0);
  const money = { planTiyn: 100n, contingentTiyn: 10n, promisedMonths: 0n, normTiyn: 2n };
  expect(affordable(money, 3)).toBe(6);
  expect(affordable({ ...money, promisedMonths: 5n }, 3)).toBe(5);
  expect(affordable(money, 0)).toBe(0);
  expect(affordable({ ...money, contingentTiyn: 20n }, 3)).toBe(0);
});

test('the parent consents within two working days and gets a voucher with a term of choice', async () => {
  await fourPlaces();
  const application = await world.application();
  await runIteration(house);
  const parent = world.parent(application);
  const stranger = world.parent(await world.child());
  const input = { applicationId: application.id };
  await expect(perform(house, stranger, consent, input)).rejects.toMatchObject({ code: 'request.notFound' });
  const answer = await perform(house, parent, consent, input);
  expect(answer).toMatchObject({ state: 'accepted', until: '2025-09-19T00:00:00+05:00' });
  await expect(perform(house, parent, consent, input)).rejects.toMatchObject({ code: 'state.refused' });
  expect(await world.query('SELECT state FROM ~voucher')).toEqual([{ state: 'choosing' }]);
});

test('a refusal annuls the application and frees the claim of the child', async () => {
  await fourPlaces();
  const application = await world.application();
  await world.query(
    'INSERT INTO national.application_claim (child_iin, region, application_id) SELECT iin, $2, $1::uuid FROM ~child WHERE id = $3',
    [application.id, 'almaty', application.child_id],
  );
  await runIteration(house);
  await perform(house, world.parent(application), refuseOffer, { applicationId: application.id });
  expect(await world.query('SELECT state FROM ~application')).toEqual([{ state: 'annulled' }]);
  expect(await world.query('SELECT 1 FROM national.application_claim')).toEqual([]);
});

test('offers expire by the calendar, twice changes nothing; restored once, then it lapses', async () => {
  await fourPlaces();
  const application = await world.application();
  const parent = world.parent(application);
  const input = { applicationId: application.id };
  await runIteration(house);
  const until = await world.at('2025-09-15', '23:59');
  expect(await runDueJobs(house, termJobs, until, (at) => setClock(house, at))).toEqual([]);
  const done = await runDueJobs(house, termJobs, until + 60_000, (at) => setClock(house, at));
  expect(done).toMatchObject([{ job: 'voucher.expireOffers', count: 1 }]);
  expect(await runDueJobs(house, termJobs, until + 60_000)).toEqual([]);
  await expect(perform(house, parent, consent, input)).rejects.toMatchObject({ code: 'state.refused' });
  expect(await perform(house, parent, restore, input)).toMatchObject({ state: 'waiting' });
  const [row] = await world.query<{ filed_at: number; restored: boolean }>(
    'SELECT filed_at, restored FROM ~application',
  );
  expect(row).toMatchObject({ restored: true });
  await runIteration(house);
  const later = await world.at('2025-12-30');
  expect(await runDueJobs(house, termJobs, later)).toMatchObject([{ job: 'voucher.expireOffers' }]);
  await expect(perform(house, parent, restore, input)).rejects.toMatchObject({ code: 'queue.restoredBefore' });
  const lapsed = await runDueJobs(house, termJobs, await world.at('2026-02-01'));
  expect(lapsed).toMatchObject([{ job: 'voucher.lapseInactive', count: 1 }]);
});

test('after its last day an inactive application cannot be restored', async () => {
  const application = await world.application({ state: 'inactive', state_since: '2025-08-13T00:00:00+05:00' });
  const act = () => perform(house, world.parent(application), restore, { applicationId: application.id });
  await expect(act()).rejects.toMatchObject({ code: 'queue.termOver' });
});

test('a second guardian who does not sign reads, but answers nothing', async () => {
  await fourPlaces();
  const application = await world.application();
  await runIteration(house);
  const second = await world.person();
  await world.query(
    "INSERT INTO ~guardianship (child_id, person_id, relation, signs) VALUES ($1, $2, 'father', false)",
    [application.child_id, second.id],
  );
  const actor = { ...world.parent({ child_id: application.child_id, guardian: second }), signsFor: [] };
  await expect(perform(house, actor, consent, { applicationId: application.id })).rejects.toMatchObject({
    code: 'access.notRepresentative',
  });
});
