import type { Role } from '@balapan/api/roles.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { traces } from '../access/traces.ts';
import { fieldCipher } from '../adapters/fieldCipher/fieldCipher.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/operation.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { endConsent, giveConsent } from './consent.ts';
import { file, write } from './file.ts';
import { rotateKeys } from './rotateKeys.ts';

const db = await testDatabase();
let world: World;
let [childId, otherId] = ['', ''];
const people: Record<string, Actor> = {};
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

beforeAll(async () => {
  world = await tinyWorld(db);
  const [own, foreign] = [await world.provider(), await world.provider()];
  const [group, next, theirs] = [
    await world.careGroup(own),
    await world.careGroup(own),
    await world.careGroup(foreign),
  ];
  const [child, other] = [await world.child(), await world.child()];
  await world.enrolment(child, group);
  await world.enrolment(other, theirs);
  [childId, otherId] = [child.id, other.id];
  people.parent = world.parent(child);
  people.stranger = world.parent(other);
  people.head = await world.staff('head', { provider: own });
  people.methodist = await world.staff('methodist', { provider: own });
  people.educator = await world.staff('educator', { careGroup: group });
  people.nextDoor = await world.staff('educator', { careGroup: next });
  people.foreignHead = await world.staff('head', { provider: foreign });
});

const who = (name: string): Actor => people[name] as Actor;
const read = async (name: string, id = childId, house = world.house) =>
  Object.fromEntries(
    (await perform(house, who(name), file, { childId: id })).notes.map(({ kind, value }) => [kind, value]),
  );
const put = (name: string, kind: 'allergy' | 'care' | 'chronic' | 'vaccination', value: string | null, id = childId) =>
  perform(world.house, who(name), write, { childId: id, kind, value });
const agree = (house: House = world.house) =>
  perform(house, who('parent'), giveConsent, { childId, version: 1, language: 'ru' });

test('without a consent nothing is written', async () => {
  await expect(put('parent', 'allergy', 'арахис')).rejects.toMatchObject({ code: 'health.noConsent' });
  expect(await perform(world.house, who('head'), file, { childId })).toMatchObject({ open: false, notes: [] });
});

test('without keys nothing is written in clear, the consent included', async () => {
  const { fields: _, ...keyless } = world.house;
  await expect(agree(keyless)).rejects.toMatchObject({ code: 'request.unavailable' });
  expect(await world.query('SELECT id FROM ~consent')).toEqual([]);
});

test('of two consents at once one is written', async () => {
  const told = await Promise.allSettled([agree(), agree(), agree()]);
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(told.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'privacy.givenBefore' } });
  expect(await world.query('SELECT id FROM ~health_file')).toHaveLength(1);
});

test('each reads what the role needs; the newest of a kind counts', async () => {
  await put('parent', 'allergy', 'молоко');
  await put('parent', 'allergy', 'арахис');
  await put('parent', 'care', 'ингалятор перед прогулкой');
  await put('parent', 'chronic', 'астма');
  await put('head', 'vaccination', 'complete');
  const all = { allergy: 'арахис', care: 'ингалятор перед прогулкой', chronic: 'астма', vaccination: 'complete' };
  for (const name of ['parent', 'head', 'methodist']) expect(await read(name)).toEqual(all);
  expect(await read('educator')).toEqual({ allergy: 'арахис', care: 'ингалятор перед прогулкой' });
  await put('parent', 'chronic', null);
  expect(await read('parent')).not.toHaveProperty('chronic');
});

test('what is wrong is told, and nothing is written', async () => {
  const before = await world.query('SELECT id FROM ~health_note');
  await expect(put('parent', 'vaccination', 'наверное')).rejects.toMatchObject({ code: 'field.unknownValue' });
  await expect(put('parent', 'care', 'а'.repeat(1001))).rejects.toMatchObject({ code: 'field.tooLong' });
  await expect(put('head', 'allergy', 'всё')).rejects.toMatchObject({ code: 'access.forbidden' });
  expect(await world.query('SELECT id FROM ~health_note')).toEqual(before);
});

describe('who may not', () => {
  test.each(['stranger', 'nextDoor', 'foreignHead'])('%s of another family, group, kindergarten', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'request.notFound' });
    if (name !== 'nextDoor') {
      await expect(put(name, 'vaccination', 'complete')).rejects.toMatchObject({ code: 'request.notFound' });
    }
  });

  test.each(['accountant', 'districtSpecialist', 'departmentHead', 'payerReleaser', 'administrator'] as Role[])(
    '%s, whatever the place',
    async (role) => {
      people.office = await world.staff(role, { district: '751710000' });
      await expect(read('office')).rejects.toMatchObject({ code: 'access.forbidden' });
    },
  );

  test('a guardian who may only read does not write, consent or end', async () => {
    const second = await world.person();
    await world.query(
      `INSERT INTO ~guardianship (child_id, person_id, relation, signs) VALUES ($1, $2, 'father', false)`,
      [childId, second.id],
    );
    people.second = { ...who('parent'), personId: second.id, signsFor: [] };
    expect(await read('second')).toMatchObject({ allergy: 'арахис' });
    const refusal = { code: 'access.notRepresentative' };
    await expect(put('second', 'allergy', 'x')).rejects.toMatchObject(refusal);
    await expect(perform(world.house, who('second'), endConsent, { childId })).rejects.toMatchObject(refusal);
  });

  test('the wall in the database: not the region, not the district, an educator only what the day needs', async () => {
    const seen = async (scope: string, more = '') => {
      const client = await db.pool.connect();
      try {
        await client.query(`BEGIN; SET LOCAL ROLE balapan_app; SET LOCAL app.scope TO '${scope}'; ${more}`);
        return (await client.query('SELECT DISTINCT kind FROM almaty.health_note ORDER BY kind')).rows.map(
          (r) => r.kind,
        );
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    for (const scope of ['region', 'district', 'office', 'none']) expect(await seen(scope)).toEqual([]);
    const [group] = who('educator').careGroups;
    expect(await seen('careGroup', `SET LOCAL app.care_groups TO '{${group}}'`)).toEqual(['allergy', 'care']);
    expect(await seen('child', `SET LOCAL app.children TO '{${otherId}}'`)).toEqual([]);
  });
});

