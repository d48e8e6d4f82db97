import { commitmentKey, halfOf, spread } from '@balapan/domain/budget.ts';
import { type Day, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { contractCommitted, type FundingSource } from '@balapan/domain/ledger.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { type Tiyn, tengeText, tiyn, zero } from '@balapan/domain/money.ts';
import type { Booking } from '../../treasury/ledger.ts';
import type { LineReader } from '../line.ts';
import type { Budget, Period } from '../world.ts';

export interface CommittedContract {
  readonly id: string;
  readonly providerId: string;
  readonly programme: string;
  readonly signed: Day;
  readonly days: Period;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}

/**
 * What a contract binds of its budget lines: its sums, shared over its months, by half-year. Takes it out of what is free, or refuses
 * the line of the file.
 */
export function commitmentsOf(line: LineReader, budget: Budget, contract: CommittedContract): Booking[] {
  const { id, providerId, programme, signed, days } = contract;
  if (contract.local + contract.republican === 0n || days.to === null || line.bad) return [];
  const months = monthsBetween(monthOf(days.from), monthOf(days.to));
  const halves = new Map<string, { month: Month; amount: Record<FundingSource, Tiyn> }>();
  for (const source of ['local', 'republican'] as const)
    for (const [month, part] of spread(contract[source], months)) {
      const { year, half } = halfOf(month);
      const known = halves.get(`${year}-${half}`) ?? { month, amount: { local: zero, republican: zero } };
      known.amount[source] = tiyn(known.amount[source] + part);
      halves.set(`${year}-${half}`, known);
    }
  const taken: [code: string, amount: Tiyn][] = [];
  for (const { month, amount } of halves.values())
    for (const source of ['local', 'republican'] as const) {
      if (amount[source] === 0n) continue;
      const code = budget.lineOf({ id, providerId, programme, month, amount }, source);
      if (code === null) line.refuse('programme', 'budget.noLine', { programme, month, source });
      else {
        const free = budget.free.get(code) ?? zero;
        const params = { line: code, left: tengeText(free), missing: tengeText(tiyn(amount[source] - free)) };
        if (amount[source] > free) line.refuse(`sum_${source}`, 'budget.exceeded', params);
        taken.push([code, amount[source]]);
      }
    }
  if (line.bad) return [];
  for (const [code, amount] of taken) {
    const key = commitmentKey(code, providerId);
    budget.free.set(code, tiyn((budget.free.get(code) ?? 0n) - amount));
    budget.committed.set(key, tiyn((budget.committed.get(key) ?? 0n) + amount));
  }
  return [...halves].map(([half, { month, amount }]) => {
    const posting = { operationId: `${id}/${half}`, day: signed, programme, providerId, amount };
    return { journal: contractCommitted(posting), month, at: momentOf(signed, '12:00') };
  });
}

function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = shiftMonth(month, 1)) months.push(month);
  return months;
}
