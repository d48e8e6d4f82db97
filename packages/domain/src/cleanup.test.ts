import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CleanupFacts, type CleanupLine, decideCleanup, type InterestAnswer } from './cleanup.ts';
import { asDay } from './day.ts';
import { policyInForce20250701 } from './policyInForce.ts';

const { rules } = policyInForce20250701;
const asOf = asDay('2025-09-11');
const noFacts: CleanupFacts = { enrolled: new Map(), interest: new Map(), otherRegion: new Map() };

function line(number: string, some: Partial<CleanupLine> = {}): CleanupLine {
  return { number, childIin: 'child', filedAt: 1000, birthDate: asDay('2022-05-14'), ...some };
}

function facts(some: {
  enrolled?: readonly string[];
  notInterested?: readonly string[];
  interested?: readonly string[];
  otherRegion?: readonly string[];
}): CleanupFacts {
  const answers = (numbers: readonly string[] = [], answer: InterestAnswer) =>
    numbers.map((number) => [number, answer] as const);
  return {
    enrolled: new Map((some.enrolled ?? []).map((iin) => [iin, 'Балауса'])),
    interest: new Map([...answers(some.notInterested, 'notInterested'), ...answers(some.interested, 'interested')]),
    otherRegion: new Map((some.otherRegion ?? []).map((iin) => [iin, '71'])),
  };
}

function verdicts(lines: readonly CleanupLine[], known: CleanupFacts = noFacts, policy = rules): string {
  return decideCleanup(lines, known, asOf, policy)
    .map((decision) => `${decision.number} ${decision.verdict}`)
    .join(', ');
}

describe('each verdict', () => {
  test('live', () => {
    expect(decideCleanup([line('1')], noFacts, asOf, rules)).toEqual([
      { number: '1', verdict: 'live', reason: { code: 'live', params: {} } },
    ]);
  });
  test('enrolled, with the kindergarten', () => {
    expect(decideCleanup([line('1')], facts({ enrolled: ['child'] }), asOf, rules)[0]?.reason).toEqual({
      code: 'enrolled',
      params: { provider: 'Балауса' },
    });
  });
  test('not interested', () => {
    expect(decideCleanup([line('1')], facts({ notInterested: ['1'] }), asOf, rules)[0]?.reason).toEqual({
      code: 'notInterested',
      params: { answered: true },
    });
  });
  test('duplicate, with the line that stays', () => {
    const lines = [line('1', { filedAt: 2000 }), line('2')];
    expect(decideCleanup(lines, noFacts, asOf, rules)[0]?.reason).toEqual({
      code: 'duplicate',
      params: { keptNumber: '2' },
    });
  });
  test('other region', () => {
    expect(decideCleanup([line('1')], facts({ otherRegion: ['child'] }), asOf, rules)[0]?.reason).toEqual({
      code: 'otherRegion',
      params: { region: '71' },
    });
  });
  test('over age, due at school in the intake year', () => {
    const lines = [line('1', { birthDate: asDay('2019-05-15') })];
    expect(decideCleanup(lines, noFacts, asOf, rules)[0]?.reason).toEqual({
      code: 'overAge',
      params: { schoolYear: 2025 },
    });
  });
});

describe('the order of the verdicts', () => {
  test('enrolled stands before everything', () => {
    const lines = [line('1', { birthDate: asDay('2018-01-01') }), line('2')];
    const known = facts({ enrolled: ['child'], notInterested: ['1'], otherRegion: ['child'] });
    expect(verdicts(lines, known)).toBe('1 enrolled, 2 enrolled');
  });
  test('not interested stands before duplicate, and its line does not count', () => {
    expect(verdicts([line('1'), line('2', { filedAt: 2000 })], facts({ notInterested: ['1'] }))).toBe(
      '1 notInterested, 2 live',
    );
  });
  test('the earliest line stays', () => {
    expect(verdicts([line('1', { filedAt: 3 }), line('2', { filedAt: 1 }), line('3', { filedAt: 2 })])).toBe(
      '1 duplicate, 2 live, 3 duplicate',
    );
  });
  test('equal moments: the lower number stays', () => {
    expect(verdicts([line('2'), line('1')])).toBe('2 duplicate, 1 live');
  });
  test('duplicate stands before other region and over age, which the kept line gets', () => {
    const lines = [line('1', { filedAt: 2 }), line('2', { filedAt: 1 })];
    expect(verdicts(lines, facts({ otherRegion: ['child'] }))).toBe('1 duplicate, 2 otherRegion');
    const old = lines.map((item) => ({ ...item, birthDate: asDay('2018-01-01') }));
    expect(verdicts(old)).toBe('1 duplicate, 2 overAge');
  });
  test('a line with a wrong birth date does not push out a right one', () => {
    const lines = [line('1', { filedAt: 1, birthDate: asDay('2018-01-01') }), line('2', { filedAt: 2 })];
    expect(verdicts(lines)).toBe('1 duplicate, 2 live');
  });
  test('other region stands before over age', () => {
    const lines = [line('1', { birthDate: asDay('2018-01-01') })];
    expect(verdicts(lines, facts({ otherRegion: ['child'] }))).toBe('1 otherRegion');
  });
});

