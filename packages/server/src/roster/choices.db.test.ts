import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeEach, expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { choose } from '../placement/choose.ts';
import { tinyWorld } from '../testing/world.ts';
import { consent } from '../voucher/answerOffer.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { choiceMap, choices } from './choices.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const head = await world.staff('departmentHead');
const asked = { free: 'no', page: 1, size: 50 } as const;

beforeEach(async () => {
  await world.query(
    `TRUNCATE ~application, ~application_event, ~offer, ~voucher, ~iteration, ~iteration_record, ~iteration_outcome, ~outbox,
      ~referral, ~waitlist_entry, ~care_group, ~care_group_places, ~provider CASCADE`,
  );
  await world.at('2025-09-11');
});

/** A child whose parent has consented to an offer. */
async function withVoucher() {
  const application = await world.application();
  await runIteration(house);
  await perform(house, world.parent(application), consent, { applicationId: application.id });
  return application;
}

test('the list promises what the choice then gives', async () => {
  const free = await world.provider();
  await world.careGroup(free, { capacity: 3 });
  const full = await world.provider();
  await world.careGroup(full, { capacity: 2, enrolled: 2 });
  const child = await withVoucher();
  const parent = world.parent(child);
  const found = await perform(house, parent, choices, { childId: child.child_id, ...asked });
  expect(found.rows.map(({ providerId, free: places, outcome }) => [providerId, places, outcome])).toEqual([
    [free.id, 3, 'referral'],
    [full.id, 0, 'waitlist'],
  ]);
  const onlyFree = await perform(house, parent, choices, { childId: child.child_id, ...asked, free: 'yes' });
  expect(onlyFree.total).toBe(1);
  const chosen = await perform(house, parent, choose, { voucherId: found.voucherId, providerId: full.id });
  expect(chosen.outcome).toBe('waitlist');
});

test('groups of another age or language are not offered', async () => {
  const fitting = await world.provider();
  const { age, language } = await world.careGroup(fitting, { capacity: 3 });
  const other = await world.provider();
  await world.careGroup(other, { capacity: 3, age: age === 6 ? 2 : age + 1 });
  const child = await withVoucher();
  const found = await perform(house, world.parent(child), choices, { childId: child.child_id, ...asked });
  expect(found).toMatchObject({ total: 1, age, rows: [{ providerId: fitting.id, languages: [language] }] });
});

test('a child of others, or one without a voucher to choose by, gets no list', async () => {
  const provider = await world.provider();
  await world.careGroup(provider, { capacity: 3 });
  const child = await withVoucher();
  const stranger = await world.application();
  const foreign = perform(house, world.parent(stranger), choices, { childId: child.child_id, ...asked });
  await expect(foreign).rejects.toMatchObject({ code: 'request.notFound' });
  const waiting = perform(house, world.parent(stranger), choices, { childId: stranger.child_id, ...asked });
  await expect(waiting).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(async () => perform(house, head, choices, { childId: child.child_id, ...asked })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
});

test('near home first among those that give a place, and the map tells the same places', async () => {
  const far = await world.provider();
  await world.careGroup(far, { capacity: 9 });
  const near = await world.provider();
  await world.careGroup(near, { capacity: 3 });
  const full = await world.provider();
  await world.careGroup(full, { capacity: 2, enrolled: 2 });
  const child = await withVoucher();
  const corners = [76.8, 77.1, 77.1, 76.8, 76.8].map((lon, at) => [lon, at < 2 || at > 3 ? 43.1 : 43.4]);
  await world.query(
    `INSERT INTO ~district (kato, name_kk, name_ru, name_en, outline) VALUES ('751810000', 'Б', 'Б', 'B', $1)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify({ type: 'Polygon', coordinates: [corners] })],
  );
  await world.query(`UPDATE ~provider SET district = '751810000' WHERE id = ANY ($1)`, [[near.id, full.id]]);
  await world.query(`UPDATE ~application SET district = '751810000' WHERE id = $1`, [child.id]);
  const parent = world.parent(child);
  const found = await perform(house, parent, choices, { childId: child.child_id, ...asked });
  expect(found.home).toBe('751810000');
  expect(found.rows.map((row) => row.providerId)).toEqual([near.id, far.id, full.id]);
  const map = await perform(house, parent, choiceMap, { childId: child.child_id });
  expect(map.marks.map(({ kind }) => kind).toSorted()).toEqual(['few', 'full', 'many']);
  expect(map.districts.reduce((sum, district) => sum + district.free, 0)).toBe(12);
  await expect(async () =>
    perform(house, world.parent(await world.application()), choiceMap, { childId: child.child_id }),
  ).rejects.toMatchObject({ code: 'request.notFound' });
});
