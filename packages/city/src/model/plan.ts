/**
 * How big each part of a city is. The full city has the figures of the launch (domain.md 1) exactly; a smaller or larger one
 * has them in proportion, each at least once, and every total is the sum of its parts.
 */
import { districts } from '../places/districts.ts';
import { apportion } from '../random.ts';

export type CitySize = 'small' | 'almaty' | number;

/** What the clean-up will say of a line, with the state that a live line has in the old system. */
export type LineKind =
  | 'waiting'
  | 'offered'
  | 'inactive'
  | 'waitlisted'
  | 'later'
  | 'youngest'
  | 'enrolled'
  | 'notInterested'
  | 'duplicate'
  | 'otherRegion'
  | 'overAge';

export interface LineCount {
  readonly kind: LineKind;
  readonly lines: number;
  /** Of them, children under two full years on the day of the file. */
  readonly underTwo: number;
  /** Of them, filed since 1 July 2025. */
  readonly recent: number;
}

/** A cell of the table of places and queue: category age and language. */
export interface Cell {
  readonly age: number;
  readonly language: 'kk' | 'ru';
  readonly free: number;
  readonly need: number;
}

export interface Plan {
  readonly size: string;
  /** Children enrolled on 2025-09-11. */
  readonly children: number;
  readonly publicProviders: number;
  readonly privateProviders: number;
  readonly publicChildren: number;
  readonly privateChildren: number;
  /** Tenge a month that the contingent of each ownership costs at its norms: groups of higher norms are made up to it. */
  readonly publicOrder: number;
  readonly privateOrder: number;
  readonly lines: readonly LineCount[];
  readonly cells: readonly Cell[];
  readonly freeByDistrict: readonly number[];
  readonly providersWithFree: number;
  /** Kindergartens whose last days are lived through the API. */
  readonly living: number;
  /** July acts that are not paid on 2025-09-11. */
  readonly unpaidActs: number;
  /** Kindergartens that the department paid for June, and the sum in tenge. */
  readonly juneProviders: number;
  readonly juneSum: number;
  /** The year's plan in tenge, and the vouchers that the voucher line bears beyond the contingent. */
  readonly yearPlan: number;
  readonly vouchersAffordable: number;
}

const full = { children: 88_300, providers: 985, publicProviders: 197, publicChildren: 36_900 } as const;
const fewestProviders = 12;
/** An act has four digits in its number, so a month has at most 9,999 kindergartens. */
export const childrenRange = [600, 800_000] as const;

/** Kind, lines, under two, filed since July: sums 56,896, 17,091 and 6,265; live 17,201. */
const fullLines: readonly (readonly [LineKind, number, number, number])[] = [
  ['waiting', 7873, 0, 1290],
  ['offered', 420, 0, 0],
  ['inactive', 180, 0, 0],
  ['waitlisted', 640, 0, 60],
  ['later', 488, 0, 190],
  ['youngest', 7600, 7600, 2700],
  ['enrolled', 18_472, 2600, 700],
  ['notInterested', 12_906, 3900, 500],
  ['duplicate', 2914, 1100, 300],
  ['otherRegion', 4688, 1891, 465],
  ['overAge', 715, 0, 60],
];

/** Age, language, free places, net need: sums 2,455 and 8,473. */
const fullCells: readonly (readonly [number, 'kk' | 'ru', number, number])[] = [
  [2, 'kk', 264, 2118],
  [3, 'kk', 318, 1512],
  [4, 'kk', 402, 871],
  [5, 'kk', 366, 498],
  [6, 'kk', 147, 286],
  [2, 'ru', 121, 1206],
  [3, 'ru', 203, 934],
  [4, 'ru', 287, 548],
  [5, 'ru', 251, 327],
  [6, 'ru', 96, 173],
];

/** Kinds of unpaid July acts (model/acts.ts): a small city has each once. */
export const unpaidKinds = 8;

/** The plan of a size. Throws `RangeError` for a number of children below 600 or above 800,000. */
export function planOf(size: CitySize): Plan {
  const children = size === 'almaty' ? full.children : size === 'small' ? 1000 : size;
  const [fewest, most] = childrenRange;
  if (!Number.isInteger(children) || children < fewest || children > most)
    throw new RangeError(`a city has ${fewest} to ${most} children, not ${size}`);
  const scale = children / full.children;
  const part = (value: number): number => (value === 0 ? 0 : Math.max(1, Math.round(value * scale)));
  const providers = Math.max(fewestProviders, Math.round(full.providers * scale));
  const publicProviders = Math.round((providers * full.publicProviders) / full.providers);
  const publicChildren = Math.round(full.publicChildren * scale);
  const cells = fullCells.map(([age, language, free, need]) => ({ age, language, free: part(free), need: part(need) }));
  const free = cells.reduce((sum, cell) => sum + cell.free, 0);
  return {
    size: typeof size === 'string' ? size : `${size}`,
    children,
    publicProviders,
    privateProviders: providers - publicProviders,
    publicChildren,
    privateChildren: children - publicChildren,
    publicOrder: 2_099_000_000 * scale,
    privateOrder: 2_886_000_000 * scale,
    lines: linesOf(part, cells),
    cells,
    freeByDistrict: apportion(
      free,
      districts.map((district) => district.free),
    ),
    providersWithFree: Math.min(providers - 2, Math.max(6, part(412))),
    living: Math.min(providers, Math.max(3, part(30))),
    unpaidActs: Math.max(unpaidKinds, part(150)),
    juneProviders: part(100),
    juneSum: 799_000_000 * scale,
    yearPlan: Math.round(83_302_000 * scale) * 1000,
    vouchersAffordable: part(1980),
  };
}

/** The lines in proportion; those who wait are what the cells leave beside the offered and inactive ones. */
function linesOf(part: (value: number) => number, cells: readonly Cell[]): LineCount[] {
  const need = cells.reduce((sum, cell) => sum + cell.need, 0);
  const lines = fullLines.map(([kind, count, underTwo, recent]) => {
    const scaled = part(count);
    return {
      kind,
      lines: scaled,
      underTwo: underTwo === count ? scaled : Math.min(scaled, part(underTwo)),
      recent: Math.min(scaled, part(recent)),
    };
  });
  const answered = lines.filter(({ kind }) => kind === 'offered' || kind === 'inactive');
  const waiting = need - answered.reduce((sum, line) => sum + line.lines, 0);
  return lines.map((line) => (line.kind === 'waiting' ? { ...line, lines: waiting } : line));
}
