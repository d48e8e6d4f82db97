/** Children and guardians: valid numbers, no child in two groups, nobody over age, no group above its places. */
import { type Day, fullYears, yearOf } from '@balapan/domain/day.ts';
import { checkIin } from '@balapan/domain/iin.ts';
import { eachLine, type Problems } from './read.ts';
import type { RosterFacts } from './roster.ts';

const asOf = '2025-09-11' as Day;
const schoolDay = '2025-09-01' as Day;

export interface Stay {
  readonly group: string;
  readonly from: string;
  /** Empty while it lasts. */
  readonly to: string;
}

export interface ContingentFacts {
  readonly stays: Map<string, Stay[]>;
  readonly active: Set<string>;
  /** Guardians of each child of the file, bad lines left out. */
  readonly guardians: Map<string, string[]>;
  readonly refusedGuardians: number;
  readonly refusedStaff: number;
  readonly foreignNumbers: number;
  readonly transfers: number;
}

/** Reads children, guardians and staff; counts the children of each group into `roster`. */
export async function checkContingent(
  folder: string,
  roster: RosterFacts,
  problems: Problems,
): Promise<ContingentFacts> {
  const stays = new Map<string, Stay[]>();
  const active = new Set<string>();
  let foreignNumbers = 0;
  let transfers = 0;
  await eachLine(folder, 'children.csv', (cells) => {
    const [iin, birth] = [cells('iin'), cells('birth_date') as Day];
    const number = checkIin(iin);
    if (!number.ok) problems.add('children.csv', `iin ${iin}`);
    else if (number.birthDate === null) foreignNumbers += 1;
    else if (number.birthDate !== birth) problems.add('children.csv', `birth date of ${iin}`);
    if (!/\S/u.test(cells('surname')) || !/\S/u.test(cells('given_name')))
      problems.add('children.csv', `name of ${iin}`);
    const key = `${cells('bin')} ${cells('group_code')}`;
    const group = roster.groups.get(key);
    const stay = { group: key, from: cells('enrolled_on'), to: cells('left_on') };
    if (group === undefined) problems.add('children.csv', `no group ${key}`);
    else if (2025 - yearOf(birth) !== group.age) problems.add('children.csv', `age of ${iin}`);
    if (stay.to !== '' && stay.to < stay.from) problems.add('children.csv', `period of ${iin}`);
    const before = stays.get(iin) ?? [];
    if (before.some((other) => (other.to === '' || other.to >= stay.from) && (stay.to === '' || stay.to >= other.from)))
      problems.add('children.csv', `two stays of ${iin}`);
    if (before.length > 0) transfers += 1;
    stays.set(iin, [...before, stay]);
    if (stay.from > asOf || (stay.to !== '' && stay.to < asOf)) return;
    active.add(iin);
    if (group !== undefined) group.active += 1;
    if (fullYears(birth, schoolDay) >= 6) problems.add('children.csv', `over age ${iin}`);
  });
  for (const [key, { active: children, capacity }] of roster.groups)
    if (children > capacity) problems.add('care-groups.csv', `above its places ${key}`);
  const { guardians, refused } = await readGuardians(folder, problems);
  for (const iin of stays.keys()) if (!guardians.has(iin)) problems.add('guardians.csv', `nobody for ${iin}`);
  const refusedStaff = await readStaff(folder, roster);
  return { stays, active, guardians, refusedGuardians: refused, refusedStaff, foreignNumbers, transfers };
}

async function readGuardians(folder: string, problems: Problems) {
  const guardians = new Map<string, string[]>();
  const people = new Map<string, string>();
  let refused = 0;
  await eachLine(folder, 'guardians.csv', (cells) => {
    const [child, iin] = [cells('child_iin'), cells('iin')];
    const phone = cells('phone').replace(/\D/gu, '');
    const known = ['mother', 'father', 'guardian'].includes(cells('relation'));
    if (!checkIin(iin).ok || !known || phone.length < 10 || child.slice(6, 7) === '1') {
      refused += 1;
      return;
    }
    const name = `${cells('surname')} ${cells('given_name')}`;
    if ((people.get(iin) ?? name) !== name) problems.add('guardians.csv', `two names of ${iin}`);
    people.set(iin, name);
    guardians.set(child, [...(guardians.get(child) ?? []), iin]);
  });
  for (const [child, list] of guardians)
    if (list.length > 2) problems.add('guardians.csv', `${list.length} for ${child}`);
  return { guardians, refused };
}

/** Counts the appointments that cannot be: unknown role, kindergarten or group, a day that does not exist. */
async function readStaff(folder: string, { ownership, groups }: RosterFacts): Promise<number> {
  let refused = 0;
  await eachLine(folder, 'staff.csv', (cells) => {
    const [role, organisation] = [cells('role'), cells('organisation')];
    const isOffice = organisation === 'department' || organisation === 'financialCentre' || cells('kato') !== '';
    const hasPlace = isOffice || ownership.has(organisation);
    const hasGroup = role !== 'educator' || groups.has(`${organisation} ${cells('group_code')}`);
    const isGood = checkIin(cells('iin')).ok && hasPlace && hasGroup && role !== 'nightWatch';
    if (!isGood || cells('valid_from').endsWith('02-30')) refused += 1;
  });
  return refused;
}
