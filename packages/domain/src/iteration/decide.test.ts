import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../day.ts';
import { allPlaces, makeApplication as application, inputs, makeInput, rules } from '../testing/iteration.ts';
import { decide } from './decide.ts';
import type { IterationApplication, IterationInput, IterationItem } from './input.ts';
import { generalPosition, privilegedPosition } from './positions.ts';

/** Ids of the offers in their order. */
function served(input: IterationInput): string[] {
  const offers = decide(input).items.filter((item) => item.order !== null);
  return offers.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map((item) => item.id);
}

function itemOf(input: IterationInput, id: string): IterationItem {
  const item = decide(input).items.find((other) => other.id === id);
  if (item === undefined) throw new Error(`no ${id}`);
  return item;
}

/** `e p t g` as tiers, each child filed after the one before. */
function queue(tiers: string, some: Partial<IterationApplication> = {}): IterationApplication[] {
  const names = { e: 'extraordinary', p: 'priority', t: 'teacher', g: 'general' } as const;
  return [...tiers].map((tier, at) =>
    application(`${at}${tier}`, { tier: names[tier as 'e'], filedAt: 1_700_000_000_000 + at, ...some }),
  );
}

describe('the order', () => {
  test('with two extraordinary ones is e e p g g g p g g g p g', () => {
    const kinds = served(makeInput(queue('ggggggggpppee'))).map((id) => id.at(-1));
    expect(kinds.join(' ')).toBe('e e p g g g p g g g p g g');
  });
  test('inside a list is strictly by moment', () => {
    const list = queue('ggg').toReversed();
    expect(served(makeInput(list))).toEqual(['0g', '1g', '2g']);
  });
  test('equal moments go by id', () => {
    const list = ['c', 'a', 'b'].map((id) => application(id));
    expect(served(makeInput(list))).toEqual(['a', 'b', 'c']);
  });
  test('priority and teachers share one list', () => {
    expect(served(makeInput(queue('tptg')))).toEqual(['0t', '3g', '1p', '2t']);
  });
  test('a policy may leave the teachers in the general list', () => {
    const policy = { ...rules, privilegedTiers: ['priority'] as const };
    expect(served(makeInput(queue('tgpt'), { policy }))).toEqual(['2p', '0t', '1g', '3t']);
  });
  test('another pattern is another order', () => {
    const policy = { ...rules, pattern: { privileged: 2, general: 1 } };
    expect(served(makeInput(queue('ggppp'), { policy }))).toEqual(['2p', '3p', '0g', '4p', '1g']);
  });
  test('the order of the input means nothing', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = { ...input, applications: input.applications.toReversed(), places: input.places.toReversed() };
        expect(decide(turned).items.toReversed()).toEqual(decide(input).items);
        expect(decide(turned).cutOffs).toEqual(decide(input).cutOffs);
      }),
    );
  });
  test('with places for all, the closed form tells every number', () => {
    const counts = fc.record({ e: fc.nat(8), p: fc.nat(12), g: fc.nat(40) });
    fc.assert(
      fc.property(counts, ({ e, p, g }) => {
        const input = makeInput(queue('g'.repeat(g) + 'p'.repeat(p) + 'e'.repeat(e)));
        const offers = served(input);
        for (let k = 1; k <= Math.min(p, Math.ceil(g / 3)); k += 1) {
          expect(offers[e + 4 * k - 3 - 1]).toBe(`${g + k - 1}p`);
          expect(privilegedPosition(e, k, rules.pattern)).toBe(e + 4 * k - 3);
        }
        for (let k = 1; k <= Math.min(g, 3 * p); k += 1) {
          expect(offers[e + k + Math.ceil(k / 3) - 1]).toBe(`${k - 1}g`);
          expect(generalPosition(e, k, rules.pattern)).toBe(e + k + Math.ceil(k / 3));
        }
      }),
    );
  });
  test('positions fill a pattern of any shape without gaps', () => {
    const shapes = fc.record({ privileged: fc.integer({ min: 1, max: 4 }), general: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(shapes, fc.nat(5), (pattern, e) => {
        const rounds = 3;
        const all = [
          ...Array.from({ length: rounds * pattern.privileged }, (_, at) => privilegedPosition(e, at + 1, pattern)),
          ...Array.from({ length: rounds * pattern.general }, (_, at) => generalPosition(e, at + 1, pattern)),
        ].sort((a, b) => a - b);
        expect(all).toEqual(all.map((_, at) => e + at + 1));
      }),
    );
  });
});

