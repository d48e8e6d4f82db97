/** The kindergartens of the roster: where they stand, whose they are, how many children they have. */
import { composeBin } from '@balapan/domain/bin.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { usualKbe } from '@balapan/domain/kbe.ts';
import { districts } from '../places/districts.ts';
import { type GardenName, privateName, publicName } from '../places/gardenNames.ts';
import { pointInside, readOutlines } from '../places/outline.ts';
import { apportion, type Random, randomOf, weighted } from '../random.ts';
import { type Account, drawAccount } from './accounts.ts';
import { mobile } from './births.ts';
import { at } from './days.ts';
import { type IinBook, iinText } from './iinBook.ts';
import type { Plan } from './plan.ts';

export type LegalForm = 'kgu' | 'gkkp' | 'too' | 'ip' | 'chu';

export interface Provider {
  /** Place in the list, from 0; the roster's number is one more. */
  readonly index: number;
  readonly bin: string;
  readonly ownership: 'public' | 'private';
  readonly legalForm: LegalForm;
  readonly name: GardenName;
  /** Place in `districts`. */
  readonly district: number;
  readonly addressKk: string;
  readonly addressRu: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Ten digits after `+7`. */
  readonly phone: number;
  /** The account that is paid to, and an older one that is closed. */
  readonly account: Account;
  readonly closedAccount: Account | null;
  readonly kbe: string;
  /** Children enrolled on the day of the files. */
  readonly children: number;
  /** The head's year of birth as a day: of an ИП the head is the owner, whose IIN is the `bin`. */
  readonly headBirth: number;
  readonly isLiving: boolean;
  /** Its register has never an absence: the auditors will look here. */
  readonly isPerfect: boolean;
}

const privateForms = weighted<LegalForm>([
  ['too', 52],
  ['ip', 33],
  ['chu', 15],
]);
const publicForms = weighted<LegalForm>([
  ['gkkp', 62],
  ['kgu', 38],
]);
const kbeOfForm: Readonly<Record<LegalForm, string>> = {
  kgu: usualKbe.stateInstitution,
  gkkp: usualKbe.stateEnterprise,
  too: usualKbe.company,
  ip: usualKbe.entrepreneur,
  chu: usualKbe.privateInstitution,
};
/** No kindergarten has fewer children than two groups. */
const fewestChildren = 30;
const closedAccountShare = 0.012;
const perfectShare = 0.006;
/** Of the living ones, so many of a hundred are private. */
const livingPrivateShare = 0.73;

/** All kindergartens of a plan, public ones first. */
export function makeProviders(plan: Plan, seed: number, book: IinBook): Provider[] {
  const random = randomOf(seed, 'providers');
  const publicSizes = sizes(plan.publicChildren, plan.publicProviders, 0.28, random);
  const privateSizes = sizes(plan.privateChildren, plan.privateProviders, 0.5, random);
  const count = plan.publicProviders + plan.privateProviders;
  const places = districtOfEach(plan.publicProviders, random).concat(districtOfEach(plan.privateProviders, random));
  const allSizes = [...publicSizes, ...privateSizes];
  const balausa = balausaOf(plan, allSizes, places);
  const living = livingOnes(plan, allSizes, places, balausa);
  const perfect = perfectOnes(count, living, random);
  const outlines = new Map(readOutlines().map(({ kato, ring }) => [kato, ring] as const));
  const numbers = publicNumbers(plan.publicProviders, random);
  const bins = new Set<string>();
  let names = 1;
  return allSizes.map((children, index) => {
    const isPublic = index < plan.publicProviders;
    const district = places[index] ?? 0;
    const { kato, southernLimit, streets } = districts[district] as (typeof districts)[number];
    const [longitude, latitude] = pointInside(outlines.get(kato) ?? [], southernLimit, random);
    const legalForm = (isPublic ? publicForms : privateForms).draw(random);
    const headBirth = at('1962-01-01') + random.below(28 * 365);
    const name = isPublic
      ? publicName(numbers[index] ?? index + 1)
      : index === balausa
        ? privateName(0)
        : privateName(names++);
    const house = 1 + random.below(190);
    const [street = '', streetKk = ''] = random.pick(streets).split('|');
    const isTreasury = legalForm === 'kgu';
    return {
      index,
      bin: legalForm === 'ip' ? iinText(book.issue(headBirth, 'female')) : drawBin(random, bins),
      ownership: isPublic ? 'public' : 'private',
      legalForm,
      name,
      district,
      addressKk: `${streetKk}, ${house}`,
      addressRu: `${street}, ${street.startsWith('мкр') && !street.includes('ул.') ? `д. ${house}` : house}`,
      longitude,
      latitude,
      phone: random.chance(0.4) ? 7_272_000_000 + random.below(1_000_000) : mobile(random),
      account: drawAccount(isTreasury, random),
      closedAccount: !isTreasury && random.chance(closedAccountShare) ? drawAccount(false, random) : null,
      kbe: kbeOfForm[legalForm],
      children,
      headBirth,
      isLiving: living.has(index),
      isPerfect: perfect.has(index),
    };
  });
}

