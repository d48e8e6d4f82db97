/** What came back to a kindergarten: on the first page of its head, of nobody else. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { todayRoutes } from '@balapan/api/today.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { proposeCapacity } from '../proposal/makeOperations.ts';
import { check, giveBack, refuseProposal } from '../proposal/steps.ts';
import { tinyWorld } from '../testing/world.ts';
import { todayOperations } from './operations.ts';

const world = await tinyWorld(await testDatabase());
const [today] = todayOperations;
type Answer = AnswerOf<typeof todayRoutes.provider>;
const returned = async (actor: Actor): Promise<Answer['proposals']> => {
  if (today === undefined) throw new Error('no operation of the first page');
  return ((await today.perform(world.house, actor, {} as never)) as Answer).proposals;
};
let people: Record<'head' | 'accountant' | 'other' | 'district' | 'boss', Actor>;
let careGroupId: string;

beforeAll(async () => {
  const provider = await world.provider();
  careGroupId = (await world.careGroup(provider, { capacity: 20, enrolled: 12, held: 1 })).id;
  people = {
    head: await world.staff('head', { provider }),
    accountant: await world.staff('accountant', { provider }),
    other: await world.staff('head', { provider: await world.provider() }),
    district: await world.staff('districtSpecialist', { district: '751710000' }),
    boss: await world.staff('departmentHead'),
  };
});

const propose = async (capacity: number): Promise<string> => {
  const input = { careGroupId, capacity, from: '2025-09-11' as never, reason: 'так решили' };
  return (await perform(world.house, people.head, proposeCapacity, input)).proposalId;
};

test('a check taken back, then the refusal, until the head proposes anew or two weeks are over', async () => {
  const { head, accountant, other, district, boss } = people;
  await world.at('2025-09-11');
  const proposalId = await propose(25);
  await perform(world.house, district, check, { proposalId });
  expect(await returned(head)).toEqual([]);
  await perform(world.house, boss, giveBack, { proposalId, note: 'Нет плана спальни' });
  expect(await returned(head)).toMatchObject([{ proposalId, state: 'proposed', note: 'Нет плана спальни' }]);
  expect(await returned(accountant)).toEqual([]);
  expect(await returned(other)).toEqual([]);
  await perform(world.house, district, refuseProposal, { proposalId, note: 'Спальня мала' });
  expect(await returned(head)).toMatchObject([{ proposalId, state: 'refused', note: 'Спальня мала' }]);
  await world.at('2025-09-26');
  expect(await returned(head)).toEqual([]);
  await world.at('2025-09-11');
  await propose(22);
  expect(await returned(head)).toEqual([]);
});