describe('reasons of an offer', () => {
  test('extraordinary: k-th of n', () => {
    const input = makeInput(queue('eeg'));
    expect(itemOf(input, '1e').reason).toEqual({ code: 'extraordinary', params: { k: 2, of: 2 } });
  });
  test('privileged: its slot in the pattern, and its tier', () => {
    const params = { p: 2, slot: 1, privileged: 1, general: 3, tier: 'teacher' };
    expect(itemOf(makeInput(queue('pgggtg')), '4t').reason).toEqual({ code: 'privileged', params });
  });
  test('general: i-th of three after a number', () => {
    const input = makeInput(queue('epgggpg'));
    expect(itemOf(input, '3g').reason).toEqual({ code: 'general', params: { g: 2, i: 2, general: 3, after: 2 } });
    expect(itemOf(input, '6g').reason).toEqual({ code: 'general', params: { g: 4, i: 1, general: 3, after: 6 } });
  });
  test('an empty list gives its slots to the other', () => {
    const input = makeInput(queue('pggggg'));
    expect(itemOf(input, '4g')).toMatchObject({ order: 5, reason: { code: 'generalAlone', params: { g: 4 } } });
    expect(itemOf(input, '5g')).toMatchObject({ order: 6, reason: { code: 'generalAlone', params: { g: 5 } } });
    expect(itemOf(makeInput(queue('ppg')), '1p')).toMatchObject({
      order: 3,
      reason: { code: 'privilegedAlone', params: { p: 2 } },
    });
  });
  test('without any privileged child the general ones stand alone from the start', () => {
    expect(itemOf(makeInput(queue('gg')), '0g').reason.code).toBe('generalAlone');
  });
});

describe('places', () => {
  test('who finds none is passed over and uses no slot', () => {
    const list = queue('pgggg').map((child) => (child.id === '1g' ? { ...child, language: 'ru' as const } : child));
    const places = allPlaces(9).map((place) => (place.language === 'ru' ? { ...place, free: 0 } : place));
    const input = makeInput(list, { places });
    expect(served(input)).toEqual(['0p', '2g', '3g', '4g']);
    expect(itemOf(input, '1g')).toEqual({
      id: '1g',
      outcome: 'passedOver',
      order: null,
      age: 3,
      language: 'ru',
      reason: { code: 'noPlace', params: { age: 3, language: 'ru' } },
    });
    expect(itemOf(input, '4g').reason).toMatchObject({ code: 'general', params: { i: 3, after: 1 } });
  });
  test('by another policy the slot is lost', () => {
    const list = queue('pggggpg').map((child) => (child.id === '1g' ? { ...child, language: 'ru' as const } : child));
    const places = allPlaces(9).map((place) => (place.language === 'ru' ? { ...place, free: 0 } : place));
    const policy = { ...rules, passedOverUsesSlot: true };
    expect(served(makeInput(list, { places, policy }))).toEqual(['0p', '2g', '3g', '5p', '4g', '6g']);
  });
  test('the age is a constraint, too', () => {
    const list = [...queue('g', { categoryAge: 5 }), application('z', { filedAt: 1_800_000_000_000 })];
    const places = allPlaces(1).map((place) => (place.age === 5 ? { ...place, free: 0 } : place));
    expect(served(makeInput(list, { places }))).toEqual(['z']);
  });
  test('an age for which nobody has a group is passed over', () => {
    expect(itemOf(makeInput(queue('g', { categoryAge: 7 })), '0g').outcome).toBe('passedOver');
  });
  test.each([
    ['moreFree', 1, 2, 'ru'],
    ['moreFree', 2, 2, 'kk'],
    ['moreFree', 0, 1, 'ru'],
    ['kkFirst', 1, 2, 'kk'],
    ['kkFirst', 0, 2, 'ru'],
    ['ruFirst', 2, 1, 'ru'],
    ['ruFirst', 2, 0, 'kk'],
  ] as const)('either language, %s, %i kk and %i ru: %s', (anyLanguage, kk, ru, language) => {
    const places = [
      { age: 3, language: 'kk', free: kk },
      { age: 3, language: 'ru', free: ru },
    ] as const;
    const input = makeInput(queue('g', { language: 'any' }), { places, policy: { ...rules, anyLanguage } });
    expect(itemOf(input, '0g')).toMatchObject({ outcome: 'offered', language });
  });
  test('either language without a place stays as wished', () => {
    const item = itemOf(makeInput(queue('g', { language: 'any' }), { places: [] }), '0g');
    expect(item).toMatchObject({ outcome: 'passedOver', language: 'any', age: 3 });
  });
});

