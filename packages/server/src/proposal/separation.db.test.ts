/** Three people for each kind: the operations ask for them, and the database holds it when an operation is gone around. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf } from '../kernel/operation.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { previewIteration } from '../voucher/readIteration.ts';
import { proposeCapacity, proposeIteration, proposeNorm, proposePolicy, proposePrivilege } from './makeOperations.ts';
import { list, one } from './readOperations.ts';
import { check, giveBack, refuseProposal, release, withdraw } from './steps.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
type Staff = Awaited<ReturnType<World['staff']>>;
type Kind = 'capacity' | 'norm' | 'policy' | 'iteration' | 'privilege';
let people: Record<
  'head' | 'district' | 'otherDistrict' | 'accountant' | 'specialist' | 'second' | 'third' | 'boss',
  Staff
>;
let groupId: string;
const kinds: readonly Kind[] = ['capacity', 'norm', 'policy', 'iteration', 'privilege'];

beforeAll(async () => {
  const provider = await world.provider();
  groupId = (await world.careGroup(provider, { capacity: 20, enrolled: 12, held: 1 })).id;
  for (const kato of ['751110000']) await world.query(`INSERT INTO ~district VALUES ($1, 'А', 'А', 'A', '{}')`, [kato]);
  people = {
    head: await world.staff('head', { provider }),
    district: await world.staff('districtSpecialist', { district: '751710000' }),
    otherDistrict: await world.staff('districtSpecialist', { district: '751110000' }),
    accountant: await world.staff('departmentAccountant'),
    specialist: await world.staff('departmentSpecialist'),
    second: await world.staff('departmentSpecialist'),
    third: await world.staff('departmentSpecialist'),
    boss: await world.staff('departmentHead'),
  };
});

beforeEach(async () => {
  await world.query(
    'TRUNCATE ~capacity_change, ~privilege_decision, ~application, ~application_event, ~offer, ~iteration CASCADE',
  );
  await world.query('DELETE FROM ~norm WHERE proposal_id IS NOT NULL');
  await world.query('DELETE FROM ~policy_version WHERE proposal_id IS NOT NULL');
  await world.query('DELETE FROM ~proposal_move');
  await world.query('DELETE FROM ~proposal');
  await world.query(`UPDATE ~norm SET period = '[2025-01-01,2026-01-01)'`);
  await world.query(`UPDATE ~policy_version SET period = '[2025-07-01,)'`);
  await world.query('UPDATE ~care_group SET capacity = 20');
  await world.at('2025-09-11');
});

const reason = 'так решили';
const newNorm = {
  groupKind: 'general',
  hours: 10.5,
  local: '5500000',
  republican: '499100',
  from: '2025-10-01',
  legalAct: '№ 300',
  legalDate: '2025-09-10',
  reason,
} as const;
const newPolicy = {
  from: '2025-10-01',
  source: 'приказ № 400',
  changes: [{ rule: 'consentWorkingDays', value: 3, standing: 'rule', source: 'приказ № 400, пункт 12' }],
  reason,
} as const;

/** Makes one of the kind, as whoever may. */
async function make(kind: Kind, by?: Actor): Promise<string> {
  const { head, accountant, specialist } = people;
  switch (kind) {
    case 'capacity': {
      const input = { careGroupId: groupId, capacity: 25, from: '2025-09-11' as never, reason };
      return (await perform(house, by ?? head, proposeCapacity, input)).proposalId;
    }
    case 'norm':
      return (await perform(house, by ?? accountant, proposeNorm, newNorm as never)).proposalId;
    case 'policy':
      return (await perform(house, by ?? specialist, proposePolicy, newPolicy as never)).proposalId;
    case 'iteration': {
      await world.application();
      const { inputHash } = await perform(house, specialist, previewIteration, { part: 'all', page: 1, size: 1 });
      return (await perform(house, by ?? specialist, proposeIteration, { inputHash })).proposalId;
    }
    case 'privilege': {
      const { id: applicationId } = await world.application({ tier: 'priority', category: 7 });
      const input = { applicationId, verdict: 'declined', document: 'Справки нет', reason } as const;
      return (await perform(house, by ?? specialist, proposePrivilege, input)).proposalId;
    }
  }
}
const checkerOf = (kind: Kind): Staff => (kind === 'capacity' ? people.district : people.second);
const wearing = (person: Staff, hat: Staff): Actor => ({ ...hat, personId: person.personId });
const makerOf = (kind: Kind): Staff =>
  kind === 'capacity' ? people.head : kind === 'norm' ? people.accountant : people.specialist;