/** «Балауса» is the private kindergarten of Bostandyk that is nearest to 98 children; -1 where there is none. */
function balausaOf(plan: Plan, sizes: readonly number[], places: readonly number[]): number {
  const candidates = places.flatMap((district, index) =>
    index >= plan.publicProviders && districts[district]?.nameEn === 'Bostandyk' ? [index] : [],
  );
  const distance = (index: number): number => Math.abs((sizes[index] ?? 0) - 98);
  return candidates.sort((a, b) => distance(a) - distance(b) || a - b)[0] ?? -1;
}

/** At least one kindergarten whose register is too good to be true, none of them lived through the API. */
function perfectOnes(count: number, living: ReadonlySet<number>, random: Random): Set<number> {
  const others = random.shuffle(
    Array.from({ length: count }, (_, index) => index).filter((index) => !living.has(index)),
  );
  return new Set(others.slice(0, Math.max(1, Math.round(count * perfectShare))));
}

/** Sizes with a long tail, that add up. `spread` is the standard deviation of the logarithm. */
function sizes(children: number, providers: number, spread: number, random: Random): number[] {
  const weights = Array.from({ length: providers }, () => {
    const normal = random.unit() + random.unit() + random.unit() + random.unit() - 2;
    return Math.exp(normal * Math.sqrt(3) * spread);
  });
  return apportion(children, weights, fewestChildren);
}

/** The district of each of so many kindergartens, by the shares of the districts, in random order. */
function districtOfEach(count: number, random: Random): number[] {
  const counts = apportion(
    count,
    districts.map(({ share }) => share),
  );
  return random.shuffle(counts.flatMap((share, district) => Array.from({ length: share }, () => district)));
}

/** Numbers of public kindergartens: rising, with the gaps that closures left. */
function publicNumbers(count: number, random: Random): number[] {
  let number = 0;
  return Array.from({ length: count }, () => {
    number += random.chance(0.55) ? 1 : random.between(2, 3);
    return number;
  });
}

/** Kindergartens of 60 to 150 children (or the nearest to it), one after another from each district. */
function livingOnes(plan: Plan, sizes: readonly number[], places: readonly number[], balausa: number): Set<number> {
  const distance = (index: number): number => {
    const size = sizes[index] ?? 0;
    return size < 60 ? 60 - size : size > 150 ? size - 150 : 0;
  };
  const byDistance = sizes.map((_, index) => index).sort((a, b) => distance(a) - distance(b) || a - b);
  const wanted = { private: Math.ceil(plan.living * livingPrivateShare), public: 0 };
  wanted.public = plan.living - wanted.private;
  const living = new Set<number>();
  if (balausa >= 0) {
    living.add(balausa);
    wanted.private -= 1;
  }
  for (let round = 0; living.size < plan.living && round < plan.living; round += 1) {
    for (let district = 0; district < districts.length && living.size < plan.living; district += 1) {
      const ownership = wanted.public > 0 && (round + district) % 3 === 0 ? 'public' : 'private';
      if (wanted[ownership] === 0) continue;
      const found = byDistance.find(
        (index) =>
          !living.has(index) &&
          places[index] === district &&
          (index < plan.publicProviders ? 'public' : 'private') === ownership,
      );
      if (found === undefined) continue;
      living.add(found);
      wanted[ownership] -= 1;
    }
  }
  return living;
}

function drawBin(random: Random, taken: Set<string>): string {
  for (;;) {
    const month = asMonth(`${random.between(1996, 2023)}-${`${random.between(1, 12)}`.padStart(2, '0')}`);
    const bin = composeBin(month, 'resident', 'head', random.below(100_000));
    if (bin === null || taken.has(bin)) continue;
    taken.add(bin);
    return bin;
  }
}
