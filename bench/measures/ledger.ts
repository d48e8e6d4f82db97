import { asMonth } from '@balapan/domain/day.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { trialBalance } from '@balapan/server/treasury/ledgerOperations.ts';
import { moneyReportCity, moneyReportKindergarten } from '@balapan/server/treasury/moneyReports.ts';
import { median } from '../arithmetic.ts';
import type { Run } from '../ground.ts';
import { type Measure, timed } from '../measure.ts';

/** Times that each report is asked for; the first one, which reads the disk, is left out. */
const times = 21;
const month = asMonth('2025-07');

const measure = (name: string, bar: number, ask: (run: Run) => Promise<() => Promise<unknown>>): Measure => ({
  name,
  unit: 'ms',
  bar,
  run: async (ground) =>
    ground.run(await ground.filled(), async (run) => {
      const step = await ask(run);
      await step();
      const values: number[] = [];
      for (let time = 0; time < times; time += 1) values.push(await timed(step));
      return { value: median(values), floor: null };
    }),
});

/** The trial balance of a year by kindergarten, all accounts: the widest that a screen asks for. */
export const trialBalanceMeasure = measure('trial_balance_year', 1000, async ({ house }) => {
  const input = { from: asMonth('2025-01'), to: asMonth('2025-12'), by: 'provider' } as const;
  return () => perform(house, system, trialBalance, input);
});

export const moneyReportCityMeasure = measure(
  'money_report_city',
  500,
  async ({ house }) =>
    () =>
      perform(house, system, moneyReportCity, { month }),
);

/** One of the largest kindergartens, child by child. */
export const moneyReportKindergartenMeasure = measure('money_report_kindergarten', 20, async ({ house, client }) => {
  const { rows } = await client.query<{ provider_id: string }>(
    `SELECT provider_id FROM almaty.act WHERE month = '2025-07-01' ORDER BY children DESC, number LIMIT 1`,
  );
  const providerId = rows[0]?.provider_id ?? '';
  return () => perform(house, system, moneyReportKindergarten, { providerId, month });
});
