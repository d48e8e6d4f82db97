/** Count and sums by funding source, as control totals add and subtract them. */
import type { PaymentRow } from './registerLineQueries.ts';

export interface Sums {
  readonly count: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
}

export function told({ count, total, local, republican }: Sums) {
  return { count, total: String(total), local: String(local), republican: String(republican) };
}

export function minus(a: Sums, b: Sums): Sums {
  return {
    count: Math.abs(a.count - b.count),
    total: a.total - b.total,
    local: a.local - b.local,
    republican: a.republican - b.republican,
  };
}

export function sumsOf(rows: readonly Pick<PaymentRow, 'amount_tiyn' | 'local_tiyn' | 'republican_tiyn'>[]): Sums {
  return rows.reduce(
    (sum, row) => ({
      count: sum.count + 1,
      total: sum.total + row.amount_tiyn,
      local: sum.local + row.local_tiyn,
      republican: sum.republican + row.republican_tiyn,
    }),
    { count: 0, total: 0n, local: 0n, republican: 0n },
  );
}
