/** The reports of the month's money: how long they take, and that years behind them cost nothing. */
import { asMonth } from '@balapan/domain/day.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { moneyReportCity, moneyReportKindergarten } from '@balapan/server/treasury/moneyReports.ts';
import { median } from '../arithmetic.ts';
import type { Run } from '../ground.ts';
import { type Measure, timed } from '../measure.ts';
import { askedTimes, reportMeasure } from './ledger.ts';

/** The last month that is closed and paid, in a city of any history. */
const month = asMonth('2025-07');

/** One of the largest kindergartens. */
async function largest({ client }: Run): Promise<string> {
  const { rows } = await client.query<{ provider_id: string }>(
    `SELECT provider_id FROM almaty.act WHERE month = '2025-07-01' ORDER BY children DESC, number LIMIT 1`,
  );
  return rows[0]?.provider_id ?? '';
}

type Step = () => Promise<unknown>;
const cityOf = (run: Run): Promise<Step> =>
  Promise.resolve(() => perform(run.house, system, moneyReportCity, { month }));
async function kindergartenOf(run: Run): Promise<Step> {
  const providerId = await largest(run);
  return () => perform(run.house, system, moneyReportKindergarten, { providerId, month });
}

export const moneyReportCityMeasure = reportMeasure('money_report_city', 500, cityOf);

/** Child by child. */
export const moneyReportKindergartenMeasure = reportMeasure('money_report_kindergarten', 20, kindergartenOf);

/** Closed months before June 2025: much history against little. */
const [much, little] = [36, 3];
/** Both are asked in turn this often, so that whatever else the machine does meets both. */
const rounds = askedTimes * 5;

async function compared(steps: readonly [Step, Step]): Promise<{ value: number; floor: number }> {
  const times: [number[], number[]] = [[], []];
  for (const step of steps) await step();
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await timed(steps[0]));
    times[1].push(await timed(steps[1]));
  }
  return { value: median(times[0]), floor: median(times[1]) };
}

/** Of both reports the one that history costs more. */
export const moneyReportFlatMeasure: Measure = {
  name: 'money_report_flat',
  unit: 'ms',
  bar: 1.2,
  run: async (ground) => {
    const [long, short] = [await ground.withHistory(much), await ground.withHistory(little)];
    return ground.run(long, (after) =>
      ground.run(short, async (before) => {
        const city = await compared([await cityOf(after), await cityOf(before)]);
        const one = await compared([await kindergartenOf(after), await kindergartenOf(before)]);
        ground.tell(
          `  the city ${city.value} ms, floor ${city.floor}; a kindergarten ${one.value} ms, floor ${one.floor}`,
        );
        return city.value / city.floor > one.value / one.floor ? city : one;
      }),
    );
  },
};
