/** What a release does, for each kind; and what is refused because the ground has moved. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { beforeEach, expect, test } from 'vitest';
import { stranger } from '../kernel/actor.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { perform } from '../kernel/operation.ts';
import { byNumber, place } from '../queue/place.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { previewIteration } from '../voucher/readIteration.ts';
import { applyCapacities } from './jobs.ts';
import { proposeCapacity, proposeIteration, proposeNorm, proposePolicy, proposePrivilege } from './makeOperations.ts';
import { grounds, groups, one } from './readOperations.ts';
import { check, release } from './steps.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const district = await world.staff('districtSpecialist', { district: '751710000' });
const accountant = await world.staff('departmentAccountant');
const specialist = await world.staff('departmentSpecialist');
const second = await world.staff('departmentSpecialist');
const boss = await world.staff('departmentHead');
const reason = 'так решили';

beforeEach(async () => {
  await world.query('TRUNCATE ~application, ~application_event, ~offer, ~iteration CASCADE');
  await world.at('2025-09-11');
});

async function decide(proposalId: string, checker = second) {
  await perform(house, checker, check, { proposalId });
  return perform(house, boss, release, { proposalId });
}

async function kindergarten() {
  const provider = await world.provider();
  const group = await world.careGroup(provider, { capacity: 20, enrolled: 12, held: 1 });
  const head = await world.staff('head', { provider });
  const propose = (capacity: number, from: string) =>
    perform(house, head, proposeCapacity, { careGroupId: group.id, capacity, from: asDay(from), reason });
  const now = async (): Promise<number | undefined> =>
    (await world.query<{ capacity: number }>('SELECT capacity FROM ~care_group WHERE id = $1', [group.id]))[0]
      ?.capacity;
  return { group, head, propose, now };
}

test('a capacity holds from its day on: today at once, later by the job, never below the children', async () => {
  const { group, head, propose, now } = await kindergarten();
  await expect(propose(12, '2025-09-11')).rejects.toMatchObject({ code: 'capacity.belowChildren' });
  await expect(propose(20, '2025-09-11')).rejects.toMatchObject({ code: 'proposal.nothingChanged' });
  await expect(propose(25, '2025-09-10')).rejects.toMatchObject({ code: 'field.tooEarly' });
  await decide((await propose(25, '2025-09-11')).proposalId, district);
  expect(await now()).toBe(25);
  await decide((await propose(22, '2025-09-15')).proposalId, district);
  expect(await now()).toBe(25);
  expect((await perform(house, head, groups, {})).rows).toMatchObject([
    { careGroupId: group.id, capacity: 25, next: { capacity: 22, from: '2025-09-15' }, proposalId: null },
  ]);
  const until = await world.at('2025-09-15');
  expect(await runDueJobs(house, [applyCapacities], until, (at) => setClock(house, at))).toMatchObject([{ count: 1 }]);
  expect(await runDueJobs(house, [applyCapacities], until)).toEqual([]);
  expect(await now()).toBe(22);
});

test('children who came meanwhile stop a smaller capacity at the release, with the number', async () => {
  const { group, propose, now } = await kindergarten();
  const { proposalId } = await propose(14, '2025-09-11');
  await perform(house, district, check, { proposalId });
  await world.query('UPDATE ~care_group_places SET enrolled = 15 WHERE care_group_id = $1', [group.id]);
  const told = perform(house, boss, release, { proposalId });
  await expect(told).rejects.toMatchObject({ code: 'capacity.belowChildren', fact: { params: { children: 16 } } });
  expect((await perform(house, boss, one, { proposalId })).fault).toMatchObject({ code: 'capacity.belowChildren' });
  expect(await now()).toBe(20);
});

const normInput = (over: object) =>
  ({
    groupKind: 'general',
    hours: 10.5,
    local: '5600000',
    republican: '499100',
    from: '2025-10-01',
    legalAct: '№ 300',
    legalDate: '2025-09-10',
    reason,
    ...over,
  }) as never;

test('a norm ends the one before on the day before its own; overlaps, gaps and closed months are refused', async () => {
  const propose = (over: object) => perform(house, accountant, proposeNorm, normInput(over));
  await expect(propose({ from: '2025-01-01' })).rejects.toMatchObject({ code: 'norm.overlap' });
  await expect(propose({ from: '2026-02-01' })).rejects.toMatchObject({ code: 'norm.gap' });
  // Today is 11 September: an act of tomorrow is nobody's decision yet.
  await expect(propose({ legalDate: '2025-09-12' })).rejects.toMatchObject({
    code: 'proposal.actAhead',
    fact: { field: 'legalDate' },
  });
  await expect(propose({ local: '0', republican: '0' })).rejects.toMatchObject({ code: 'field.notMoney' });
  await decide((await propose({})).proposalId);
  const rows = await world.query(
    `SELECT period::text AS period, total_tiyn AS total, coefficient::text AS coefficient, proposal_id IS NOT NULL AS proposed
       FROM ~norm WHERE group_kind = 'general' ORDER BY lower(period)`,
  );
  expect(rows).toEqual([
    { period: '[2025-01-01,2025-10-01)', total: 5_565_900n, coefficient: '1.0000', proposed: false },
    { period: '[2025-10-01,)', total: 6_099_100n, coefficient: '1.0000', proposed: true },
  ]);
  // Of another kind there is none yet: it begins when it begins, told against the general one.
  await decide((await propose({ groupKind: 'special', local: '12198200', republican: '0' })).proposalId);
  const special = await world.query(`SELECT coefficient::text AS c FROM ~norm WHERE group_kind = 'special'`);
  expect(special).toEqual([{ c: '2.0000' }]);
  const provider = await world.provider();
  await world.query(
    `INSERT INTO ~act (id, number, provider_id, month, version, district, payer, children, payable_days, total_tiyn, local_tiyn,
       republican_tiyn, made_at, state, desk, since)
     VALUES ($1, 'x', $2, '2025-11-01', 1, '751710000', 'department', 0, 0, 0, 0, 0, now(), 'draft', 'provider', now())`,
    [world.newId(), provider.id],
  );
  // A norm that comes late is not refused: the next acts say the difference.
  expect((await propose({ from: '2025-11-15' })).number).toBeGreaterThan(0);
});

test('a version of the rules is the one in force with its changes, and ends it; what the check refuses is not proposed', async () => {
  const propose = (over: object) =>
    perform(house, specialist, proposePolicy, {
      from: '2025-10-01',
      source: 'приказ № 400',
      changes: [{ rule: 'consentWorkingDays', value: 3, standing: 'rule', source: 'приказ № 400, пункт 12' }],
      reason,
      ...over,
    } as never);
  const change = (rule: string, value: unknown) => ({ changes: [{ rule, value, standing: 'rule', source: 'пункт' }] });
  await expect(propose({ from: '2025-09-11' })).rejects.toMatchObject({ code: 'proposal.tooLate' });
  await expect(propose({ from: '2025-06-01' })).rejects.toMatchObject({ code: 'proposal.tooLate' });
  await expect(propose(change('consentWorkingDays', 999))).rejects.toMatchObject({ code: 'policy.notYetSupported' });
  await expect(propose(change('consentWorkingDays', 2))).rejects.toMatchObject({ code: 'proposal.nothingChanged' });
  const { proposalId } = await propose({});
  await decide(proposalId);
  const rows = await world.query(
    `SELECT version, period::text AS period, body -> 'rules' ->> 'consentWorkingDays' AS days, body -> 'sources' -> 'consentWorkingDays' ->> 'text' AS source
       FROM ~policy_version ORDER BY version`,
  );
  expect(rows).toMatchObject([
    { version: 1, period: '[2025-07-01,2025-10-01)', days: '2' },
    { version: 2, period: '[2025-10-01,)', days: '3', source: 'приказ № 400, пункт 12' },
  ]);
  // Released too late: its own day has come.
  const late = await propose({ ...change('restoreDays', 30), from: '2025-11-01' });
  await perform(house, second, check, { proposalId: late.proposalId });
  await world.at('2025-11-02');
  await expect(perform(house, boss, release, { proposalId: late.proposalId })).rejects.toMatchObject({
    code: 'proposal.tooLate',
  });
});

test('an iteration is run by its release; a changed queue is told plainly and nothing is given', async () => {
  const provider = await world.provider();
  await world.careGroup(provider, { age: 3, language: 'kk', capacity: 4 });
  await world.application();
  const preview = () => perform(house, specialist, previewIteration, { part: 'all', page: 1, size: 1 });
  const first = await preview();
  const { proposalId } = await perform(house, specialist, proposeIteration, { inputHash: first.inputHash });
  await perform(house, second, check, { proposalId });
  await world.application();
  await expect(perform(house, boss, release, { proposalId })).rejects.toMatchObject({ code: 'iteration.inputChanged' });
  expect((await perform(house, boss, one, { proposalId })).fault).toMatchObject({ code: 'iteration.inputChanged' });
  expect(await world.query('SELECT 1 FROM ~iteration')).toEqual([]);
  await expect(perform(house, specialist, proposeIteration, { inputHash: first.inputHash })).rejects.toMatchObject({
    code: 'iteration.inputChanged',
  });
  const again = await perform(house, specialist, proposeIteration, { inputHash: (await preview()).inputHash });
  expect(await decide(again.proposalId)).toMatchObject({ iteration: { number: 1, offers: 2 } });
  const runs = await world.query('SELECT proposal_id, run_by, offers FROM ~iteration');
  expect(runs).toEqual([{ proposal_id: again.proposalId, run_by: boss.personId, offers: 2 }]);
  expect(await world.query(`SELECT DISTINCT state FROM ~application`)).toEqual([{ state: 'offered' }]);
});

test('a privilege that is declined is lost without the moment of application, and the parent reads why', async () => {
  const general = await world.application({ filed_at: '2025-06-02T09:00:00+05:00' });
  const claimed = await world.application({
    tier: 'priority',
    category: 7,
    filed_at: '2025-06-03T09:00:00+05:00',
  });
  const list = () => perform(house, specialist, grounds, { page: 1, size: 50 });
  expect((await list()).rows).toMatchObject([{ applicationId: claimed.id, tier: 'priority', proposalId: null }]);
  const input = { applicationId: claimed.id, document: 'Справка о составе семьи', reason: 'Детей в семье двое.' };
  await expect(
    perform(house, specialist, proposePrivilege, { ...input, applicationId: general.id, verdict: 'declined' }),
  ).rejects.toMatchObject({ code: 'privilege.none' });
  const { proposalId } = await perform(house, district, proposePrivilege, { ...input, verdict: 'declined' });
  await decide(proposalId);
  const [row] = await world.query(
    'SELECT tier, category, ground_checked, state, filed_at FROM ~application WHERE id = $1',
    [claimed.id],
  );
  expect(row).toMatchObject({
    tier: 'general',
    category: 17,
    ground_checked: true,
    state: 'waiting',
    filed_at: Date.parse('2025-06-03T09:00:00+05:00'),
  });
  const seen = await perform(house, world.parent(claimed), place, { applicationId: claimed.id });
  expect(seen.moves[0]).toMatchObject({
    reason: { code: 'privilegeDeclined', params: { text: 'Детей в семье двое.' } },
  });
  expect(await perform(house, stranger, byNumber, { number: claimed.number })).toMatchObject({ position: 2 });
  expect((await list()).rows).toEqual([]);
});

test('a privilege that is confirmed keeps its category; one that was offered a voucher meanwhile is not touched', async () => {
  const [kept, gone] = [
    await world.application({ tier: 'teacher', category: 12 }),
    await world.application({ tier: 'teacher', category: 12 }),
  ];
  const propose = (applicationId: string) =>
    perform(house, specialist, proposePrivilege, { applicationId, verdict: 'confirmed', document: 'Приказ', reason });
  await decide((await propose(kept.id)).proposalId);
  const { proposalId } = await propose(gone.id);
  await perform(house, second, check, { proposalId });
  await world.query(`UPDATE ~application SET state = 'offered' WHERE id = $1`, [gone.id]);
  await expect(perform(house, boss, release, { proposalId })).rejects.toMatchObject({ code: 'privilege.notInQueue' });
  expect(await world.query('SELECT tier, category, ground_checked AS seen FROM ~application ORDER BY number')).toEqual([
    { tier: 'teacher', category: 12, seen: true },
    { tier: 'teacher', category: 12, seen: false },
  ]);
});
