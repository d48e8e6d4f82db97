/** Gives out individual identification numbers, none twice. Kept as numbers: twelve digits fit a double exactly. */
import { composeIin, iinControl, type Sex } from '@balapan/domain/iin.ts';
import { hashOf, hashText } from '../random.ts';
import { dayText } from './days.ts';

export interface IinBook {
  /** A number of a birth day and sex. Throws `RangeError` when a day's ten thousand are used up. */
  issue(birth: number, sex: Sex): number;
  /** A number with 0 in the seventh place, as some foreigners have. */
  issueForeign(birth: number): number;
}

/** Coprime to 10,000, so that the serial numbers of a day do not repeat and do not look counted. */
const stride = 3373;
const serials = 10_000;

/** Twelve digits of a number from the book. */
export function iinText(iin: number): string {
  return `${iin}`.padStart(12, '0');
}

/** An empty book; the same seed gives the same numbers in the same order of asking. */
export function makeIinBook(seed: number): IinBook {
  const key = hashText('iin', seed);
  const used = new Map<number, number>();
  /** The next serial of a slot that `compose` can make a number of. */
  const next = (slot: number, compose: (serial: number) => string | null): number => {
    const start = hashOf(key, slot, 0) % serials;
    for (let count = used.get(slot) ?? 0; count < serials; count += 1) {
      const text = compose((start + count * stride) % serials);
      if (text === null) continue;
      used.set(slot, count + 1);
      return Number(text);
    }
    throw new RangeError('the numbers of a day are used up');
  };
  return {
    issue: (birth, sex) => {
      const day = dayText(birth);
      return next(birth * 3 + (sex === 'male' ? 1 : 2), (serial) => composeIin(day, sex, serial));
    },
    issueForeign: (birth) => {
      const day = dayText(birth);
      return next(birth * 3, (serial) => {
        const first11 = `${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8)}0${`${serial}`.padStart(4, '0')}`;
        const control = iinControl(first11);
        return control === null ? null : `${first11}${control}`;
      });
    },
  };
}
