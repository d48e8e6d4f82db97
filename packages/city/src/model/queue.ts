/** The old queue: every line is made for the verdict that the clean-up will give it (domain.md 1). */
import { districts } from '../places/districts.ts';
import { type Random, weighted } from '../random.ts';
import { addChild, addFamily, type Births } from './births.ts';
import { asOf, at, sinceJuly } from './days.ts';
import { addTwin, birthRange, type Enrolments, isSiblingAge } from './enrolments.ts';
import { daysToWaitlist, filingDay, filingSecond, wishedStart } from './filing.ts';
import type { Group } from './groups.ts';
import type { LineCount, LineKind, Plan } from './plan.ts';
import { groundCodes, makeQueueLines, type QueueLines } from './queueLines.ts';

interface Slot {
  readonly kind: LineKind;
  readonly underTwo: boolean;
  readonly recent: boolean;
  /** Category age and language where the table of places and queue says them. */
  readonly cell: { readonly age: number; readonly language: 'kk' | 'ru' } | null;
}

interface Making {
  readonly births: Births;
  readonly lines: QueueLines;
  readonly random: Random;
  /** Children of the contingent: numbers below this one. */
  readonly enrolled: number;
  readonly waitlistGroups: readonly Group[];
}

/** Born later is under two on the day of the file. */
const twoYears = at('2023-09-11');
const notOverAge = at('2019-09-02');
const district = weighted(districts.map(({ share }, place) => [place, share] as const));
const fatherShare = 0.14;
const anyLanguageShare = 0.045;
const siblingShare = 0.2;
const twinShare = 0.012;
const secondLineShare = 0.03;
const checkedShare = [0.92, 0.85, 0.8, 0];

/** All lines of a plan. Adds the children who are not enrolled, with their families, to `births`. */
export function makeQueue(plan: Plan, births: Births, enrolments: Enrolments, groups: readonly Group[]): QueueLines {
  const lines = makeQueueLines(plan.lines.reduce((sum, line) => sum + line.lines, 0));
  const waitlistGroups = fullGroups(groups);
  const making: Making = { births, lines, random: births.random, enrolled: births.children.count, waitlistGroups };
  const count = new Map(plan.lines.map((line) => [line.kind, line]));
  const need = making.random.shuffle(plan.cells.flatMap((cell) => Array.from({ length: cell.need }, () => cell)));
  let cell = 0;
  for (const kind of ['offered', 'inactive', 'waiting'] as const)
    for (const slot of slotsOf(count.get(kind), making.random))
      addNewcomer(making, { ...slot, cell: need[cell++] ?? null });
  for (const kind of ['waitlisted', 'later', 'youngest', 'notInterested', 'otherRegion', 'overAge'] as const)
    for (const slot of slotsOf(count.get(kind), making.random)) addNewcomer(making, slot);
  addEnrolled(making, count.get('enrolled'), enrolments);
  addDuplicates(making, count.get('duplicate'));
  return lines;
}

/** One slot for each line, in random order, with as many under two and recent as counted. */
function slotsOf(count: LineCount | undefined, random: Random): Slot[] {
  if (count === undefined) return [];
  const recents = random.shuffle(Array.from({ length: count.lines }, (_, place) => place < count.recent));
  return random.shuffle(
    recents.map((recent, place) => ({ kind: count.kind, underTwo: place < count.underTwo, recent, cell: null })),
  );
}

/** Groups of kindergartens without any free place, whose waitlists children have joined. */
function fullGroups(groups: readonly Group[]): Group[] {
  const withFree = new Set(groups.filter((group) => group.capacity > group.children).map((group) => group.provider));
  return groups.filter((group) => !withFree.has(group.provider) && group.age >= 2 && group.age <= 5);
}

