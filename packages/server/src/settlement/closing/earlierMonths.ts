/**
 * What earlier months have to say in a new act: where something may have changed since their register was frozen, the days are
 * counted anew by the rules of that month and laid beside what acts in force have said (docs/decisions/0027).
 */
import type { LineReason, SaidOfMonth } from '@balapan/domain/act.ts';
import { asMonth, type Day, type Month } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../../kernel/audit.ts';
import { type Doubt, doubts, fileDays, type Pair, said, type TrueDays, trueDays } from './earlierQueries.ts';
import type { MonthPlan } from './monthPlan.ts';

/** A child's month in one kindergarten as it is true now, and what acts in force have said of it. */
export interface EarlierMonth {
  readonly providerId: string;
  readonly childId: string;
  readonly month: Month;
  readonly workingDays: number;
  readonly stretches: readonly { readonly normId: string; readonly days: number }[];
  readonly said: Said;
  readonly reasons: readonly LineReason[];
}

export interface Said extends SaidOfMonth {
  /** Norm of the newest line that says it. */
  readonly normId: string | null;
}

export const nothingSaid: Said = { days: 0, total: tiyn(0), local: tiyn(0), republican: tiyn(0), normId: null };

/** Key of a child in a kindergarten. */
export const pairKey = ({ provider_id, child_id }: Pair): string => `${provider_id}/${child_id}`;

/** @param planOf rules, calendar and norms of an earlier month */
export async function earlierMonths(
  sql: Runs,
  first: Day,
  providers: readonly string[],
  planOf: (month: Month) => Promise<MonthPlan>,
): Promise<EarlierMonth[]> {
  const byMonth = Map.groupBy(await doubts(sql, first, providers), (doubt) => doubt.month);
  const found: EarlierMonth[] = [];
  for (const [day, list] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)))
    found.push(...(await ofMonth(sql, day, list, await planOf(asMonth(day.slice(0, 7))))));
  return found;
}

async function ofMonth(sql: Runs, day: Day, list: readonly Doubt[], plan: MonthPlan): Promise<EarlierMonth[]> {
  const days = Map.groupBy(await trueDays(sql, plan, list), pairKey);
  // A month that came in a file has no marks: its days are those of its register.
  const unmarked = list.filter((doubt) => !days.has(pairKey(doubt)));
  const filed = unmarked.length === 0 ? [] : await fileDays(sql, plan, unmarked);
  for (const [key, rows] of Map.groupBy(filed, pairKey)) days.set(key, rows);
  const before = await saidIn(sql, day, list);
  return list.flatMap((doubt): EarlierMonth[] => {
    const stretches = stretchesOf(days.get(pairKey(doubt)) ?? []);
    if (stretches === null) return [];
    const { provider_id: providerId, child_id: childId, working_days: workingDays, reasons } = doubt;
    const months = { providerId, childId, month: plan.name, workingDays, stretches, reasons };
    return [{ ...months, said: before.get(pairKey(doubt)) ?? nothingSaid }];
  });
}

/** `null` where the truth can't be told: no days at all, or days without a norm. What was said then stays. */
export function stretchesOf(rows: readonly TrueDays[]): { normId: string; days: number }[] | null {
  if (rows.length === 0) return null;
  const stretches = rows.map(({ norm_id: normId, payable: days }) => (normId === null ? null : { normId, days }));
  return stretches.every((stretch) => stretch !== null) ? stretches : null;
}

/** What acts in force have said of a month, by child in a kindergarten. */
export async function saidIn(sql: Runs, month: Day, pairs: readonly Pair[]): Promise<Map<string, Said>> {
  const rows = await said(sql, month, pairs);
  return new Map(
    rows.map((row) => [
      pairKey(row),
      {
        days: row.days,
        total: tiyn(row.total),
        local: tiyn(row.local),
        republican: tiyn(row.republican),
        normId: row.norm_id,
      },
    ]),
  );
}
