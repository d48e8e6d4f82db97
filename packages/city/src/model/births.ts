/** Makes families and children one by one: who they are, their numbers, their names. */
import { cultures } from '../names/cultures.ts';
import { type Random, weighted } from '../random.ts';
import type { IinBook } from './iinBook.ts';
import { type Children, citizenships, type Families, parentNames } from './people.ts';

export interface Births {
  readonly families: Families;
  readonly children: Children;
  readonly book: IinBook;
  readonly random: Random;
}

const year = 365.25;
const mobileCodes = [700, 701, 702, 705, 707, 708, 747, 771, 775, 776, 777, 778];

const anyCulture = weighted(cultures.map((culture, at) => [at, culture.share] as const));
const kazakhCulture = weighted(cultures.map((culture, at) => [at, culture.share * culture.kazakhSpeaking] as const));
const russianCulture = weighted(
  cultures.map((culture, at) => [at, culture.share * (1 - culture.kazakhSpeaking)] as const),
);
/** Where foreigners of a culture come from: numbers in `citizenships`. */
const foreignOf: Readonly<Record<(typeof cultures)[number]['code'], readonly number[]>> = {
  kazakh: [2, 4],
  slavic: [3],
  uyghur: [1, 4],
  korean: [2, 3],
  tatar: [3],
  uzbek: [1, 2],
  turk: [5],
};
const foreignShare = 0.004;
const singleShare = 0.13;
const guardedShare = 0.012;
const firstForeigners = 3;

/** A mobile number, ten digits after `+7`. */
export function mobile(random: Random): number {
  return random.pick(mobileCodes) * 10_000_000 + random.below(10_000_000);
}

/** A number of a list in which earlier names are more common. */
function fashionable(length: number, random: Random): number {
  return Math.floor(length * random.unit() ** 1.35);
}

/**
 * A new family with a first child of this birth day.
 * @param language what its children speak in the kindergarten; `null` where it does not matter
 * @returns the family's number
 */
export function addFamily(births: Births, childBirth: number, language: 'kk' | 'ru' | null): number {
  const { families, book, random } = births;
  const family = families.count;
  families.count += 1;
  const draw = language === null ? anyCulture : language === 'kk' ? kazakhCulture : russianCulture;
  const culture = draw.draw(random);
  const motherAge = 19 + (random.unit() + random.unit()) * 12;
  const motherBirth = Math.floor(childBirth - motherAge * year);
  const fatherBirth = Math.floor(motherBirth - (random.unit() * 9 - 2) * year);
  families.culture[family] = culture;
  families.surname[family] = fashionable(cultures[culture]?.surnames.length ?? 1, random);
  families.mother[family] = parentName(culture, 'female', motherBirth, random);
  families.father[family] = parentName(culture, 'male', fatherBirth, random);
  families.mothersFather[family] = parentName(culture, 'male', motherBirth - 27 * year, random);
  families.fathersFather[family] = parentName(culture, 'male', fatherBirth - 27 * year, random);
  families.motherBirth[family] = motherBirth;
  families.fatherBirth[family] = fatherBirth;
  families.guarded[family] = random.chance(guardedShare) ? 1 : 0;
  families.motherIin[family] = book.issue(motherBirth, 'female');
  families.fatherIin[family] = random.chance(singleShare) ? 0 : book.issue(fatherBirth, 'male');
  families.motherPhone[family] = mobile(random);
  families.fatherPhone[family] = mobile(random);
  const speaksKazakh = language === null ? random.chance(cultures[culture]?.kazakhSpeaking ?? 0) : language === 'kk';
  families.kazakh[family] = speaksKazakh ? 1 : 0;
  const foreign = random.chance(foreignShare) || family < firstForeigners;
  families.citizenship[family] = foreign ? random.pick(foreignOf[cultures[culture]?.code ?? 'kazakh']) : 0;
  return family;
}

/** The number of a given name that fits the year of birth. */
function parentName(culture: number, sex: 'male' | 'female', birth: number, random: Random): number {
  const elder = cultures[culture]?.given[sex].elder.length ?? 1;
  const all = parentNames[culture]?.[sex].length ?? 1;
  const isElder = birth < 5479;
  return isElder ? fashionable(elder, random) : elder + fashionable(all - elder, random);
}

/** A child of a family; returns its number. Some foreigners' numbers have 0 in the seventh place. */
export function addChild(births: Births, family: number, birth: number): number {
  const { families, children, book, random } = births;
  const child = children.count;
  children.count += 1;
  const male = random.chance(0.515);
  const culture = cultures[families.culture[family] ?? 0];
  const names = culture?.given[male ? 'male' : 'female'].young ?? [];
  const isForeign = citizenships[families.citizenship[family] ?? 0] !== 'KZ';
  children.family[child] = family;
  children.birth[child] = birth;
  children.male[child] = male ? 1 : 0;
  children.given[child] = (fashionable(names.length, random) + (child % 3)) % Math.max(1, names.length);
  const zeroNumber = isForeign && (family < firstForeigners || random.chance(0.4));
  children.iin[child] = zeroNumber ? book.issueForeign(birth) : book.issue(birth, male ? 'male' : 'female');
  return child;
}
