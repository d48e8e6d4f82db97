import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allPlaces, makeApplication as application, inputs, makeCity, makeInput, rules } from '../testing/iteration.ts';
import { checkIterationInput } from './check.ts';
import { decide } from './decide.ts';
import type { IterationInput, IterationItem, IterationResult } from './input.ts';
import { verifyIteration } from './verify.ts';

describe('the check that shares no code', () => {
  test('finds nothing in what was decided, whatever the city and the policy', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(checkIterationInput(input)).toEqual([]);
        expect(verifyIteration(input, decide(input))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
  test('finds nothing in a large city', () => {
    const input = makeCity(5000, 7);
    const result = decide(input);
    expect(verifyIteration(input, result)).toEqual([]);
    expect(result.summary.offered).toBe(1250);
  });
  test('finds two children who changed places', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = decide(input);
        const [first, second] = result.items.filter((item) => item.order !== null);
        fc.pre(first !== undefined && second !== undefined);
        const items = result.items.map((item) =>
          item === first
            ? { ...first, order: second.order }
            : item === second
              ? { ...second, order: first.order }
              : item,
        );
        expect(verifyIteration(input, { ...result, items })).not.toEqual([]);
      }),
    );
  });
  test('finds an outcome that was taken away', () => {
    fc.assert(
      fc.property(inputs, fc.nat(100), (input, pick) => {
        const result = decide(input);
        fc.pre(result.items.length > 0);
        const at = pick % result.items.length;
        const outcomes = ['offered', 'passedOver', 'notReached', 'notYet'] as const;
        const old = result.items[at] as IterationItem;
        const outcome = outcomes[(outcomes.indexOf(old.outcome) + 1 + (pick % 3)) % 4] as IterationItem['outcome'];
        const items = result.items.map((item) => (item === old ? { ...old, outcome } : item));
        expect(verifyIteration(input, { ...result, items })).not.toEqual([]);
      }),
    );
  });
});

describe('each rule of the check', () => {
  const input = makeInput([
    application('a', { tier: 'priority' }),
    application('b', { tier: 'extraordinary' }),
    application('c'),
    application('d', { language: 'ru' }),
  ]);
  const result = decide(input);
  const rulesBroken = (changed: Partial<IterationResult>, from: IterationInput = input): string[] => [
    ...new Set(verifyIteration(from, { ...decide(from), ...changed }).map((fault) => fault.rule)),
  ];
  const change = (id: string, some: Partial<IterationItem>, of = result): IterationItem[] =>
    of.items.map((item) => (item.id === id ? { ...item, ...some } : item));

  test('the sample is right', () => {
    expect(rulesBroken({})).toEqual([]);
  });
  test('an item too few', () => {
    expect(rulesBroken({ items: result.items.slice(1) })).toContain('items');
  });
  test('a number that is not its own', () => {
    expect(rulesBroken({ items: change('c', { order: 9 }) })).toEqual(['order', 'cutOff']);
  });
  test('a place of the other language', () => {
    expect(rulesBroken({ items: change('c', { language: 'ru' }) })).toContain('place');
  });
  test('a reason that is not its own', () => {
    expect(rulesBroken({ items: change('c', { reason: { code: 'youngest', params: { k: 1 } } }) })).toEqual([
      'reason',
      'summary',
    ]);
  });
  test('somebody passed over although a place is free', () => {
    expect(rulesBroken({ items: change('c', { outcome: 'passedOver', order: null }) })).toContain('place');
  });
  test('somebody offered what is not free', () => {
    const scarce = makeInput([application('a')], { places: [] });
    const items = change('a', { outcome: 'offered', order: 1 }, decide(scarce));
    expect(rulesBroken({ items }, scarce)).toContain('passedOver');
  });
  test('money that was not there', () => {
    const poor = { ...input, vouchersAffordable: 1 };
    expect(rulesBroken({ items: result.items }, poor)).toContain('budget');
  });
  test('a slot that the other list took while it had children', () => {
    const items = change('c', { reason: { code: 'generalAlone', params: { g: 1 } } });
    expect(rulesBroken({ items })).toEqual(['reason']);
  });
  test.each([
    ['c', { code: 'general', params: { g: 2, i: 1, general: 3, after: 2 } }],
    ['c', { code: 'general', params: { g: 1, i: 2, general: 3, after: 2 } }],
    ['c', { code: 'general', params: { g: 1, i: 1, general: 3, after: 1 } }],
    ['b', { code: 'extraordinary', params: { k: 1, of: 2 } }],
    ['a', { code: 'privileged', params: { p: 2, slot: 1, privileged: 1, general: 3, tier: 'priority' } }],
  ] as const)('a figure inside the reason of %s', (id, reason) => {
    expect(rulesBroken({ items: change(id, { reason }) })).toEqual(['reason']);
  });
  test('an age that the child does not need', () => {
    expect(rulesBroken({ items: change('c', { age: 4 }) })).toContain('items');
  });
  test('a child of a category without one, left out of the cut-offs', () => {
    const old = makeInput([application('a', { categoryAge: 7 })]);
    expect(rulesBroken({}, old)).toEqual([]);
    expect(rulesBroken({ cutOffs: [] })).toEqual(['cutOff']);
  });
  test('a child whose time has not come', () => {
    const early = makeInput([application('a', { wishedStart: '2026-01-01' as never })]);
    const items = change('a', { outcome: 'offered', order: 1 }, decide(early));
    expect(rulesBroken({ items }, early)).toContain('notYet');
  });
  test('one of the youngest before the others', () => {
    const mixed = makeInput(
      [application('a', { categoryAge: 1, birthDate: '2024-02-03' as never }), application('b', { language: 'ru' })],
      { places: allPlaces(1).filter((place) => place.language === 'kk') },
    );
    const items = change('a', { outcome: 'offered', order: 1 }, decide(mixed));
    expect(rulesBroken({ items }, mixed)).toContain('youngest');
  });
  test('sums that are not those of the items', () => {
    expect(rulesBroken({ summary: { ...result.summary, offered: 3 } })).toEqual(['summary']);
    expect(rulesBroken({ counts: [] })).toEqual(['summary']);
    expect(rulesBroken({ placesLeft: input.places })).toEqual(['summary']);
    for (const some of [{ offered: 9 }, { last: null }])
      expect(rulesBroken({ cutOffs: result.cutOffs.map((row) => ({ ...row, ...some })) })).toEqual(['cutOff']);
    expect(rulesBroken({ placesLeft: [] })).toEqual(['summary']);
  });
});

describe('checkIterationInput', () => {
  const fault = (some: Partial<IterationInput>) => checkIterationInput(makeInput([application('a')], some));
  test.each([
    ['idTwice', { applications: [application('a'), application('a')] }],
    ['age', { applications: [application('a', { categoryAge: -2 })] }],
    ['age', { applications: [application('a', { categoryAge: 2.5 })] }],
    ['filedAt', { applications: [application('a', { filedAt: Number.NaN })] }],
    ['placeTwice', { places: [...allPlaces(1), { age: 3, language: 'kk', free: 1 }] }],
    ['placeAge', { places: [{ age: -1, language: 'kk', free: 1 }] }],
    ['free', { places: [{ age: 3, language: 'kk', free: -1 }] }],
    ['vouchers', { vouchersAffordable: 1.5 }],
  ] as const)('finds %s', (what, some) => {
    expect(fault(some).map((found) => found.what)).toEqual([what]);
  });
  test('takes a child that is not yet born in the intake year', () => {
    expect(checkIterationInput(makeInput([application('a', { categoryAge: -1 })], { policy: rules }))).toEqual([]);
  });
});
