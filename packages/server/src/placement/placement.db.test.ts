import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { beforeEach, expect, test } from 'vitest';
import { termJobs } from '../jobs.ts';
import type { Actor } from '../kernel/actor.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { perform } from '../kernel/operation.ts';
import type { CareGroupRow, ProviderRow } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { answer, referrals } from './answer.ts';
import { choose, prolong, withdraw } from './choose.ts';
import { confirmPlace } from './confirmPlace.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;

beforeEach(async () => {
  await world.query(
    `TRUNCATE ~application, ~application_event, ~voucher, ~outbox, ~referral, ~waitlist_entry, ~enrolment, ~care_group,
      ~care_group_places, ~provider, national.enrolment_claim CASCADE`,
  );
  await world.at('2025-09-11');
});

interface Holder {
  readonly voucherId: string;
  readonly childId: string;
  readonly applicationId: string;
  readonly parent: Actor;
}

/** A child whose parent has consented today and chooses until 18 September. */
async function holder(): Promise<Holder> {
  const application = await world.application({ state: 'accepted' });
  const voucherId = world.newId();
  await world.query(
    `INSERT INTO ~voucher (id, number, child_id, application_id, state, state_since, issued_at, choose_by)
     VALUES ($1, $2, $3, $4, 'choosing', '2025-09-11T08:00+05', '2025-09-11T08:00+05', '2025-09-19T00:00+05')`,
    [voucherId, application.number, application.child_id, application.id],
  );
  return { voucherId, childId: application.child_id, applicationId: application.id, parent: world.parent(application) };
}

async function kindergarten(capacity: number): Promise<{ provider: ProviderRow; group: CareGroupRow; head: Actor }> {
  const provider = await world.provider();
  const group = await world.careGroup(provider, { capacity });
  return { provider, group, head: await world.staff('head', { provider }) };
}

const places = async (group: CareGroupRow) =>
  (await world.query('SELECT enrolled, held FROM ~care_group_places WHERE care_group_id = $1', [group.id]))[0];

test('a free place is held, the kindergarten enrols, the claim of the country is taken', async () => {
  const { provider, group, head } = await kindergarten(1);
  const child = await holder();
  const chosen = await perform(house, child.parent, choose, { voucherId: child.voucherId, providerId: provider.id });
  expect(chosen).toMatchObject({ outcome: 'referral', position: null });
  expect(await places(group)).toEqual({ enrolled: 0, held: 1 });
  const list = await perform(house, head, referrals, { state: 'sent', page: 1, size: 50 });
  expect(list).toMatchObject({ total: 1, waitlist: 0, rows: [{ id: chosen.id, careGroupId: group.id }] });
  const done = await perform(house, head, answer, { referralId: chosen.id, answer: 'accept' });
  expect(done).toMatchObject({ state: 'accepted' });
  expect(await places(group)).toEqual({ enrolled: 1, held: 0 });
  expect(await world.query('SELECT provider_id, care_group_id FROM ~child WHERE id = $1', [child.childId])).toEqual([
    { provider_id: provider.id, care_group_id: group.id },
  ]);
  expect(await world.query('SELECT state FROM ~voucher')).toEqual([{ state: 'used' }]);
  expect(await world.query('SELECT state FROM ~application')).toEqual([{ state: 'enrolled' }]);
  expect(await world.query('SELECT enrolment_id FROM national.enrolment_claim')).toEqual([
    { enrolment_id: done.enrolmentId },
  ]);
  const again = perform(house, head, answer, { referralId: chosen.id, answer: 'accept' });
  await expect(again).rejects.toMatchObject({ code: 'state.refused' });
});

test('two parents and one place: one is referred, the other waits; nobody gets a place twice', async () => {
  const { provider, group } = await kindergarten(1);
  const two = [await holder(), await holder()];
  const answers = await Promise.all(
    two.map(({ parent, voucherId }) => perform(house, parent, choose, { voucherId, providerId: provider.id })),
  );
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['referral', 'waitlist']);
  expect(await places(group)).toEqual({ enrolled: 0, held: 1 });
});

test('a refusal needs one of three grounds; the place goes to the first of the waitlist, who confirms it', async () => {
  const { provider, group, head } = await kindergarten(1);
  const [first, second, third] = [await holder(), await holder(), await holder()];
  const chosen = [];
  for (const { parent, voucherId } of [first, second, third]) {
    chosen.push(await perform(house, parent, choose, { voucherId, providerId: provider.id }));
  }
  expect(chosen.map(({ position }) => position)).toEqual([null, 1, 2]);
  const referralId = chosen[0]?.id ?? '';
  const bare = perform(house, head, answer, { referralId, answer: 'refuse' });
  await expect(bare).rejects.toMatchObject({ code: 'field.required' });
  await perform(house, head, answer, { referralId, answer: 'refuse', ground: 'expiredDocuments' });
  expect(await places(group)).toEqual({ enrolled: 0, held: 1 });
  const outbox = await world.query("SELECT payload->>'voucherId' AS voucher, payload->>'lastDay' AS day FROM ~outbox");
  expect(outbox).toEqual([{ voucher: second.voucherId, day: '2025-09-15' }]);
  const confirmed = await perform(house, second.parent, confirmPlace, { voucherId: second.voucherId, accept: true });
  expect(confirmed.referralId).not.toBeNull();
  expect(await places(group)).toEqual({ enrolled: 0, held: 1 });
  await perform(house, head, answer, {
    referralId: confirmed.referralId ?? '',
    answer: 'accept',
    startOn: asDay('2025-09-15'),
  });
  expect(await places(group)).toEqual({ enrolled: 1, held: 0 });
});

