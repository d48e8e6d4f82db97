/** The rights of a second guardian, child by child: to read and to confirm, not to sign, answer, choose or refuse. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { dispute } from './attendance/disputes.ts';
import { confirmMonth, myMonth } from './attendance/myMonth.ts';
import type { Actor } from './kernel/actor.ts';
import { perform } from './kernel/operation.ts';
import { choose, prolong, withdraw } from './placement/choose.ts';
import { confirmPlace } from './placement/confirmPlace.ts';
import { myChildren } from './queue/place.ts';
import { markDays } from './testing/month.ts';
import { insert } from './testing/rows.ts';
import { tinyWorld } from './testing/world.ts';
import { consent, refuseOffer, restore } from './voucher/answerOffer.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const august = asMonth('2025-08');

interface Case {
  readonly childId: string;
  readonly applicationId: string;
  readonly voucherId: string;
}

/** Signs for the first child, only reads for the second; both have vouchers to choose with, and go to a group in August. */
let both: Actor;
let [signed, read]: Case[] = [];
let providerId: string;

beforeAll(async () => {
  const provider = await world.provider();
  providerId = provider.id;
  const group = await world.careGroup(provider, { capacity: 10 });
  const parent = await world.person();
  const cases: Case[] = [];
  for (const signs of [true, false]) {
    const child = await world.child();
    await insert(world.query, 'guardianship', { child_id: child.id, person_id: parent.id, relation: 'father', signs });
    await world.enrolment(child, group, '2025-07-01', '2025-09-01');
    await markDays(world, group, [{ child, day: '2025-08-18' as Day, mark: 'present', document: false }], []);
    const application = await world.application({ child, state: 'accepted' });
    const voucherId = world.newId();
    await world.query(
      `INSERT INTO ~voucher (id, number, child_id, application_id, state, state_since, issued_at, choose_by)
       VALUES ($1, $2, $3, $4, 'choosing', '2025-09-11T08:00+05', '2025-09-11T08:00+05', '2025-09-19T00:00+05')`,
      [voucherId, application.number, child.id, application.id],
    );
    cases.push({ childId: child.id, applicationId: application.id, voucherId });
  }
  [signed, read] = cases;
  const signsFor = cases.slice(0, 1).map(({ childId }) => childId);
  both = { ...world.parent(), personId: parent.id, children: cases.map(({ childId }) => childId), signsFor };
});

const events = () => world.query('SELECT count(*)::integer AS n FROM ~audit_event');

describe('a person who signs for one child and not for another', () => {
  const acts = [
    ['takes the voucher', (one: Case) => perform(house, both, consent, one)],
    ['refuses the voucher', (one: Case) => perform(house, both, refuseOffer, one)],
    ['brings the application back', (one: Case) => perform(house, both, restore, one)],
    ['confirms a place', (one: Case) => perform(house, both, confirmPlace, { ...one, accept: true })],
    ['prolongs the term', (one: Case) => perform(house, both, prolong, one)],
    ['chooses', (one: Case) => perform(house, both, choose, { voucherId: one.voucherId, providerId })],
    ['takes the choice back', (one: Case) => perform(house, both, withdraw, one)],
  ] as const;

  it.each(acts)('%s: never for the child that they only read of', async (_, act) => {
    const before = await events();
    await expect(act(read as Case)).rejects.toMatchObject({ code: 'access.notRepresentative' });
    expect(await events()).toEqual(before);
  });

  it.each(acts)('%s: for the child that they sign for it is a matter of its state only', async (_, act) => {
    const told: unknown = await act(signed as Case).catch((error: unknown) => error);
    if (told instanceof Error) expect(told).toMatchObject({ code: 'state.refused' });
  });

  it('sees both, and is told for which one may act', async () => {
    const { children } = await perform(house, both, myChildren, {});
    const may = new Map(children.map(({ childId, mayAct }) => [childId, mayAct]));
    expect([may.get(signed?.childId ?? ''), may.get(read?.childId ?? '')]).toEqual([true, false]);
  });

  it('reads, disputes and confirms the month of the second child all the same', async () => {
    const { childId } = read as Case;
    expect(await perform(house, both, myMonth, { childId, month: august })).toMatchObject({ childId });
    const day = '2025-08-18' as Day;
    const about = { disputeId: world.newId(), childId, day, claim: 'ill' as const, note: 'Болел' };
    expect(await perform(house, both, dispute, about)).toMatchObject({ number: 1 });
    expect(await perform(house, both, confirmMonth, { childId, month: august })).toMatchObject({ heldDays: 1 });
  });
});
