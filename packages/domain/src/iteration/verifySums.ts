/** The other half of the independent check: summary, counts, cut-offs and places left must be those of the items. */
import type { IterationInput, IterationItem, IterationOutcome, IterationResult } from './input.ts';
import type { IterationFault } from './verify.ts';

const outcomes: readonly IterationOutcome[] = ['offered', 'passedOver', 'notReached', 'notYet'];

/** Every sum that is not that of the items. */
export function checkSums(input: IterationInput, result: IterationResult): IterationFault[] {
  return [
    ...checkSummary(input, result).map((where) => ({ rule: 'summary', where }) as const),
    ...checkCutOffs(input, result).map((where) => ({ rule: 'cutOff', where }) as const),
  ];
}

function checkSummary(input: IterationInput, { items, summary, counts, placesLeft }: IterationResult): string[] {
  const wrong: string[] = [];
  const expect = (where: string, actual: number, expected: number): void => {
    if (actual !== expected) wrong.push(where);
  };
  const count = (test: (item: IterationItem) => boolean): number => items.filter(test).length;
  for (const outcome of outcomes) {
    const sum = count((item) => item.outcome === outcome);
    expect(outcome, summary[outcome], sum);
    expect(
      `counts.${outcome}`,
      counts.reduce((total, row) => total + row[outcome], 0),
      sum,
    );
  }
  const codes = (...names: readonly string[]): number =>
    count((item) => item.outcome === 'offered' && names.includes(item.reason.code));
  expect('applications', summary.applications, input.applications.length);
  expect('offeredExtraordinary', summary.offeredExtraordinary, codes('extraordinary'));
  expect('offeredPrivileged', summary.offeredPrivileged, codes('privileged', 'privilegedAlone'));
  expect('offeredGeneral', summary.offeredGeneral, codes('general', 'generalAlone'));
  expect('offeredYoungest', summary.offeredYoungest, codes('youngest'));
  expect('vouchersLeft', summary.vouchersLeft, input.vouchersAffordable - summary.offered);
  expect('placesLeft', summary.placesLeft, summary.placesFree - summary.offered);
  for (const [at, { age, language, free }] of input.places.entries()) {
    const taken = count((item) => item.outcome === 'offered' && item.age === age && item.language === language);
    expect(`placesLeft ${age} ${language}`, placesLeft[at]?.free ?? -1, free - taken);
  }
  return wrong;
}

/** The last offer of each category, and how many of it had which outcome. */
function checkCutOffs({ applications, policy }: IterationInput, { items, cutOffs }: IterationResult): string[] {
  const byCategory = new Map<number, IterationItem[]>();
  for (const [at, { categoryAge, tier }] of applications.entries()) {
    const [youngest, oldest] = [policy.categoryAges[0], policy.categoryAges[4]];
    const item = items[at];
    if (item === undefined || categoryAge > oldest) continue;
    const category =
      categoryAge < youngest
        ? policy.youngestCategory
        : policy.tierOrder.indexOf(tier) * policy.categoryAges.length + categoryAge - youngest + 1;
    const known = byCategory.get(category);
    if (known === undefined) byCategory.set(category, [item]);
    else known.push(item);
  }
  const wrong = [...byCategory.keys()].filter((category) => !cutOffs.some((row) => row.category === category));
  for (const row of cutOffs) {
    const own = byCategory.get(row.category) ?? [];
    const last = own.reduce((top, item) => Math.max(top, item.order ?? 0), 0);
    const isRight =
      outcomes.every((outcome) => row[outcome] === own.filter((item) => item.outcome === outcome).length) &&
      (row.last?.order ?? 0) === last &&
      (row.last === null || own.some((item) => item.id === row.last?.id && item.order === last));
    if (!isRight) wrong.push(row.category);
  }
  return wrong.map((category) => `${category}`);
}