/** A line of a child who goes to no kindergarten of the city. */
function addNewcomer(making: Making, slot: Slot): void {
  const { births, lines, random } = making;
  const line = lines.count;
  const group = slot.kind === 'waitlisted' ? random.pick(making.waitlistGroups) : null;
  const cell = group ?? slot.cell;
  const before = line - 1;
  const twinOf = lines.kind[before] === slot.kind && random.chance(twinShare) ? (lines.child[before] ?? 0) : -1;
  const { first, last } = bornBetween(slot, cell?.age ?? null, random);
  const twinBirth = births.children.birth[twinOf] ?? 0;
  const isTwin = twinOf >= 0 && twinBirth >= first && twinBirth <= last;
  const child = isTwin
    ? addTwin(births, twinOf)
    : addChildOf(making, first + random.below(last - first + 1), cell?.language ?? null);
  const birth = births.children.birth[child] ?? 0;
  let day = filingDay(slot.kind, birth, slot.recent, random);
  let second = filingSecond(random);
  if (isTwin && isInSlot(lines.day[before] ?? 0, slot.recent) && (lines.second[before] ?? 0) < 85_000) {
    day = lines.day[before] ?? day;
    second = (lines.second[before] ?? 0) + 90 + random.below(600);
  }
  write(making, slot.kind, child, day, second);
  if (cell !== null && lines.language[line] !== 2) lines.language[line] = cell.language === 'kk' ? 0 : 1;
  if (group !== null) lines.waitlist[line] = group.provider;
}

/** Whether a day of filing belongs to a slot: since July, or before. */
function isInSlot(day: number, recent: boolean): boolean {
  return day >= sinceJuly === recent;
}

/** The birth days that a slot allows. */
function bornBetween(
  slot: Slot,
  age: number | null,
  random: Random,
): { readonly first: number; readonly last: number } {
  if (age !== null) {
    const range = birthRange(age);
    return { first: range.first, last: Math.min(range.last, twoYears) };
  }
  if (slot.underTwo) return { first: twoYears + 1, last: slot.recent ? at('2025-09-05') : at('2025-06-10') };
  if (slot.kind === 'overAge') return { first: at('2018-06-01'), last: notOverAge - 1 };
  // Among those who lost interest are some who would be over age anyway.
  if (slot.kind === 'notInterested' && random.chance(0.015)) return { first: at('2018-09-01'), last: notOverAge - 1 };
  const first = slot.kind === 'later' ? at('2020-01-01') : notOverAge;
  return { first, last: twoYears };
}

/** A child: a newcomer's, or a brother or sister of one who is enrolled or queued. */
function addChildOf({ births, random, enrolled }: Making, birth: number, language: 'kk' | 'ru' | null): number {
  const { children } = births;
  if (random.chance(siblingShare)) {
    const other = random.chance(0.8) ? random.below(enrolled) : random.below(children.count);
    if (isSiblingAge(children.birth[other] ?? 0, birth)) return addChild(births, children.family[other] ?? 0, birth);
  }
  return addChild(births, addFamily(births, birth, language), birth);
}

/** Lines of children who already go to a kindergarten; some parents filed twice. */
function addEnrolled(making: Making, count: LineCount | undefined, enrolments: Enrolments): void {
  const { births, lines, random } = making;
  const [underTwo, older]: [number[], number[]] = [[], []];
  for (let row = 0; row < enrolments.count; row += 1) {
    if (enrolments.to[row] !== 0) continue;
    const child = enrolments.child[row] ?? 0;
    ((births.children.birth[child] ?? 0) > twoYears ? underTwo : older).push(child);
  }
  random.shuffle(underTwo);
  random.shuffle(older);
  for (const slot of slotsOf(count, random)) {
    const before = lines.count - 1;
    const last = lines.child[before] ?? 0;
    const isSecond = lines.kind[before] === 'enrolled' && random.chance(secondLineShare);
    const fits = (births.children.birth[last] ?? 0) > twoYears === slot.underTwo;
    const child = isSecond && fits ? last : ((slot.underTwo ? underTwo : older).pop() ?? last);
    const day = filingDay('enrolled', births.children.birth[child] ?? 0, slot.recent, random);
    write(making, 'enrolled', child, day, filingSecond(random));
  }
}

