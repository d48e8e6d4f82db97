/** Who does what and when in the last days of a city: pure, drawn from the seed. The player (play.ts) then does it. */
import type { Day } from '@balapan/domain/day.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';
import { choiceOf, groupDay, parentMonth, shuffled } from './habits.ts';

/** A group of a living kindergarten. `key`: the same from run to run. */
export interface LivingGroup {
  readonly key: string;
  readonly provider: number;
  readonly careGroupId: string;
}

/** A parent of a child of a living kindergarten. */
export interface LivingParent {
  readonly key: string;
  readonly provider: number;
  readonly personId: string;
  readonly childId: string;
}

export type Deed =
  /** `most`: some children are left for later. */
  | { readonly kind: 'mark'; readonly group: LivingGroup; readonly day: Day; readonly part: 'all' | 'most' | 'rest' }
  | { readonly kind: 'correct'; readonly group: LivingGroup; readonly day: Day }
  | { readonly kind: 'confirm'; readonly parent: LivingParent }
  | { readonly kind: 'dispute'; readonly parent: LivingParent; readonly of: 'closing' | 'running' }
  /** The head answers the older half of the open disputes. */
  | { readonly kind: 'answer'; readonly provider: number };

export interface Slot {
  readonly at: Moment;
  readonly deeds: readonly Deed[];
}

const morning = ['08:25', '08:45', '09:05', '09:25', '09:50'] as const;
const evening = ['19:20', '20:40', '21:50'] as const;
/** The term of the parents' confirmation ends with the seventh (domain.md 2.10). */
const lastEvening = 7;
/** One group's day of so many is looked at again. */
const correctedShare = 9;
/** Of a hundred parents so many dispute a day of the closed month, of the running one; at least so many in all. */
const disputes = { closing: [0.016, 4], running: [0.005, 2] } as const;

/** Gathers deeds by moment. */
function slotBook(): { add(day: Day, time: string, deed: Deed): void; slots(): Slot[] } {
  const book = new Map<Moment, Deed[]>();
  return {
    add: (day, time, deed) => {
      const at = momentOf(day, time);
      const known = book.get(at);
      if (known === undefined) book.set(at, [deed]);
      else known.push(deed);
    },
    slots: () => [...book].sort(([a], [b]) => a - b).map(([at, deeds]) => ({ at, deeds })),
  };
}

export interface LivedDays {
  /** Working days from the first lived one to the day before the files', in order. */
  readonly workingDays: readonly Day[];
  /** All days of the same stretch. */
  readonly days: readonly Day[];
}

/** The days of educators and parents until the evening before the day of the files. */
export function planDays(
  seed: number,
  groups: readonly LivingGroup[],
  parents: readonly LivingParent[],
  { workingDays, days }: LivedDays,
): Slot[] {
  const book = slotBook();
  for (const [at, day] of workingDays.entries())
    for (const group of groups) planGroup(book, seed, group, day, workingDays[at + 1] ?? null);
  const evenings = days.filter((day) => Number(day.slice(8)) <= lastEvening);
  const disputing = (of: 'closing' | 'running'): ReadonlySet<LivingParent> => {
    const [share, least] = disputes[of];
    const inOrder = shuffled(seed, `dispute.${of}`, parents, ({ key }) => key);
    return new Set(inOrder.slice(0, Math.max(least, Math.round(parents.length * share))));
  };
  const [ofClosing, ofRunning] = [disputing('closing'), disputing('running')];
  for (const parent of parents) {
    planParent(book, seed, parent, evenings, workingDays, ofClosing.has(parent));
    const last = workingDays.at(-1);
    if (ofRunning.has(parent) && last !== undefined)
      book.add(last, '20:30', { kind: 'dispute', parent, of: 'running' });
  }
  const answerDays = workingDays.filter((day) => Number(day.slice(8)) <= lastEvening).slice(2);
  for (const provider of new Set(groups.map((group) => group.provider)))
    for (const day of answerDays)
      if (choiceOf(seed, `answer.${provider}.${day}`, 2) === 0) book.add(day, '16:35', { kind: 'answer', provider });
  return book.slots();
}

type Book = ReturnType<typeof slotBook>;

function planGroup(book: Book, seed: number, group: LivingGroup, day: Day, next: Day | null): void {
  const manner = groupDay(seed, group.key, day, next === null);
  const time = morning[choiceOf(seed, `time.${group.key}.${day}`, morning.length)] ?? morning[0];
  if (manner === 'notYet') return;
  book.add(day, time, { kind: 'mark', group, day, part: manner === 'atOnce' ? 'all' : 'most' });
  if (manner === 'restLater') book.add(day, '11:30', { kind: 'mark', group, day, part: 'rest' });
  if (manner === 'restNextDay' && next !== null) book.add(next, '08:10', { kind: 'mark', group, day, part: 'rest' });
  if (next !== null && choiceOf(seed, `correct.${group.key}.${day}`, correctedShare) === 0)
    book.add(next, '15:40', { kind: 'correct', group, day });
}

function planParent(
  book: Book,
  seed: number,
  parent: LivingParent,
  evenings: readonly Day[],
  workingDays: readonly Day[],
  disputing: boolean,
): void {
  const { evening: at, late } = parentMonth(seed, parent.key, evenings.length);
  const time = evening[choiceOf(seed, `evening.${parent.key}`, evening.length)] ?? evening[0];
  const day = at === null ? undefined : evenings[at];
  // Who is silent about the month may still dispute a day of it.
  const disputed = day ?? evenings[choiceOf(seed, `disputed.${parent.key}`, evenings.length)];
  if (disputing && disputed !== undefined) book.add(disputed, time, { kind: 'dispute', parent, of: 'closing' });
  if (day !== undefined) book.add(day, time, { kind: 'confirm', parent });
  const before = workingDays.at(-2);
  if (late && before !== undefined) book.add(before, '20:15', { kind: 'confirm', parent });
}

/** This morning: some groups are marked, some not yet. */
export function planMorning(seed: number, groups: readonly LivingGroup[], day: Day): Slot[] {
  const book = slotBook();
  const times = ['08:10', '08:15', '08:20', '08:25'] as const;
  for (const group of groups) {
    const at = choiceOf(seed, `today.${group.key}`, times.length * 3);
    const time = times[at];
    if (time !== undefined) book.add(day, time, { kind: 'mark', group, day, part: 'all' });
  }
  return book.slots();
}
