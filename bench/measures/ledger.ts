import { asMonth } from '@balapan/domain/day.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { trialBalance } from '@balapan/server/treasury/ledgerOperations.ts';
import { median } from '../arithmetic.ts';
import type { Run } from '../ground.ts';
import { type Measure, timed } from '../measure.ts';

/** Times that each report is asked for; the first one, which reads the disk, is left out. */
export const askedTimes = 21;

/** A report that is asked for again and again. */
export const reportMeasure = (
  name: string,
  bar: number,
  ask: (run: Run) => Promise<() => Promise<unknown>>,
): Measure => ({
  name,
  unit: 'ms',
  bar,
  run: async (ground) =>
    ground.run(await ground.filled(), async (run) => {
      const step = await ask(run);
      await step();
      const values: number[] = [];
      for (let time = 0; time < askedTimes; time += 1) values.push(await timed(step));
      return { value: median(values), floor: null };
    }),
});

/** The trial balance of a year by kindergarten, all accounts: the widest that a screen asks for. */
export const trialBalanceMeasure = reportMeasure('trial_balance_year', 1000, async ({ house }) => {
  const input = { from: asMonth('2025-01'), to: asMonth('2025-12'), by: 'provider' } as const;
  return () => perform(house, system, trialBalance, input);
});
