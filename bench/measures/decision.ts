import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Tier, tiers, type WishedLanguage } from '@balapan/domain/category.ts';
import { asDay, yearOf } from '@balapan/domain/day.ts';
import { decide } from '@balapan/domain/iteration/decide.ts';
import type { IterationApplication, IterationInput } from '@balapan/domain/iteration/input.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import type { Ground } from '../ground.ts';
import { inTurn, type Measure, timed } from '../measure.ts';

/** As many as the whole queue file has lines. */
const wanted = 56_896;
const asOf = asDay('2025-09-11');
const intakeYear = 2025;
/** Runs before the first measured one: both sides are compiled then. */
const warmUps = 5;
/** Of each round both sides run so often, as one run takes some milliseconds only. */
const repeats = 5;

/** The decision alone over the old queue as it was, against sorting the same objects by moment and id. */
export const decisionMeasure: Measure = {
  name: 'iteration_decision',
  unit: 'ms',
  bar: 3,
  run: async (ground) => {
    const input = await makeInput(ground);
    const step = (): unknown => decide(input);
    const floor = (): unknown => [...input.applications].sort(byMoment);
    for (let time = 0; time < warmUps; time += 1) {
      step();
      floor();
    }
    const often = async (work: () => unknown): Promise<number> => {
      let sum = 0;
      for (let time = 0; time < repeats; time += 1) sum += await timed(work);
      return sum / repeats;
    };
    return inTurn(
      ground,
      () => often(step),
      () => often(floor),
    );
  },
};

/** The whole queue at once: as if each line were an application that waits. */
export async function makeInput(ground: Pick<Ground, 'files'>): Promise<IterationInput> {
  const applications = await queue(ground);
  return {
    asOf,
    policyVersion: policyInForce20250701.version,
    policy: policyInForce20250701.rules,
    applications,
    places: [1, 2, 3, 4, 5, 6].flatMap((age) =>
      (['kk', 'ru'] as const).map((language) => ({ age, language, free: 1500 })),
    ),
    vouchersAffordable: 9000,
  };
}

function byMoment(a: IterationApplication, b: IterationApplication): number {
  return a.filedAt - b.filedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The lines of the queue's file in no order of theirs; in a small city again and again until they are enough. */
async function queue(ground: Pick<Ground, 'files'>): Promise<IterationApplication[]> {
  const text = readFileSync(join(await ground.files(), `queue-${asOf}.csv`), 'utf8');
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(';');
  const at = (name: string): number => columns.indexOf(name);
  const rows = lines.map((line) => line.split(';'));
  // Mixed before the objects are made, so that they lie in memory as a database's answer does.
  const order = Array.from({ length: wanted }, (_, n) => n).sort((a, b) => mixed(a) - mixed(b));
  return order.map((n): IterationApplication => {
    const row = rows[n % rows.length] as string[];
    const cell = (name: string): string => row[at(name)] ?? '';
    const birthDate = asDay(cell('birth_date'));
    return {
      id: `00000000-0000-7000-8000-${mixed(n).toString(16).padStart(12, '0')}`,
      number: cell('number'),
      filedAt: filed(cell('filed_at')) + Math.floor(n / rows.length),
      tier: tiers.find((tier) => tier === cell('tier')) ?? ('general' satisfies Tier),
      categoryAge: intakeYear - yearOf(birthDate),
      birthDate,
      language: cell('language') as WishedLanguage,
      wishedStart: asDay(cell('wished_start')),
    };
  });
}

/** `2025-01-31 09:15:20` by the city's clock. */
function filed(text: string): number {
  return momentOf(asDay(text.slice(0, 10)), text.slice(11, 16)) + Number(text.slice(17)) * 1000;
}

/** A number of 32 bits that looks like chance and is the same each time; different for different n. */
function mixed(n: number): number {
  return Math.imul(n + 1, 0x9e3779b1) >>> 0;
}
