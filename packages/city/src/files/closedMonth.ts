/** A closed month: registers with the sum of each child, the acts over them, the payments of the acts. */
import { cityFiles } from '@balapan/api/cityFiles.ts';
import { actNumber } from '@balapan/domain/act.ts';
import type { Month } from '@balapan/domain/day.ts';
import { shiftMonth } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { type Tiyn, tengeText, tiyn } from '@balapan/domain/money.ts';
import type { ActPath } from '../model/acts.ts';
import { type City, normOfGroup } from '../model/city.ts';
import { dayText, monthRange } from '../model/days.ts';
import { iinText } from '../model/iinBook.ts';
import { marksOf } from '../model/marks.ts';
import type { Norm } from '../model/norms.ts';
import type { Provider } from '../model/providers.ts';
import { hashOf, hashText } from '../random.ts';
import { cell } from './sink.ts';
import type { Table } from './table.ts';

/** What a kindergarten's act adds up to. */
export interface ActSum {
  children: number;
  payableDays: number;
  local: bigint;
  republican: bigint;
}

export interface ClosedMonth {
  readonly month: Month;
  readonly payer: 'department' | 'financialCentre';
  /** By kindergarten: complete once the registers are written. */
  readonly sums: readonly ActSum[];
  readonly paths: readonly ActPath[];
}

/** A month before its registers are written. */
export function openMonth(
  city: City,
  month: Month,
  payer: ClosedMonth['payer'],
  paths: readonly ActPath[],
): ClosedMonth {
  const sums = city.providers.map(() => ({ children: 0, payableDays: 0, local: 0n, republican: 0n }));
  return { month, payer, sums, paths };
}

/** Of a thousand parents so many had not confirmed the month by the 7th: their children's days are held. */
const unconfirmed = 24;

interface Amount {
  readonly local: Tiyn;
  readonly republican: Tiyn;
  /** The cells `total;local;republican`. */
  readonly text: string;
}

/** The sum of a child by norm and payable days; each is computed once. */
function amounts(workingDays: number): (norm: Norm, payableDays: number) => Amount {
  const known = new Map<string, Amount>();
  return (norm, payableDays) => {
    const key = `${norm.code} ${payableDays}`;
    let amount = known.get(key);
    if (amount === undefined) {
      const stretch = { normTiyn: norm.total, localTiyn: norm.local, republicanTiyn: norm.republican, payableDays };
      const { total, local, republican } = childMonthAmount({ stretches: [stretch], workingDays });
      amount = { local, republican, text: `${tengeText(total)};${tengeText(local)};${tengeText(republican)}` };
      known.set(key, amount);
    }
    return amount;
  };
}

/** The registers of a month; while its lines are written, the sums of the acts are added up in `closed`. */
export function registersTable(closed: ClosedMonth): Table {
  const { month, sums } = closed;
  return {
    name: `registers-${month}.csv`,
    columns: cityFiles.registers.columns,
    *lines({ groups, providers, enrolments, children, seed }) {
      const { draw, count, workingDays, first } = marksOf(month, seed);
      const amount = amounts(workingDays);
      const key = hashText(`confirmed.${month}`, seed);
      const nextMonth = monthRange(shiftMonth(month, 1)).first;
      for (const group of groups) {
        const provider = providers[group.provider] as Provider;
        const sum = sums[group.provider] as ActSum;
        const norm = normOfGroup(group, first);
        for (let row = enrolments.start[group.index] ?? 0; row < (enrolments.start[group.index + 1] ?? 0); row += 1) {
          const child = enrolments.child[row] ?? 0;
          if (!draw(child, group.index, provider.isPerfect, enrolments.from[row] ?? 0, enrolments.to[row] ?? 0))
            continue;
          const hash = hashOf(key, child, 0);
          const isConfirmed = hash % 1000 >= unconfirmed;
          const { text, local, republican } = amount(norm, count.payable);
          if (isConfirmed) {
            sum.children += 1;
            sum.payableDays += count.payable;
            sum.local += local;
            sum.republican += republican;
          }
          const confirmed = isConfirmed ? dayText(nextMonth + ((hash >>> 10) % 7)) : '';
          yield `${provider.bin};${group.code};${iinText(children.iin[child] ?? 0)};${month};${workingDays};${count.present};${count.ill};${count.leave};${count.quarantine};${count.unexcused};${count.payable};${confirmed};${norm.code};${isConfirmed ? text : ';;'}`;
        }
      }
    },
  };
}

/** The acts of a month. Its registers must have been written before. */
export function actsTable({ month, payer, sums, paths }: ClosedMonth): Table {
  return {
    name: `acts-${month}.csv`,
    columns: cityFiles.acts.columns,
    *lines({ providers }) {
      for (const { index, bin } of providers) {
        const sum = sums[index] as ActSum;
        const path = paths[index] as ActPath;
        if (sum.children === 0) continue;
        yield [
          actNumber(month, index + 1),
          bin,
          month,
          sum.children,
          sum.payableDays,
          tengeText(totalOf(sum)),
          tengeText(tiyn(sum.local)),
          tengeText(tiyn(sum.republican)),
          payer,
          path.state,
          path.desk,
          path.holder === 0 ? '' : iinText(path.holder),
          path.since,
          path.providerSignedAt,
          path.departmentSignedAt,
          cell(path.note),
        ].join(';');
      }
    },
  };
}

/** The whole sum of an act. */
export function totalOf(sum: ActSum): Tiyn {
  return tiyn(sum.local + sum.republican);
}
