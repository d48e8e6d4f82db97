/** The state order for one child a month. The general norm of 2025 is published (domain.md 1), the others are invented. */
import { type Tiyn, tenge } from '@balapan/domain/money.ts';
import { at } from './days.ts';

export type GroupKind = 'general' | 'sanatorium' | 'correctional' | 'special';

export interface Norm {
  readonly code: string;
  readonly kind: GroupKind;
  /** Hours a day. */
  readonly hours: string;
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
  /** Against the general norm, four decimals; contained in the sums. */
  readonly coefficient: string;
  /** First and last day in force, as numbers; 0: still in force. */
  readonly from: number;
  readonly to: number;
  readonly legalAct: string;
  readonly legalDate: number;
}

/** Kind, hours, tenge of 2025: local, republican; tenge of 2024: local, republican. */
const table: readonly (readonly [GroupKind, string, number, number, number, number])[] = [
  ['general', '10.5', 50_668, 4_991, 46_915, 4_621],
  ['general', '9', 44_797, 4_413, 41_479, 4_086],
  ['general', '24', 92_216, 9_084, 85_385, 8_411],
  ['sanatorium', '10.5', 71_443, 7_037, 66_151, 6_516],
  ['sanatorium', '24', 108_238, 10_662, 100_220, 9_872],
  ['correctional', '10.5', 88_065, 8_675, 81_542, 8_032],
  ['special', '10.5', 76_536, 7_539, 70_867, 6_981],
];

const act2024 = 'Постановление акимата города Алматы № 1/41';
const act2025 = 'Постановление акимата города Алматы № 1/12';
const letters: Readonly<Record<GroupKind, string>> = {
  general: 'G',
  sanatorium: 'S',
  correctional: 'C',
  special: 'P',
};

function norms(year: 2024 | 2025): Norm[] {
  const [, , local25, republican25, local24, republican24] = table[0] as (typeof table)[number];
  const general = year === 2025 ? local25 + republican25 : local24 + republican24;
  return table.map(([kind, hours, l25, r25, l24, r24]) => {
    const [local, republican] = year === 2025 ? [l25, r25] : [l24, r24];
    return {
      code: `${year}-${letters[kind]}-${hours}`,
      kind,
      hours,
      total: tenge(local + republican),
      local: tenge(local),
      republican: tenge(republican),
      coefficient: ((local + republican) / general).toFixed(4),
      from: at(`${year}-01-01`),
      to: year === 2024 ? at('2024-12-31') : 0,
      legalAct: year === 2025 ? act2025 : act2024,
      legalDate: year === 2025 ? at('2025-01-16') : at('2024-01-30'),
    };
  });
}

/** All norms, of 2024 and of 2025. */
export const allNorms: readonly Norm[] = [...norms(2024), ...norms(2025)];

const byKey = new Map(allNorms.map((norm) => [`${norm.kind} ${norm.hours} ${norm.from}`, norm]));

/** The norm of a kind of group on a day from 2024 on. Throws `RangeError` where there is none. */
export function normOf(kind: GroupKind, hours: string, day: number): Norm {
  const from = day < at('2025-01-01') ? at('2024-01-01') : at('2025-01-01');
  const norm = byKey.get(`${kind} ${hours} ${from}`);
  if (norm === undefined) throw new RangeError(`no norm for ${kind} ${hours}`);
  return norm;
}
