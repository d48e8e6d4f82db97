/**
 * Bad lines, as real files have them. They stand only where no figure of the city depends on their number, beside the good
 * line of the same person or day, and each is of one of these kinds:
 *
 * | file | kinds |
 * |---|---|
 * | guardians | wrong check digit · a child that no file has · an unknown relation · a phone of five digits |
 * | staff | 30 February · an unknown role · a kindergarten outside the roster · a group that does not exist |
 * | interest | an application that does not exist · an unknown answer · 30 February |
 * | other regions | wrong check digit · no region · 30 February |
 * | marks of August | a day off · before the enrolment · an unknown child · wrong check digit · an unknown letter · a group that does not exist |
 *
 * Dirt of form alone (small letters, double spaces, Latin look-alikes, phones with 8) is in the good lines: files/queue.ts,
 * files/people.ts.
 */
import { checkIin } from '@balapan/domain/iin.ts';
import type { City } from '../model/city.ts';
import { at } from '../model/days.ts';
import { iinText } from '../model/iinBook.ts';
import { type Random, randomOf } from '../random.ts';

/** Lines between two bad ones. */
const gap = 23;
/** How often each kind comes: once in a small city, up to four times in the full one. */
const often = (city: City): number => (city.plan.children < 20_000 ? 1 : 4);

/** Good lines with the bad ones strewn among them, the rest of them at the end. */
export function* withDirt(good: Iterable<string>, bad: readonly string[]): Generator<string> {
  let [count, next] = [0, 0];
  for (const line of good) {
    yield line;
    count += 1;
    const dirt = count % gap === 0 ? bad[next] : undefined;
    if (dirt === undefined) continue;
    next += 1;
    yield dirt;
  }
  yield* bad.slice(next);
}

/** The same number with another last digit. */
function wrongControl(iin: string): string {
  return `${iin.slice(0, 11)}${(Number(iin[11]) + 1) % 10}`;
}

/** A right number that nobody in the city has: born in the nineteenth century. */
function nobody(random: Random): string {
  for (;;) {
    const first11 = `${random.between(10, 99)}0${random.between(1, 9)}${random.between(10, 28)}1${random.between(1000, 9999)}`;
    for (let control = 0; control < 10; control += 1)
      if (checkIin(`${first11}${control}`).ok) return `${first11}${control}`;
  }
}

interface Pupil {
  readonly iin: string;
  readonly bin: string;
  readonly group: string;
  readonly guardian: string;
  /** First day of the enrolment. */
  readonly from: number;
}

/** A random enrolment, of a kindergarten that is not lived through the API. */
function pupil(city: City, random: Random, wanted: (from: number) => boolean = () => true): Pupil {
  const { children, enrolments, groups, families, providers } = city;
  const first = random.below(enrolments.count);
  for (let step = 0; step < enrolments.count; step += 1) {
    const row = (first + step) % enrolments.count;
    const child = enrolments.child[row] ?? 0;
    const group = groups[enrolments.group[row] ?? 0];
    const provider = providers[group?.provider ?? 0];
    const from = enrolments.from[row] ?? 0;
    if (group === undefined || provider === undefined || provider.isLiving || !wanted(from)) continue;
    const guardian = iinText(families.motherIin[children.family[child] ?? 0] ?? 0);
    return { iin: iinText(children.iin[child] ?? 0), bin: provider.bin, group: group.code, guardian, from };
  }
  throw new RangeError('no such child in the city');
}

/** Each maker's line, so many times each. */
function lines(city: City, stream: string, makers: readonly ((random: Random) => string)[]): string[] {
  const random = randomOf(city.seed, `dirt.${stream}`);
  return Array.from({ length: often(city) }, () => makers.map((make) => make(random))).flat();
}

/** Bad lines among the guardians. */
export function guardianDirt(city: City): string[] {
  const name = 'Серікова;Айгүл;Болатқызы';
  return lines(city, 'guardians', [
    (random) =>
      `${pupil(city, random).iin};${wrongControl(pupil(city, random).guardian)};mother;${name};+77011234567;kk;1`,
    (random) => `${nobody(random)};${pupil(city, random).guardian};mother;${name};+77011234567;kk;1`,
    (random) => `${pupil(city, random).iin};${pupil(city, random).guardian};aunt;${name};+77011234567;kk;0`,
    (random) => `${pupil(city, random).iin};${pupil(city, random).guardian};guardian;${name};12345;kk;0`,
  ]);
}

/** Bad lines among the staff. */
export function staffDirt(city: City): string[] {
  const name = 'Ким;Лариса;Викторовна;+77051234567';
  return lines(city, 'staff', [
    (random) => `${nobody(random)};${name};educator;${pupil(city, random).bin};01;;2025-02-30;`,
    (random) => `${nobody(random)};${name};nightWatch;${pupil(city, random).bin};;;2024-09-02;`,
    (random) => `${nobody(random)};${name};methodist;081140000436;;;2024-09-02;`,
    (random) => `${nobody(random)};${name};educator;${pupil(city, random).bin};99;;2024-09-02;`,
  ]);
}

/** Bad lines among the answers to the interest check. */
export function interestDirt(city: City): string[] {
  return lines(city, 'interest', [
    (random) => `7500-9999-${random.between(1000, 9999)};yes;2025-08-04`,
    (random) => `7500-9998-${random.between(1000, 9999)};maybe;2025-08-05`,
    (random) => `7500-9997-${random.between(1000, 9999)};yes;2025-02-30`,
  ]);
}

/** Bad lines among the queues of other regions. */
export function otherRegionDirt(city: City): string[] {
  const number = (random: Random): string => `7100-${random.between(1000, 9999)}-${random.between(1000, 9999)}`;
  return lines(city, 'otherRegions', [
    (random) => `${wrongControl(pupil(city, random).iin)};astana;${number(random)};2024-05-14`,
    (random) => `${pupil(city, random).iin};;${number(random)};2024-05-14`,
    (random) => `${pupil(city, random).iin};shymkent;${number(random)};2024-02-30`,
  ]);
}

/** Bad lines among the marks of August: each has one cell. */
export function markDirt(city: City): string[] {
  const [firstWork, saturday, lateStart] = [4, 9, at('2025-08-05')];
  return lines(city, 'marks', [
    (random) => row(pupil(city, random), saturday, 'Я'),
    (random) =>
      row(
        pupil(city, random, (from) => from > lateStart && from <= at('2025-08-31')),
        firstWork,
        'Я',
      ),
    (random) => row({ ...pupil(city, random), iin: nobody(random) }, firstWork, 'Я'),
    (random) => {
      const one = pupil(city, random);
      return row({ ...one, iin: wrongControl(one.iin) }, firstWork, 'Я');
    },
    (random) => row(pupil(city, random), firstWork, 'Ж'),
    (random) => row({ ...pupil(city, random), group: '99' }, firstWork, 'Я'),
  ]);
}

/** A line of marks with one cell. */
function row({ bin, group, iin }: Pupil, day: number, letter: string): string {
  const cells = Array.from({ length: 31 }, (_, place) => (place + 1 === day ? letter : ''));
  return `${bin};${group};${iin};${cells.join(';')};;`;
}
