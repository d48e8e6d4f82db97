/**
 * The families of the city and their children, as columns of numbers: a quarter of a million people in a few megabytes. Names
 * are numbers of lists until a line of a file needs their text.
 */
import type { Sex } from '@balapan/domain/iin.ts';
import { cultures } from '../names/cultures.ts';
import { patronymicOf, surnameFor } from '../names/patronymic.ts';

export interface FullName {
  readonly surname: string;
  readonly givenName: string;
  /** Empty where there is none. */
  readonly patronymic: string;
}

export interface Families {
  count: number;
  readonly culture: Uint8Array;
  readonly surname: Uint16Array;
  /** Given names: numbers in the culture's list of parents. */
  readonly mother: Uint16Array;
  readonly father: Uint16Array;
  /** Given names of the grandfathers, for the parents' patronymics. */
  readonly mothersFather: Uint16Array;
  readonly fathersFather: Uint16Array;
  readonly motherBirth: Int32Array;
  readonly fatherBirth: Int32Array;
  readonly motherIin: Float64Array;
  /** 0 where no father is entered. */
  readonly fatherIin: Float64Array;
  /** Ten digits after `+7`. */
  readonly motherPhone: Float64Array;
  readonly fatherPhone: Float64Array;
  /** 1 where a guardian (a grandmother) stands for the children in place of the mother. */
  readonly guarded: Uint8Array;
  /** 1 where the family speaks Kazakh at home. */
  readonly kazakh: Uint8Array;
  /** Number in `citizenships`. */
  readonly citizenship: Uint8Array;
}

export interface Children {
  count: number;
  readonly family: Uint32Array;
  readonly birth: Int32Array;
  /** 1 for a boy. */
  readonly male: Uint8Array;
  /** Given name: number in the culture's list of the young. */
  readonly given: Uint16Array;
  readonly iin: Float64Array;
}

export const citizenships = ['KZ', 'KG', 'UZ', 'RU', 'CN', 'TR'] as const;

/** Empty columns with room for so many families. */
export function makeFamilies(room: number): Families {
  return {
    count: 0,
    culture: new Uint8Array(room),
    surname: new Uint16Array(room),
    mother: new Uint16Array(room),
    father: new Uint16Array(room),
    mothersFather: new Uint16Array(room),
    fathersFather: new Uint16Array(room),
    motherBirth: new Int32Array(room),
    fatherBirth: new Int32Array(room),
    motherIin: new Float64Array(room),
    fatherIin: new Float64Array(room),
    motherPhone: new Float64Array(room),
    fatherPhone: new Float64Array(room),
    guarded: new Uint8Array(room),
    kazakh: new Uint8Array(room),
    citizenship: new Uint8Array(room),
  };
}

/** Empty columns with room for so many children. */
export function makeChildren(room: number): Children {
  return {
    count: 0,
    family: new Uint32Array(room),
    birth: new Int32Array(room),
    male: new Uint8Array(room),
    given: new Uint16Array(room),
    iin: new Float64Array(room),
  };
}

/** The names that parents of a culture and sex may have: elder ones first, so that a number tells the age. */
export const parentNames = cultures.map(({ given }) => ({
  male: [...given.male.elder, ...given.male.middle],
  female: [...given.female.elder, ...given.female.middle],
}));

/** Whoever is born from 1992 on has a patronymic in the newer style. */
const newerStyle = 8035;

const patronymics = new Map<number, string>();

/** The patronymic by culture, the father's number in `parentNames`, sex and birth; made once for each combination. */
function patronymic(culture: number, father: number, male: boolean, birth: number): string {
  const newer = birth >= newerStyle;
  const key = ((culture * 1024 + father) * 2 + (male ? 1 : 0)) * 2 + (newer ? 1 : 0);
  let text = patronymics.get(key);
  if (text === undefined) {
    const styles = cultures[culture]?.patronymic;
    const name = parentNames[culture]?.male[father] ?? '';
    const style = (newer ? styles?.after : styles?.before1992) ?? 'russian';
    text = patronymicOf(name, male ? 'male' : 'female', style);
    patronymics.set(key, text);
  }
  return text;
}

function surname(families: Families, family: number, sex: Sex): string {
  const list = cultures[families.culture[family] ?? 0]?.surnames ?? [];
  return surnameFor(list[families.surname[family] ?? 0] ?? '', sex);
}

/** The name of a child, by the family's people and the father. */
export function childName(families: Families, children: Children, child: number): FullName {
  const family = children.family[child] ?? 0;
  const culture = families.culture[family] ?? 0;
  const male = children.male[child] === 1;
  const sex = male ? 'male' : 'female';
  return {
    surname: surname(families, family, sex),
    givenName: cultures[culture]?.given[sex].young[children.given[child] ?? 0] ?? '',
    patronymic: patronymic(culture, families.father[family] ?? 0, male, children.birth[child] ?? 0),
  };
}

/** The name of a mother, also where she is entered as the guardian. */
export function motherName(families: Families, family: number): FullName {
  const culture = families.culture[family] ?? 0;
  return {
    surname: surname(families, family, 'female'),
    givenName: parentNames[culture]?.female[families.mother[family] ?? 0] ?? '',
    patronymic: patronymic(culture, families.mothersFather[family] ?? 0, false, families.motherBirth[family] ?? 0),
  };
}

/** The name of a father. */
export function fatherName(families: Families, family: number): FullName {
  const culture = families.culture[family] ?? 0;
  return {
    surname: surname(families, family, 'male'),
    givenName: parentNames[culture]?.male[families.father[family] ?? 0] ?? '',
    patronymic: patronymic(culture, families.fathersFather[family] ?? 0, true, families.fatherBirth[family] ?? 0),
  };
}
