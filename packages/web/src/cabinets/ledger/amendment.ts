/** What an amendment that is being typed comes to: the domain's own check, before anything is sent. */
import { amendmentFaults, changeOfLines, type PlanChange } from '@balapan/domain/budget.ts';
import { asMonth, isMonth } from '@balapan/domain/day.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import { parseTenge, type Tiyn, tiyn } from '@balapan/domain/money.ts';
import type { Line } from './BudgetPage.tsx';

/** A change as it stands in the form. */
export interface TypedChange {
  readonly id: number;
  readonly line: string;
  readonly month: string;
  /** Tenge as typed. */
  readonly amount: string;
}

export interface LineAfter {
  readonly code: string;
  readonly before: Tiyn;
  readonly change: Tiyn;
  readonly after: Tiyn;
  /** Bound, owed and paid. */
  readonly bound: Tiyn;
  /** Below zero: the amendment can't stand. */
  readonly free: Tiyn;
}

/** Whole tiyn of typed tenge; `null` for what is no sum, never the digits of it alone. */
export function typedTiyn(typed: string): Tiyn | null {
  const sum = parseTenge(typed);
  return sum === null || !Number.isSafeInteger(Number(sum)) ? null : sum;
}

/** The changes that are complete. */
export function planChanges(typed: readonly TypedChange[]): PlanChange[] {
  return typed.flatMap(({ line, month, amount }) => {
    const sum = typedTiyn(amount);
    return line === '' || !isMonth(month) || sum === null || sum === 0n ? [] : [{ line, month, amount: sum }];
  });
}

export function previewOf(
  lines: readonly Pick<Line, 'code' | 'approved' | 'free' | 'months'>[],
  changes: readonly PlanChange[],
): { readonly lines: readonly LineAfter[]; readonly faults: readonly ErrorFact[] } {
  const known = new Map(
    lines.map((line) => [
      line.code,
      {
        approved: tiyn(BigInt(line.approved)),
        free: tiyn(BigInt(line.free)),
        months: new Map(line.months.map(({ month, plan }) => [asMonth(month), tiyn(BigInt(plan))])),
      },
    ]),
  );
  const after = [...changeOfLines(changes)].flatMap(([code, change]): LineAfter[] => {
    const line = known.get(code);
    if (line === undefined) return [];
    const { approved, free } = line;
    const bound = tiyn(approved - free);
    return [{ code, before: approved, change, after: tiyn(approved + change), bound, free: tiyn(free + change) }];
  });
  return { lines: after, faults: changes.length === 0 ? [] : amendmentFaults(known, changes) };
}
