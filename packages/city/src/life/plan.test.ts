import { asDay, type Day } from '@balapan/domain/day.ts';
import { dayAt, timeAt } from '@balapan/domain/moment.ts';
import { expect, test } from 'vitest';
import { type Deed, type LivingGroup, type LivingParent, planDays, planMorning, type Slot } from './plan.ts';

const days = Array.from({ length: 10 }, (_, at) => asDay(`2025-09-${`${at + 1}`.padStart(2, '0')}`));
const workingDays = ['02', '03', '04', '05', '08', '09', '10'].map((day) => asDay(`2025-09-${day}`));
const groups: LivingGroup[] = Array.from({ length: 150 }, (_, at) => ({
  key: `${at % 30}/${at}`,
  provider: at % 30,
  careGroupId: `group ${at}`,
}));
const parents: LivingParent[] = Array.from({ length: 3000 }, (_, at) => ({
  key: `${at % 30}/child ${at}`,
  provider: at % 30,
  personId: `person ${at}`,
  childId: `child ${at}`,
}));
const plan = (seed: number): Slot[] => planDays(seed, groups, parents, { workingDays, days });
const deeds = <K extends Deed['kind']>(slots: readonly Slot[], kind: K) =>
  slots.flatMap((slot) =>
    slot.deeds
      .filter((deed): deed is Extract<Deed, { kind: K }> => deed.kind === kind)
      .map((deed) => ({ ...deed, at: slot.at })),
  );

test('the same seed gives the same days, another seed others', () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(2)).not.toEqual(plan(1));
});

test('a day is planned alike whatever other kindergartens there are', () => {
  const alone = planDays(1, groups.slice(0, 1), [], { workingDays, days });
  const times = (slots: readonly Slot[]) =>
    deeds(slots, 'mark')
      .filter(({ group }) => group === groups[0])
      .map(({ at, day, part }) => ({ at, day, part }));
  expect(times(alone)).toEqual(times(plan(1)));
});

test('moments go forward, each once', () => {
  const moments = plan(3).map(({ at }) => at);
  expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
});

test('every group is marked on every working day but the last, never before the day', () => {
  const marked = deeds(plan(1), 'mark');
  for (const day of workingDays.slice(0, -1)) {
    const first = marked.filter((deed) => deed.day === day && deed.part !== 'rest');
    expect(first.length).toBe(groups.length);
    expect(first.every(({ at }) => dayAt(at) === day && timeAt(at) < '10:00')).toBe(true);
  }
  const last = new Set(marked.filter(({ day }) => day === workingDays.at(-1)).map(({ group }) => group));
  expect(last.size).toBeLessThan(groups.length);
  expect(last.size).toBeGreaterThan(groups.length * 0.8);
});

test('what is left for later is marked later', () => {
  const marked = deeds(plan(1), 'mark');
  const partly = marked.filter(({ part }) => part === 'most');
  expect(partly.length).toBeGreaterThan(50);
  for (const one of partly) {
    const rest = marked.filter(({ group, day, part }) => group === one.group && day === one.day && part === 'rest');
    expect(rest.length).toBe(1);
    expect(rest[0]?.at ?? 0).toBeGreaterThan(one.at);
  }
});

test('of parents whom the first day left one in three confirms in time, few late, others never', () => {
  const confirmed = deeds(plan(1), 'confirm');
  const inTime = confirmed.filter(({ at }) => dayAt(at) <= asDay('2025-09-07'));
  expect(inTime.length / parents.length).toBeGreaterThan(0.3);
  expect(inTime.length / parents.length).toBeLessThan(0.4);
  expect(confirmed.length - inTime.length).toBeGreaterThan(10);
  expect(new Set(confirmed.map(({ parent }) => parent)).size).toBe(confirmed.length);
});

test('some parents dispute before they confirm, and in the smallest city too', () => {
  const all = plan(1);
  const closing = deeds(all, 'dispute').filter(({ of }) => of === 'closing');
  expect(closing.length).toBe(48);
  const confirmed = new Map(deeds(all, 'confirm').map(({ parent, at }) => [parent, at]));
  for (const { parent, at } of closing) expect(confirmed.get(parent) ?? at).toBeGreaterThanOrEqual(at);
  const tiny = planDays(1, groups.slice(0, 3), parents.slice(0, 60), { workingDays, days });
  expect(deeds(tiny, 'dispute').length).toBe(6);
});

test('this morning some groups are marked and some not', () => {
  const day: Day = asDay('2025-09-11');
  const morning = planMorning(1, groups, day);
  const marked = deeds(morning, 'mark').length;
  expect(marked).toBeGreaterThan(groups.length * 0.15);
  expect(marked).toBeLessThan(groups.length * 0.6);
  expect(morning.every(({ at }) => dayAt(at) === day && timeAt(at) > '08:00' && timeAt(at) < '08:30')).toBe(true);
});