/** Second lines of children whose first line stays: filed later, often by the other parent. */
function addDuplicates(making: Making, count: LineCount | undefined): void {
  const { births, lines, random } = making;
  const bases = { underTwo: [] as number[], older: [] as number[] };
  for (let line = 0; line < lines.count; line += 1) {
    const kind = lines.kind[line];
    const stays =
      kind === 'waiting' || kind === 'youngest' || kind === 'later' || kind === 'otherRegion' || kind === 'overAge';
    if (!stays || (lines.day[line] ?? 0) > at('2025-06-20')) continue;
    const isUnderTwo = (births.children.birth[lines.child[line] ?? 0] ?? 0) > twoYears;
    bases[isUnderTwo ? 'underTwo' : 'older'].push(line);
  }
  random.shuffle(bases.underTwo);
  random.shuffle(bases.older);
  for (const slot of slotsOf(count, random)) {
    const base = bases[slot.underTwo ? 'underTwo' : 'older'].pop();
    if (base === undefined) throw new RangeError('more duplicates than lines that they could repeat');
    const first = lines.day[base] ?? 0;
    const [low, high] = slot.recent ? [sinceJuly, asOf - 1] : [first + 1, at('2025-06-30')];
    const line = lines.count;
    write(making, 'duplicate', lines.child[base] ?? 0, low + random.below(high - low + 1), filingSecond(random));
    lines.tier[line] = lines.tier[base] ?? 3;
    lines.ground[line] = lines.ground[base] ?? 0;
    lines.district[line] = lines.district[base] ?? 0;
    lines.byFather[line] = 1 - (lines.byFather[base] ?? 0);
  }
}

/** Writes what every line has. */
function write({ births, lines, random }: Making, kind: LineKind, child: number, day: number, second: number): void {
  const line = lines.count;
  lines.count += 1;
  // Evenly spread, so that a city of any size has each tier.
  const tier = line % 199 === 17 ? 0 : line % 33 === 5 ? 2 : line % 7 === 3 ? 1 : 3;
  const family = births.children.family[child] ?? 0;
  lines.kind[line] = kind;
  lines.child[line] = child;
  lines.day[line] = day;
  lines.second[line] = second;
  lines.tier[line] = tier;
  lines.ground[line] = tier === 3 ? 0 : random.below(groundCodes[tier as 0 | 1 | 2].length);
  lines.checked[line] = random.chance(checkedShare[tier] ?? 0) ? 1 : 0;
  lines.language[line] = random.chance(anyLanguageShare) ? 2 : births.families.kazakh[family] === 1 ? 0 : 1;
  lines.wished[line] = wishedStart(kind, births.children.birth[child] ?? 0, day, random);
  lines.district[line] = district.draw(random);
  lines.byFather[line] = random.chance(fatherShare) ? 1 : 0;
  const [state, sinceDay, sinceSecond] = stateOf(kind, day, second, random);
  lines.state[line] = state;
  lines.sinceDay[line] = sinceDay;
  lines.sinceSecond[line] = sinceSecond;
}

/** State, and since which day and second; never before the filing. */
function stateOf(kind: LineKind, filed: number, second: number, random: Random): readonly [number, number, number] {
  if (kind === 'offered') return [1, at('2025-09-09') + random.below(2), 34_200 + random.below(30_000)];
  if (kind === 'inactive') return [2, at('2025-08-16') + random.below(25), 0];
  if (kind === 'waitlisted') {
    const joined = Math.max(at('2025-07-15') + random.below(56), filed + daysToWaitlist);
    return [3, joined, 32_400 + random.below(32_000)];
  }
  if (kind === 'notInterested' && random.chance(0.15)) {
    const since = at('2025-07-01') + random.below(45);
    if (since > filed) return [2, since, 0];
  }
  return [0, filed, second];
}