describe('silence', () => {
  test('keeps the line by the policy in force', () => {
    expect(verdicts([line('1')])).toBe('1 live');
  });
  test('may exclude it by another policy, unlike an answer', () => {
    const policy = { ...rules, interestSilence: 'excluded' } as const;
    expect(verdicts([line('1')], noFacts, policy)).toBe('1 notInterested');
    expect(verdicts([line('1')], facts({ interested: ['1'] }), policy)).toBe('1 live');
    expect(decideCleanup([line('1')], noFacts, asOf, policy)[0]?.reason.params).toEqual({ answered: false });
  });
});

describe('over age', () => {
  test('before the yearly refresh counts by the old year', () => {
    const lines = [line('1', { birthDate: asDay('2019-05-15') })];
    expect(decideCleanup(lines, noFacts, asDay('2025-06-30'), rules)[0]?.verdict).toBe('live');
    expect(decideCleanup(lines, noFacts, asDay('2025-07-01'), rules)[0]?.verdict).toBe('overAge');
  });
});

describe('whatever the file', () => {
  const children = ['a', 'b', 'c', 'd', 'e'];
  const files = fc.record({
    lines: fc
      .array(
        fc.record({
          childIin: fc.constantFrom(...children),
          filedAt: fc.nat(5),
          birthDate: fc.constantFrom(asDay('2018-01-01'), asDay('2022-05-14')),
          answer: fc.constantFrom<InterestAnswer>('interested', 'notInterested', 'noAnswer'),
        }),
        { maxLength: 20 },
      )
      .map((list) => list.map((some, at) => ({ ...line(`${100 + at}`), ...some }))),
    enrolled: fc.subarray(children),
    otherRegion: fc.subarray(children),
  });
  const known = (
    file: { lines: readonly { number: string; answer: InterestAnswer }[] } & Parameters<typeof facts>[0],
  ) => ({
    ...facts(file),
    interest: new Map(file.lines.map((item) => [item.number, item.answer])),
  });

  test('every line gets one verdict, a child at most one live line', () => {
    fc.assert(
      fc.property(files, (file) => {
        const decisions = decideCleanup(file.lines, known(file), asOf, rules);
        expect(decisions.map((item) => item.number)).toEqual(file.lines.map((item) => item.number));
        const live = decisions.flatMap((item, at) => (item.verdict === 'live' ? [file.lines[at]?.childIin] : []));
        expect(new Set(live).size).toBe(live.length);
      }),
    );
  });
  test('the order of the lines means nothing', () => {
    fc.assert(
      fc.property(files, (file) => {
        const turned = decideCleanup(file.lines.toReversed(), known(file), asOf, rules).toReversed();
        expect(turned).toEqual(decideCleanup(file.lines, known(file), asOf, rules));
      }),
    );
  });
  test('a duplicate names a line of the same child that is none', () => {
    fc.assert(
      fc.property(files, (file) => {
        const decisions = decideCleanup(file.lines, known(file), asOf, rules);
        for (const [at, { reason }] of decisions.entries()) {
          if (reason.code !== 'duplicate') continue;
          const kept = file.lines.findIndex((item) => item.number === reason.params.keptNumber);
          expect(file.lines[kept]?.childIin).toBe(file.lines[at]?.childIin);
          expect(['live', 'otherRegion', 'overAge']).toContain(decisions[kept]?.verdict);
        }
      }),
    );
  });
  test('a child that is nowhere else and of age keeps exactly one line, unless all answers were no', () => {
    fc.assert(
      fc.property(files, (file) => {
        const decisions = decideCleanup(file.lines, known(file), asOf, rules);
        for (const child of children) {
          const own = file.lines.filter((item) => item.childIin === child);
          const isGone = file.enrolled.includes(child) || file.otherRegion.includes(child);
          const good = own.filter((item) => item.answer !== 'notInterested' && item.birthDate === '2022-05-14');
          const live = decisions.filter(
            (item, at) => item.verdict === 'live' && file.lines[at]?.childIin === child,
          ).length;
          expect(live).toBe(!isGone && good.length > 0 ? 1 : 0);
        }
      }),
    );
  });
});