test('nothing of it stands in clear in the database, nor in the audit', async () => {
  const rows = await world.query(
    `SELECT (SELECT string_agg(row_to_json(n)::text, '') FROM ~health_note n) AS notes,
            (SELECT string_agg(payload::text, '') FROM ~audit_event) AS audit`,
  );
  const text = JSON.stringify(rows);
  for (const secret of ['арахис', 'астма', 'ингалятор', 'complete', Buffer.from('арахис').toString('hex')]) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('allergy');
});

test('a note that was moved to another kind or child does not open', async () => {
  const [allergy] = await world.query<{ id: string; sealed: Buffer }>(
    `SELECT id, sealed FROM ~health_note WHERE kind = 'allergy' ORDER BY seq DESC LIMIT 1`,
  );
  const moved = `UPDATE ~health_note SET sealed = $1 WHERE kind = 'care' RETURNING id`;
  const [care] = await world.query<{ sealed: Buffer }>(`SELECT sealed FROM ~health_note WHERE kind = 'care'`);
  await world.query(moved, [allergy?.sealed]);
  await expect(read('educator')).rejects.toMatchObject({ code: 'health.unreadable' });
  await world.query(moved, [care?.sealed]);
  expect(await read('educator')).toMatchObject({ allergy: 'арахис' });
});

test('every reading is shown to the parent, the other guardian’s too', async () => {
  const { rows } = await perform(world.house, who('parent'), traces, { childId, kind: 'all', page: 1, size: 200 });
  const told = rows.filter(({ operation }) => operation.startsWith('health.'));
  const readers = told.filter(({ kind }) => kind === 'read').map(({ role, own }) => `${role} ${own}`);
  expect(new Set(readers)).toEqual(
    new Set(['guardian true', 'guardian false', 'head false', 'methodist false', 'educator false']),
  );
  expect(told.some(({ kind, operation }) => kind === 'change' && operation === 'health.write')).toBe(true);
});

test('winding the keys anew touches no note; the old key is needed no longer', async () => {
  const both = {
    ...world.house,
    fields: fieldCipher([
      { id: 'next', key: key(9) },
      { id: 'test', key: key(7) },
    ]),
  };
  const before = await world.query('SELECT * FROM ~health_note ORDER BY id');
  expect(await rotateKeys(both)).toEqual({ keyId: 'next', from: { test: 1 } });
  expect(await rotateKeys(both)).toEqual({ keyId: 'next', from: {} });
  expect(await world.query('SELECT * FROM ~health_note ORDER BY id')).toEqual(before);
  const after = { ...world.house, fields: fieldCipher([{ id: 'next', key: key(9) }]) };
  expect(await read('head', childId, after)).toMatchObject({ allergy: 'арахис' });
  await expect(read('head')).rejects.toMatchObject({ code: 'health.unreadable' });
  await rotateKeys({
    ...world.house,
    fields: fieldCipher([
      { id: 'test', key: key(7) },
      { id: 'next', key: key(9) },
    ]),
  });
});

test('the file goes with the child to another kindergarten', async () => {
  const place = await world.query('SELECT provider_id, care_group_id FROM ~child WHERE id = $1', [childId]);
  const [other] = await world.query('SELECT provider_id, care_group_id FROM ~child WHERE id = $1', [otherId]);
  const move = 'UPDATE ~child SET provider_id = $2, care_group_id = $3 WHERE id = $1';
  await world.query('UPDATE ~enrolment SET provider_id = $2 WHERE child_id = $1', [childId, other?.provider_id]);
  await world.query(move, [childId, other?.provider_id, other?.care_group_id]);
  expect(await read('foreignHead')).toMatchObject({ allergy: 'арахис' });
  await expect(read('head')).rejects.toMatchObject({ code: 'request.notFound' });
  await world.query(`UPDATE ~enrolment SET period = '[2025-07-01,2025-09-01)' WHERE child_id = $1`, [childId]);
  await expect(read('foreignHead')).rejects.toMatchObject({ code: 'request.notFound' });
  await world.query(`UPDATE ~enrolment SET provider_id = $2, period = '[2025-07-01,)' WHERE child_id = $1`, [
    childId,
    place[0]?.provider_id,
  ]);
  await world.query(move, [childId, place[0]?.provider_id, place[0]?.care_group_id]);
});

test('the end of the consent closes the file at once; a new consent begins an empty one', async () => {
  await perform(world.house, who('parent'), endConsent, { childId });
  expect(await perform(world.house, who('head'), file, { childId })).toMatchObject({ open: false, notes: [] });
  await expect(perform(world.house, who('parent'), endConsent, { childId })).rejects.toMatchObject({
    code: 'health.noConsent',
  });
  await agree();
  expect(await perform(world.house, who('head'), file, { childId })).toMatchObject({ open: true, notes: [] });
});