describe.each(kinds)('%s', (kind) => {
  test('is made, checked and released by three people, and each step is told', async () => {
    const proposalId = await make(kind);
    await expect(perform(house, people.boss, release, { proposalId })).rejects.toMatchObject({ code: 'state.refused' });
    await perform(house, checkerOf(kind), check, { proposalId });
    expect(await perform(house, people.boss, release, { proposalId })).toMatchObject({ state: 'released' });
    const shown = await perform(house, people.boss, one, { proposalId });
    expect(shown.moves.map(({ event }) => event)).toEqual(['make', 'check', 'release']);
    expect(shown).toMatchObject({ state: 'released', actions: [], fault: null });
    const events = await world.query<{ operation: string; user_id: string }>(
      `SELECT operation, user_id FROM ~audit_event WHERE payload -> 'proposal' ->> 'id' = $1 ORDER BY at, seq`,
      [proposalId],
    );
    expect(new Set(events.map((event) => event.user_id)).size).toBe(3);
    expect(events).toHaveLength(3);
    await expect(perform(house, people.boss, release, { proposalId })).rejects.toMatchObject({ code: 'state.refused' });
  });

  test('the same person does not take two steps, whatever other role they hold', async () => {
    const proposalId = await make(kind);
    const [maker, checker] = [makerOf(kind), checkerOf(kind)];
    await expect(perform(house, wearing(maker, checker), check, { proposalId })).rejects.toMatchObject({
      code: 'access.sameHand',
    });
    await perform(house, checker, check, { proposalId });
    for (const person of [maker, checker])
      await expect(perform(house, wearing(person, people.boss), release, { proposalId })).rejects.toMatchObject({
        code: 'access.sameHand',
      });
    // Given back and checked by another, it still is not released by whoever had checked it first.
    await perform(house, people.boss, giveBack, { proposalId, note: 'ещё раз' });
    const other = kind === 'capacity' ? wearing(people.third, people.district) : people.third;
    await perform(house, other, check, { proposalId });
    await expect(perform(house, wearing(checker, people.boss), release, { proposalId })).rejects.toMatchObject({
      code: 'access.sameHand',
    });
    expect(await world.query('SELECT state FROM ~proposal')).toEqual([{ state: 'checked' }]);
  });

  test('is not decided by whom it is not for', async () => {
    const proposalId = await make(kind);
    const noCheck = kind === 'policy' || kind === 'iteration' ? people.district : people.head;
    await expect(async () => perform(house, noCheck, check, { proposalId })).rejects.toMatchObject({
      code: expect.stringMatching(/^(access\.forbidden|request\.notFound)$/u),
    });
    await expect(perform(house, checkerOf(kind), withdraw, { proposalId })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await perform(house, makerOf(kind), withdraw, { proposalId });
    await expect(perform(house, checkerOf(kind), check, { proposalId })).rejects.toMatchObject({
      code: 'state.refused',
    });
  });

  test('is refused with its reason, and nothing of it is done', async () => {
    const before = await world.query(
      'SELECT period::text AS p FROM ~norm UNION ALL SELECT period::text FROM ~policy_version',
    );
    const proposalId = await make(kind);
    await perform(house, checkerOf(kind), refuseProposal, { proposalId, note: 'не согласны' });
    expect(await world.query('SELECT count(*)::int AS n FROM ~iteration')).toEqual([{ n: 0 }]);
    expect(
      await world.query('SELECT period::text AS p FROM ~norm UNION ALL SELECT period::text FROM ~policy_version'),
    ).toEqual(before);
    expect((await perform(house, checkerOf(kind), one, { proposalId })).moves.at(-1)?.note).toBe('не согласны');
  });

  test('stands alone: another about the same thing waits', async () => {
    const proposalId = await make(kind);
    const again = kind === 'privilege' ? repeatPrivilege() : make(kind);
    if (kind === 'iteration') {
      // One more application has come: the ground of the first has moved, so the new one takes its place.
      await again;
      expect(await world.query('SELECT state FROM ~proposal ORDER BY number')).toEqual([
        { state: 'outdated' },
        { state: 'proposed' },
      ]);
    } else await expect(again).rejects.toMatchObject({ code: 'proposal.openAlready' });
    expect((await perform(house, people.boss, one, { proposalId })).number).toBeGreaterThan(0);
  });
});

async function repeatPrivilege(): Promise<unknown> {
  const [row] = await world.query<{ subject: string }>(`SELECT subject FROM ~proposal`);
  const input = { applicationId: row?.subject ?? '', verdict: 'confirmed', document: 'Есть', reason } as const;
  return perform(house, people.specialist, proposePrivilege, input);
}

/** Runs a statement as the application, for a person, past every operation. */
const bypass = (person: Staff, text: string, values: readonly unknown[] = []): Promise<unknown> =>
  writing(house.pool, scopeOf(house, person), (sql) => sql.query(text, values));

describe('the database, where the operation is gone around', () => {
  test.each(kinds)('%s: the same person is not written twice', async (kind) => {
    const proposalId = await make(kind);
    const maker = wearing(makerOf(kind), people.boss) as Staff;
    const checked = `UPDATE proposal SET state = 'checked', checked_by = $2, checked_at = now() WHERE id = $1`;
    await expect(bypass(maker, checked, [proposalId, maker.personId])).rejects.toThrow(/proposal_three_people/);
    // Nor does anybody sign for somebody else.
    await expect(bypass(maker, checked, [proposalId, people.third.personId])).rejects.toThrow(/whoever takes it/);
    await perform(house, checkerOf(kind), check, { proposalId });
    const released = `UPDATE proposal SET state = 'released', released_by = $2, released_at = now() WHERE id = $1`;
    for (const person of [maker, wearing(checkerOf(kind), people.boss) as Staff])
      await expect(bypass(person, released, [proposalId, person.personId])).rejects.toThrow(/proposal_three_people/);
    const move = `INSERT INTO proposal_move (proposal_id, seq, at, event, to_state, person_id) VALUES ($1, 9, now(), 'release', 'released', $2)`;
    await expect(bypass(maker, move, [proposalId, maker.personId])).rejects.toThrow(/proposal_move_three_people/);
  });

  test('no step is left out, none is taken back, and what is proposed is never edited', async () => {
    const proposalId = await make('norm');
    const leap = `UPDATE proposal SET state = 'released', checked_by = $2, checked_at = now(), released_by = $3, released_at = now() WHERE id = $1`;
    await expect(bypass(people.boss, leap, [proposalId, people.second.personId, people.boss.personId])).rejects.toThrow(
      /in its order/,
    );
    await expect(bypass(people.boss, `UPDATE proposal SET body = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(bypass(people.boss, 'DELETE FROM proposal')).rejects.toThrow(/permission denied/);
    await perform(house, people.second, refuseProposal, { proposalId, note: 'не согласны' });
    const again = `UPDATE proposal SET state = 'checked', checked_by = $2, checked_at = now() WHERE id = $1`;
    await expect(bypass(people.third, again, [proposalId, people.third.personId])).rejects.toThrow(/in its order/);
    const forged = `INSERT INTO proposal (id, number, kind, subject, body, sha256, was, reason, made_by, made_at, state)
      VALUES ($1, 99, 'norm', 'x', '{}', sha256('{}'), '{}', 'x', $2, now(), 'proposed')`;
    await expect(bypass(people.boss, forged, [world.newId(), people.second.personId])).rejects.toThrow(
      /whoever makes it/,
    );
  });

  test('no row of a person without a released proposal of that very content', async () => {
    const norm = `INSERT INTO norm (id, code, group_kind, hours, total_tiyn, local_tiyn, republican_tiyn, coefficient, period, legal_act, legal_date, proposal_id)
      VALUES ($1, 'x', 'special', 9, 100, 100, 0, 1, '[2026-01-01,)', 'x', '2025-01-01', $2)`;
    await expect(bypass(people.boss, norm, [world.newId(), null])).rejects.toThrow(/no released proposal/);
    const open = await make('norm');
    await expect(bypass(people.boss, norm, [world.newId(), open])).rejects.toThrow(/no released proposal/);
    await perform(house, people.second, check, { proposalId: open });
    await perform(house, people.boss, release, { proposalId: open });
    await expect(bypass(people.boss, norm, [world.newId(), open])).rejects.toThrow(
      /no released proposal|norm_proposal_key/,
    );
    await world.query('DELETE FROM ~norm WHERE proposal_id IS NOT NULL');
    await expect(bypass(people.boss, norm, [world.newId(), open])).rejects.toThrow(/no released proposal/);
    const policy = `INSERT INTO policy_version (version, period, body, source, made_by, approved_by)
      VALUES (9, '[2020-01-01,2021-01-01)', '{}', 'x', 'a', 'b')`;
    await expect(bypass(people.boss, policy)).rejects.toThrow(/no released proposal/);
    const capacity = `INSERT INTO capacity_change SELECT $1::uuid, g.id, g.provider_id, 99, '2025-09-11', false FROM care_group g LIMIT 1`;
    await expect(bypass(people.boss, capacity, [open])).rejects.toThrow(/no released proposal/);
    const iteration = `INSERT INTO iteration (id, number, run_at, policy_version, places, affordable, applications, offers, input_hash, result_hash, run_by, proposal_id)
      VALUES ($1, 99, now(), 1, 1, 1, 1, 1, '\\x00', '\\x00', $2, $3)`;
    const run = [world.newId(), people.boss.personId];
    await expect(bypass(people.boss, iteration, [...run, open])).rejects.toThrow(/no released proposal/);
    await expect(bypass(people.boss, iteration, [...run, null])).rejects.toThrow(/iteration_of_a_person_has_proposal/);
    const { id, child_id } = await world.application({ tier: 'priority', category: 7 });
    const privilege = `INSERT INTO privilege_decision VALUES ($1, $2, $3, 'declined', 'general', 17, NULL, 'x')`;
    await expect(bypass(people.boss, privilege, [open, id, child_id])).rejects.toThrow(/no released proposal/);
  });

  test('nobody changes a capacity, a privilege, a norm’s or a policy’s period directly', async () => {
    for (const text of [
      'UPDATE care_group SET capacity = 99',
      `UPDATE application SET tier = 'general'`,
      'UPDATE application SET ground_checked = true',
      `UPDATE norm SET period = '[2025-01-01,2025-02-01)'`,
      `UPDATE policy_version SET period = '[2025-07-01,2025-08-01)'`,
    ])
      await expect(bypass(people.boss, text), text).rejects.toThrow(/permission denied/);
  });
});

describe('the desk', () => {
  test('shows first what waits for the reader; a kindergarten and a district see their own', async () => {
    const [capacityId, normId] = [await make('capacity'), await make('norm')];
    const wish = { part: 'open', page: 1, size: 50 } as const;
    const atDistrict = await perform(house, people.district, list, wish);
    expect(atDistrict).toMatchObject({ total: 1, mine: 1, rows: [{ proposalId: capacityId }] });
    expect(atDistrict.rows[0]?.actions).toEqual(['check', 'refuse']);
    expect((await perform(house, people.otherDistrict, list, wish)).total).toBe(0);
    expect((await perform(house, people.head, list, wish)).rows.map((row) => row.proposalId)).toEqual([capacityId]);
    const elsewhere = await world.staff('head', { provider: await world.provider() });
    expect((await perform(house, elsewhere, list, wish)).total).toBe(0);
    await expect(perform(house, elsewhere, one, { proposalId: capacityId })).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect(await perform(house, people.boss, list, wish)).toMatchObject({ total: 2, mine: 0 });
    await perform(house, people.second, check, { proposalId: normId });
    const atBoss = await perform(house, people.boss, list, wish);
    expect(atBoss).toMatchObject({ total: 2, mine: 1, rows: [{ proposalId: normId }, { proposalId: capacityId }] });
    expect(await perform(house, people.boss, list, { ...wish, part: 'done' })).toMatchObject({ total: 0, rows: [] });
  });
});
