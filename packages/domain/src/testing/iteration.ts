/** Inputs of iterations for tests and measurements: by hand, and out of a seed. */
import fc from 'fast-check';
import { addDays, asDay, type Day } from '../day.ts';
import type { IterationApplication, IterationInput, IterationPlaces } from '../iteration/input.ts';
import { policyInForce20250701 } from '../policyInForce.ts';

export const asOf = asDay('2025-09-11');
export const { rules } = policyInForce20250701;

/** An application with defaults: general, three years old, Kazakh, wanted at once, filed in the order of `filedAt`. */
export function makeApplication(id: string, some: Partial<IterationApplication> = {}): IterationApplication {
  return {
    id,
    number: `7500-${id}`,
    filedAt: 1_700_000_000_000,
    tier: 'general',
    categoryAge: 3,
    birthDate: asDay('2022-05-14'),
    language: 'kk',
    wishedStart: asDay('2025-09-01'),
    ...some,
  };
}

/** An input with defaults: money and places for everybody. */
export function makeInput(
  applications: readonly IterationApplication[],
  some: Partial<IterationInput> = {},
): IterationInput {
  return {
    asOf,
    policyVersion: '2025-07-01',
    policy: rules,
    applications,
    places: allPlaces(applications.length),
    vouchersAffordable: applications.length,
    ...some,
  };
}

/** So many free places of every age and language. */
export function allPlaces(free: number): IterationPlaces[] {
  return [1, 2, 3, 4, 5, 6].flatMap((age) => [
    { age, language: 'kk' as const, free },
    { age, language: 'ru' as const, free },
  ]);
}

const days = fc.integer({ min: -400, max: 40 }).map((count): Day => addDays(asOf, count));
const applications = fc
  .array(
    fc.record({
      filedAt: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_009 }),
      tier: fc.constantFrom('extraordinary', 'priority', 'teacher', 'general', 'general', 'general'),
      categoryAge: fc.integer({ min: 0, max: 6 }),
      birthDate: fc.integer({ min: -900, max: 0 }).map((count): Day => addDays(asOf, count)),
      language: fc.constantFrom('kk', 'ru', 'any'),
      wishedStart: days,
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((some, at) => makeApplication(`a${`${at}`.padStart(3, '0')}`, some as never)));

/** Any small city, scarce or rich, under any policy that the rules allow. */
export const inputs: fc.Arbitrary<IterationInput> = fc
  .record({
    applications,
    places: fc.array(fc.nat(6), { minLength: 12, maxLength: 12 }),
    vouchersAffordable: fc.nat(30),
    pattern: fc.record({ privileged: fc.integer({ min: 1, max: 3 }), general: fc.integer({ min: 1, max: 4 }) }),
    passedOverUsesSlot: fc.boolean(),
    youngestAfter: fc.constantFrom('allOffered' as const, 'allReached' as const),
    anyLanguage: fc.constantFrom('moreFree' as const, 'kkFirst' as const, 'ruFirst' as const),
    wishedStartDays: fc.constantFrom(0, 30),
  })
  .map(({ applications: list, places, vouchersAffordable, ...some }) => ({
    asOf,
    policyVersion: 'test',
    policy: { ...rules, ...some },
    applications: list,
    places: allPlaces(0).map((place, at) => ({ ...place, free: places[at] ?? 0 })),
    vouchersAffordable,
  }));

/** A whole city's queue out of a seed: shares of tiers and ages as in life, moments over two years. */
export function makeCity(count: number, seed: number): IterationInput {
  let state = seed >>> 0;
  const random = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const list = Array.from({ length: count }, (_, at) => {
    const share = random(100);
    const categoryAge = 1 + random(6);
    return makeApplication(
      `01990000-0000-7000-8000-${`${random(10 ** 9)}`.padStart(6, '0')}${`${at}`.padStart(6, '0')}`,
      {
        filedAt: 1_690_000_000_000 + random(60_000_000) * 1000,
        tier: share < 1 ? 'extraordinary' : share < 20 ? 'priority' : share < 23 ? 'teacher' : 'general',
        categoryAge,
        birthDate: addDays(asDay(`${2025 - categoryAge}-01-01`), random(365)),
        language: share % 3 === 0 ? 'ru' : share % 7 === 0 ? 'any' : 'kk',
        wishedStart: addDays(asOf, random(60) - 50),
      },
    );
  });
  return makeInput(list, { places: allPlaces(Math.ceil(count / 30)), vouchersAffordable: Math.ceil(count / 4) });
}