test('a declined place goes to the next; one not confirmed within two working days as well', async () => {
  const { provider, group } = await kindergarten(1);
  const [first, second, third] = [await holder(), await holder(), await holder()];
  for (const { parent, voucherId } of [first, second, third]) {
    await perform(house, parent, choose, { voucherId, providerId: provider.id });
  }
  await perform(house, first.parent, withdraw, { voucherId: first.voucherId });
  const declined = await perform(house, second.parent, confirmPlace, { voucherId: second.voucherId, accept: false });
  expect(declined).toMatchObject({ referralId: null, until: '2025-09-19T00:00:00+05:00' });
  const state = () => world.query('SELECT state FROM ~waitlist_entry WHERE voucher_id = $1', [third.voucherId]);
  expect(await state()).toEqual([{ state: 'offered' }]);
  const late = () => perform(house, third.parent, confirmPlace, { voucherId: third.voucherId, accept: true });
  await world.at('2025-09-16', '00:00');
  await expect(late()).rejects.toMatchObject({ code: 'queue.termOver' });
  const done = await runDueJobs(house, termJobs, house.now(), (at) => setClock(house, at));
  expect(done).toMatchObject([{ job: 'placement.expirePlaces', count: 1 }]);
  // Nobody else waits, so it is offered again, and can be taken.
  expect(await state()).toEqual([{ state: 'offered' }]);
  expect(await places(group)).toEqual({ enrolled: 0, held: 1 });
  expect((await late()).referralId).not.toBeNull();
});

test('the term of choice: prolonged once, then the voucher ends', async () => {
  const child = await holder();
  const prolonged = await perform(house, child.parent, prolong, { voucherId: child.voucherId });
  expect(prolonged.until).toBe('2025-10-14T00:00:00+05:00');
  const twice = perform(house, child.parent, prolong, { voucherId: child.voucherId });
  await expect(twice).rejects.toMatchObject({ code: 'place.prolongedBefore' });
  await world.at('2025-10-14', '00:00');
  expect(await runDueJobs(house, termJobs, house.now())).toMatchObject([{ job: 'placement.expireChoices', count: 1 }]);
  expect(await world.query('SELECT state FROM ~application')).toEqual([{ state: 'annulled' }]);
});

test('refused: a kindergarten outside the roster, one without such a group, a child that goes already', async () => {
  const { provider, head } = await kindergarten(5);
  const child = await holder();
  const { voucherId } = child;
  const outside = await world.provider();
  await world.query("UPDATE ~provider SET roster = '[2024-01-01,2025-01-01)' WHERE id = $1", [outside.id]);
  const go = (providerId: string) => perform(house, child.parent, choose, { voucherId, providerId });
  await expect(go(outside.id)).rejects.toMatchObject({ code: 'place.notInRoster' });
  await expect(go((await world.provider()).id)).rejects.toMatchObject({ code: 'place.wrongAge' });
  const { id } = await go(provider.id);
  await world.query(
    `INSERT INTO national.enrolment_claim (child_iin, region, enrolment_id) SELECT iin, 'elsewhere', $2 FROM ~child WHERE id = $1`,
    [child.childId, world.newId()],
  );
  const enrolled = perform(house, head, answer, { referralId: id, answer: 'accept' });
  await expect(enrolled).rejects.toMatchObject({ code: 'queue.enrolled' });
});

test('nobody answers for another: other parents, other kindergartens, an educator', async () => {
  const { provider, group } = await kindergarten(1);
  const child = await holder();
  const other = await holder();
  const { voucherId } = child;
  const foreign = perform(house, other.parent, choose, { voucherId, providerId: provider.id });
  await expect(foreign).rejects.toMatchObject({ code: 'request.notFound' });
  const { id } = await perform(house, child.parent, choose, { voucherId, providerId: provider.id });
  const { head } = await kindergarten(1);
  const input = { referralId: id, answer: 'accept' } as const;
  await expect(perform(house, head, answer, input)).rejects.toMatchObject({ code: 'request.notFound' });
  const educator = await world.staff('educator', { careGroup: group });
  await expect(async () => perform(house, educator, answer, input)).rejects.toMatchObject({ code: 'access.forbidden' });
  await expect(async () => perform(house, child.parent, answer, input)).rejects.toMatchObject({
    code: 'access.forbidden',
  });
});
