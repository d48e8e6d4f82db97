/** The living kindergartens: their groups, educators, heads and parents, as the list of people tells them. */

import { inCrowd } from './crowd.ts';
import { choiceOf } from './habits.ts';
import { findPeople, type Person } from './people.ts';
import type { LivingGroup, LivingParent } from './plan.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './transport.ts';

export interface Household {
  readonly number: number;
  readonly groups: readonly LivingGroup[];
  readonly parents: readonly LivingParent[];
  head(): Promise<Visitor>;
  /** Who marks a group: its educator, or the head where there is none. */
  marker(careGroupId: string): Promise<Visitor>;
}

/** Gets to know the living kindergartens, in the order of the roster. */
export async function visitHouseholds(stage: Stage): Promise<Household[]> {
  const numbers = stage.town.providers.filter(({ isLiving }) => isLiving).map(({ number }) => number);
  const found = new Map<number, Household>();
  await inCrowd(numbers, stage.width, async (number) => {
    found.set(number, await visitHousehold(stage, number));
  });
  return numbers.flatMap((number) => found.get(number) ?? []);
}

async function visitHousehold(stage: Stage, number: number): Promise<Household> {
  const people = await findPeople(stage.newcomer(), { provider: number });
  const headOf = people.find(({ role }) => role === 'head');
  if (headOf === undefined) throw new Error(`kindergarten ${number} has no head`);
  const head = (): Promise<Visitor> => stage.company.be(headOf.personId, headOf.appointmentId);
  const educators = Map.groupBy(
    people.filter(({ role }) => role === 'educator'),
    ({ situation }) => String(situation.params.careGroupId),
  );
  const { groups } = await (await head()).api.attendance.groups();
  return {
    number,
    groups: groups.map(({ careGroupId, name }) => ({ key: `${number}/${name}`, provider: number, careGroupId })),
    parents: parentsOf(stage.seed, number, people),
    head,
    marker: (careGroupId) => {
      const educator = educators.get(careGroupId)?.[0];
      return educator === undefined ? head() : stage.company.be(educator.personId, educator.appointmentId);
    },
  };
}

/** One parent a child, of those who may sign. */
function parentsOf(seed: number, number: number, people: readonly Person[]): LivingParent[] {
  const byChild = Map.groupBy(
    people.filter(({ role }) => role === 'guardian'),
    ({ situation }) => String(situation.params.childId),
  );
  return [...byChild].flatMap(([childId, guardians]) => {
    const { surname = '', child = '' } = guardians[0]?.situation.params ?? {};
    const key = `${number}/${surname} ${child}`;
    const one = guardians[choiceOf(seed, `guardian.${key}`, guardians.length)];
    return one === undefined ? [] : [{ key, provider: number, personId: one.personId, childId }];
  });
}
