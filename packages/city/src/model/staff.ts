/** Who works where: heads, accountants, methodists and educators of the kindergartens, and the offices that check and pay. */
import { cultures } from '../names/cultures.ts';
import { patronymicOf, surnameFor } from '../names/patronymic.ts';
import { districts } from '../places/districts.ts';
import { type Random, randomOf, weighted } from '../random.ts';
import { mobile } from './births.ts';
import { at } from './days.ts';
import type { Group } from './groups.ts';
import type { IinBook } from './iinBook.ts';
import { type FullName, parentNames } from './people.ts';
import type { Provider } from './providers.ts';

export type StaffRole =
  | 'head'
  | 'accountant'
  | 'methodist'
  | 'educator'
  | 'districtSpecialist'
  | 'departmentSpecialist'
  | 'departmentHead'
  | 'departmentAccountant'
  | 'callCentreOperator'
  | 'consultationClerk'
  | 'auditor'
  | 'administrator'
  | 'payerOperator'
  | 'payerChecker'
  | 'payerReleaser';

export interface StaffMember extends FullName {
  readonly iin: number;
  /** Ten digits after `+7`. */
  readonly phone: number;
  readonly role: StaffRole;
  /** `bin` of the kindergarten, or code of the office; empty for a district's specialist and a consultation centre's clerk. */
  readonly organisation: string;
  readonly groupCode: string;
  readonly kato: string;
  readonly from: number;
}

export interface Staff {
  readonly members: readonly StaffMember[];
  /** IIN of each kindergarten's head. */
  readonly heads: readonly number[];
  /** IINs of the specialists of each district. */
  readonly districtSpecialists: readonly (readonly number[])[];
  readonly departmentHead: number;
  readonly payerOperators: readonly number[];
  readonly payerChecker: number;
  readonly payerReleaser: number;
}

const cultureOfStaff = weighted(cultures.map((culture, place) => [place, culture.share] as const));
const specialistsOfDistrict = 3;
const womenShare = 0.97;

/** Everybody who holds an appointment on the day of the files. */
export function makeStaff(
  providers: readonly Provider[],
  groups: readonly Group[],
  seed: number,
  book: IinBook,
): Staff {
  const random = randomOf(seed, 'staff');
  const members: StaffMember[] = [];
  const add = (
    role: StaffRole,
    place: Partial<Pick<StaffMember, 'organisation' | 'groupCode' | 'kato'>>,
    owner?: Owner,
  ): number => {
    const member = draw(role, place, book, random, owner);
    members.push(member);
    return member.iin;
  };
  const office = (role: StaffRole, organisation: string, count: number): number[] =>
    Array.from({ length: count }, () => add(role, { organisation }));

  const [departmentHead = 0] = office('departmentHead', 'department', 1);
  office('departmentSpecialist', 'department', 6);
  office('departmentAccountant', 'department', 2);
  office('administrator', 'department', 1);
  const payerOperators = office('payerOperator', 'financialCentre', 4);
  const [payerChecker = 0] = office('payerChecker', 'financialCentre', 2);
  const [payerReleaser = 0] = office('payerReleaser', 'financialCentre', 1);
  const districtSpecialists = districts.map(({ kato }) =>
    Array.from({ length: specialistsOfDistrict }, () => add('districtSpecialist', { kato })),
  );
  const heads = providers.map(({ bin, legalForm, headBirth }) => {
    const owner = { birth: headBirth, iin: legalForm === 'ip' ? Number(bin) : null };
    const head = add('head', { organisation: bin }, owner);
    add('accountant', { organisation: bin });
    add('methodist', { organisation: bin });
    return head;
  });
  for (const { provider, code } of groups) {
    const { bin, ownership } = providers[provider] as Provider;
    const shifts = ownership === 'public' ? 2 : 1;
    for (let shift = 0; shift < shifts; shift += 1) add('educator', { organisation: bin, groupCode: code });
  }
  office('callCentreOperator', 'department', 3);
  office('auditor', 'department', 1);
  for (const { kato } of districts) for (let desk = 0; desk < 2; desk += 1) add('consultationClerk', { kato });
  return { members, heads, districtSpecialists, departmentHead, payerOperators, payerChecker, payerReleaser };
}

interface Owner {
  readonly birth: number;
  /** The owner of an ИП has the IIN that the kindergarten is known by. */
  readonly iin: number | null;
}

function draw(
  role: StaffRole,
  place: Partial<Pick<StaffMember, 'organisation' | 'groupCode' | 'kato'>>,
  book: IinBook,
  random: Random,
  owner?: Owner,
): StaffMember {
  const culture = cultureOfStaff.draw(random);
  const isWoman = owner !== undefined || random.chance(role === 'educator' ? womenShare : 0.8);
  const sex = isWoman ? 'female' : 'male';
  const birth = owner?.birth ?? at('1965-01-01') + random.below(35 * 365);
  const names = parentNames[culture];
  const style = cultures[culture]?.patronymic[birth < at('1992-01-01') ? 'before1992' : 'after'] ?? 'russian';
  return {
    iin: owner?.iin ?? book.issue(birth, sex),
    surname: surnameFor(random.pick(cultures[culture]?.surnames ?? []), sex),
    givenName: random.pick(names?.[sex] ?? []),
    patronymic: patronymicOf(random.pick(names?.male ?? []), sex, style),
    phone: mobile(random),
    role,
    organisation: place.organisation ?? '',
    groupCode: place.groupCode ?? '',
    kato: place.kato ?? '',
    from: at('2019-01-09') + random.below(2300),
  };
}