describe('money', () => {
  test('ends the iteration where it ends', () => {
    const input = makeInput(queue('egggg'), { vouchersAffordable: 3 });
    expect(served(input)).toEqual(['0e', '1g', '2g']);
    expect(itemOf(input, '3g')).toMatchObject({
      outcome: 'notReached',
      order: null,
      reason: { code: 'budgetExhausted', params: { after: 3 } },
    });
    expect(decide(input).summary).toMatchObject({ limitedBy: 'budget', vouchersLeft: 0, notReached: 2 });
  });
  test('none at all reaches nobody', () => {
    const input = makeInput(queue('epg'), { vouchersAffordable: 0 });
    expect(served(input)).toEqual([]);
    expect(decide(input).items.every((item) => item.outcome === 'notReached')).toBe(true);
  });
  test('who is passed over costs nothing', () => {
    const list = [...queue('g', { language: 'ru' }), application('z', { filedAt: 1_800_000_000_000 })];
    const places = [{ age: 3, language: 'kk', free: 1 }] as const;
    expect(served(makeInput(list, { places, vouchersAffordable: 1 }))).toEqual(['z']);
  });
});

describe('whose time has not come', () => {
  test('a wished start that is later', () => {
    const input = makeInput(queue('g', { wishedStart: asDay('2025-09-12') }));
    expect(itemOf(input, '0g')).toMatchObject({
      outcome: 'notYet',
      reason: { code: 'wishedStartLater', params: { wishedStart: '2025-09-12' } },
    });
  });
  test('today is in time', () => {
    expect(served(makeInput(queue('g', { wishedStart: asDay('2025-09-11') })))).toEqual(['0g']);
  });
  test('a policy may look ahead', () => {
    const policy = { ...rules, wishedStartDays: 30 };
    expect(served(makeInput(queue('g', { wishedStart: asDay('2025-10-11') }), { policy }))).toEqual(['0g']);
    expect(served(makeInput(queue('g', { wishedStart: asDay('2025-10-12') }), { policy }))).toEqual([]);
  });
});

