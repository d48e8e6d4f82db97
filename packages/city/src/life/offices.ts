/** The month that is closed, seen from the offices: how many acts are signed, checked and put into registers, and when. */
import type { Day } from '@balapan/domain/day.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';
import { shuffled } from './habits.ts';
import type { TownProvider } from './town.ts';

export type OfficeDeed =
  | { readonly kind: 'close' }
  | { readonly kind: 'signAsProviders'; readonly providers: readonly number[] }
  /** So many are checked by the specialists of their districts, and so many given back to the kindergartens. */
  | { readonly kind: 'check'; readonly count: number; readonly returned: number }
  | { readonly kind: 'signAsDepartment'; readonly count: number }
  | { readonly kind: 'makeRegister'; readonly count: number }
  | { readonly kind: 'checkRegister' };

export interface OfficeSlot {
  readonly at: Moment;
  readonly deed: OfficeDeed;
}

/** Of a city's acts: signed by kindergartens, checked by districts, signed by the Department; of these in two registers. */
export interface Amounts {
  readonly signed: number;
  readonly checked: number;
  readonly returned: number;
  readonly approved: number;
  readonly firstRegister: number;
  readonly secondRegister: number;
}

/** About three hundred, a hundred and eighty and ninety of 985 acts; in a small city enough for one at each desk. */
export function amountsOf(providers: number): Amounts {
  const part = (share: number, least: number): number =>
    Math.min(providers, Math.max(least, Math.round(providers * share)));
  const approved = part(0.092, 4);
  return {
    signed: part(0.31, 7),
    checked: part(0.183, 5),
    returned: part(0.006, 1),
    approved,
    firstRegister: Math.max(1, Math.round(approved * 0.3)),
    secondRegister: Math.max(1, Math.round(approved * 0.4)),
  };
}

/**
 * The kindergartens whose heads sign, in the order of signing. Of the living ones each third waits, the first among them, so
 * that a visitor finds an act to sign.
 */
export function signersOf(seed: number, providers: readonly TownProvider[], count: number): number[] {
  const living = providers.filter(({ isLiving }) => isLiving);
  const waiting = new Set(living.filter((_, at) => at % 3 === 0).map(({ number }) => number));
  const others = providers.filter(({ number }) => !waiting.has(number));
  return shuffled(seed, 'signers', others, ({ number }) => `${number}`)
    .sort((a, b) => Number(b.isLiving) - Number(a.isLiving))
    .slice(0, count)
    .map(({ number }) => number);
}

/** The offices' days: `days` are the last three working days before the day of the files. */
export function planOffices(
  seed: number,
  providers: readonly TownProvider[],
  days: readonly [Day, Day, Day],
): OfficeSlot[] {
  const [first, second, third] = days;
  const amounts = amountsOf(providers.length);
  const signers = signersOf(seed, providers, amounts.signed);
  const cut = (from: number, to: number): readonly number[] =>
    signers.slice(Math.floor(signers.length * from), Math.floor(signers.length * to));
  const half = (count: number): number => Math.ceil(count / 2);
  const slot = (day: Day, time: string, deed: OfficeDeed): OfficeSlot => ({ at: momentOf(day, time), deed });
  const signing = (day: Day, time: string, from: number, to: number): OfficeSlot =>
    slot(day, time, { kind: 'signAsProviders', providers: cut(from, to) });
  return [
    slot(first, '09:00', { kind: 'close' }),
    signing(first, '14:10', 0, 0.2),
    signing(first, '16:20', 0.2, 0.4),
    signing(second, '10:10', 0.4, 0.6),
    slot(second, '11:30', { kind: 'check', count: half(amounts.checked), returned: 0 }),
    signing(second, '14:40', 0.6, 0.8),
    slot(second, '17:30', { kind: 'signAsDepartment', count: half(amounts.approved) }),
    signing(third, '09:40', 0.8, 1),
    slot(third, '10:20', {
      kind: 'check',
      count: amounts.checked - half(amounts.checked),
      returned: amounts.returned,
    }),
    slot(third, '11:40', { kind: 'signAsDepartment', count: amounts.approved - half(amounts.approved) }),
    slot(third, '12:30', { kind: 'makeRegister', count: amounts.firstRegister }),
    slot(third, '14:20', { kind: 'checkRegister' }),
    slot(third, '16:45', { kind: 'makeRegister', count: amounts.secondRegister }),
  ];
}
