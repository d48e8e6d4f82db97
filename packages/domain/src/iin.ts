/** The individual identification number (ЖСН / ИИН), kazakhstan.md 1.1: `YYMMDD G SSSS C`. */
import { type Day, dayOf } from './day.ts';

export type Sex = 'male' | 'female';
export type IinReason = 'length' | 'digits' | 'century' | 'date' | 'control';
export type IinCheck =
  | {
      readonly ok: true;
      /** `null` where the seventh digit is 0, as some foreigners have it: nothing may be read from such a number. */
      readonly birthDate: Day | null;
      readonly sex: Sex | null;
      /** First year of the century of birth: 1800, 1900 or 2000. */
      readonly century: number | null;
    }
  | { readonly ok: false; readonly reason: IinReason };

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
const zeroCode = 48;

function weigh(first11: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < 11; at += 1) sum += (first11.charCodeAt(at) - zeroCode) * (weights[at] as number);
  return sum % 11;
}

/**
 * The control digit of the first eleven digits of an IIN or BIN; `null` when both passes give 10 and no such number can
 * exist. Throws `RangeError` unless given eleven digits. Pass one does not protect the 11th digit (its weight is 11), so
 * the digit proves no identity.
 */
export function iinControl(first11: string): number | null {
  if (!/^\d{11}$/.test(first11)) throw new RangeError(`not eleven digits: ${first11}`);
  const first = weigh(first11, firstWeights);
  if (first < 10) return first;
  const second = weigh(first11, secondWeights);
  return second < 10 ? second : null;
}

/** Checks length, digits, century (0 to 6), a real date of birth, and the control digit, in this order. */
export function checkIin(text: string): IinCheck {
  if (text.length !== 12) return { ok: false, reason: 'length' };
  if (!/^\d{12}$/.test(text)) return { ok: false, reason: 'digits' };
  const mark = Number(text[6]);
  if (mark > 6) return { ok: false, reason: 'century' };
  const century = 1800 + Math.floor((mark - 1) / 2) * 100;
  const birthDate =
    mark === 0 ? null : dayOf(century + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6)));
  // Twelve zeros fit the control digit, but are what people type instead of a number.
  if ((mark !== 0 && birthDate === null) || /^0+$/.test(text)) return { ok: false, reason: 'date' };
  if (iinControl(text.slice(0, 11)) !== Number(text[11])) return { ok: false, reason: 'control' };
  if (mark === 0) return { ok: true, birthDate: null, sex: null, century: null };
  return { ok: true, birthDate, sex: mark % 2 === 1 ? 'male' : 'female', century };
}

/**
 * The IIN of a birth date, sex and serial number 0 to 9999, for test data and synthetic cities; `null` where the control
 * digit does not exist. Years 1800 to 2099.
 */
export function composeIin(birthDate: Day, sex: Sex, serial: number): string | null {
  const century = Math.floor((Number(birthDate.slice(0, 4)) - 1800) / 100);
  if (century < 0 || century > 2 || !Number.isInteger(serial) || serial < 0 || serial > 9999)
    throw new RangeError(`no IIN for ${birthDate}, ${serial}`);
  const mark = century * 2 + (sex === 'male' ? 1 : 2);
  const date = birthDate.slice(2, 4) + birthDate.slice(5, 7) + birthDate.slice(8);
  const first11 = `${date}${mark}${`${serial}`.padStart(4, '0')}`;
  const control = iinControl(first11);
  return control === null ? null : `${first11}${control}`;
}