describe('the youngest', () => {
  const baby = (id: string, birthDate: string, some: Partial<IterationApplication> = {}): IterationApplication =>
    application(id, { categoryAge: 1, birthDate: asDay(birthDate), filedAt: 1_600_000_000_000, ...some });

  test('come after everybody else, by moment and without tiers', () => {
    const list = [
      baby('b', '2024-02-03', { tier: 'extraordinary', filedAt: 1_600_000_000_001 }),
      baby('a', '2024-02-03'),
      ...queue('gpe'),
    ];
    expect(served(makeInput(list))).toEqual(['2e', '1p', '0g', 'a', 'b']);
    expect(itemOf(makeInput(list), 'b')).toMatchObject({
      order: 5,
      age: 1,
      reason: { code: 'youngest', params: { k: 2 } },
    });
  });
  test.each([
    ['2024-03-11', 'offered'],
    ['2024-03-12', 'notYet'],
  ])('born %s is %s', (birth, outcome) => {
    expect(itemOf(makeInput([baby('a', birth)]), 'a').outcome).toBe(outcome);
  });
  test('are told the day on which they will have their months', () => {
    expect(itemOf(makeInput([baby('a', '2024-08-31')]), 'a').reason).toEqual({
      code: 'underAge',
      params: { months: 18, reachedOn: '2026-02-28' },
    });
  });
  test('the end of a short month counts for the longer ones', () => {
    const some = { asOf: asDay('2025-02-28') };
    const list = [baby('a', '2023-08-31', { wishedStart: asDay('2025-01-01') })];
    expect(itemOf(makeInput(list, some), 'a').outcome).toBe('offered');
  });
  test('wait while another child waits for money', () => {
    const input = makeInput([baby('a', '2024-02-03'), ...queue('gg')], { vouchersAffordable: 1 });
    expect(itemOf(input, 'a')).toMatchObject({
      outcome: 'notYet',
      reason: { code: 'youngestWait', params: { others: 1 } },
    });
  });
  test('wait while another child waits for a place', () => {
    const places = allPlaces(1).map((place) => (place.age === 3 ? { ...place, free: 0 } : place));
    const list = [baby('a', '2024-02-03'), ...queue('gg')];
    expect(itemOf(makeInput(list, { places }), 'a').reason).toEqual({ code: 'youngestWait', params: { others: 2 } });
    const policy = { ...rules, youngestAfter: 'allReached' } as const;
    expect(itemOf(makeInput(list, { places, policy }), 'a').outcome).toBe('offered');
  });
  test('do not wait for those whose own time has not come', () => {
    const list = [baby('a', '2024-02-03'), ...queue('g', { wishedStart: asDay('2026-01-01') })];
    expect(served(makeInput(list))).toEqual(['a']);
  });
  test('share the money that is left', () => {
    const list = [baby('a', '2024-02-03'), baby('b', '2024-02-03'), ...queue('g')];
    const input = makeInput(list, { vouchersAffordable: 2 });
    expect(served(input)).toEqual(['0g', 'a']);
    expect(itemOf(input, 'b').reason).toEqual({ code: 'budgetExhausted', params: { after: 2 } });
  });
});

describe('the summary', () => {
  test('of nothing is nothing', () => {
    const result = decide(makeInput([], { places: [] }));
    expect(result).toMatchObject({ items: [], cutOffs: [], counts: [], placesLeft: [] });
    expect(result.summary).toMatchObject({ applications: 0, offered: 0, limitedBy: 'queue' });
  });
  test('tells the last child of each category', () => {
    const result = decide(makeInput(queue('ggpp'), { vouchersAffordable: 3 }));
    expect(result.cutOffs).toEqual([
      {
        category: 7,
        offered: 1,
        passedOver: 0,
        notReached: 1,
        notYet: 0,
        last: { id: '2p', number: '7500-2p', filedAt: 1_700_000_000_002, order: 1 },
      },
      {
        category: 17,
        offered: 2,
        passedOver: 0,
        notReached: 0,
        notYet: 0,
        last: { id: '1g', number: '7500-1g', filedAt: 1_700_000_000_001, order: 3 },
      },
    ]);
  });
  test('a category that nobody got anything in has no last child', () => {
    expect(decide(makeInput(queue('g'), { places: [] })).cutOffs[0]?.last).toBeNull();
  });
  test('a child beyond all ages is in no category', () => {
    expect(decide(makeInput(queue('g', { categoryAge: 7 }))).cutOffs).toEqual([]);
  });
  test('counts by tier, age and language', () => {
    const list = [...queue('g', { language: 'ru' }), ...queue('eg', { language: 'any', categoryAge: 5 })];
    const counts = decide(makeInput(list)).counts.map((row) => `${row.tier} ${row.age} ${row.language} ${row.offered}`);
    expect(counts).toEqual(['extraordinary 5 any 1', 'general 3 ru 1', 'general 5 any 1']);
  });
  test('tells what is left and what ended it', () => {
    const result = decide(makeInput(queue('gg'), { places: [{ age: 3, language: 'kk', free: 1 }] }));
    expect(result.placesLeft).toEqual([{ age: 3, language: 'kk', free: 0 }]);
    expect(result.summary).toMatchObject({ limitedBy: 'places', placesFree: 1, placesLeft: 0, vouchersLeft: 1 });
    expect(decide(makeInput(queue('gg'))).summary.limitedBy).toBe('queue');
  });
});
