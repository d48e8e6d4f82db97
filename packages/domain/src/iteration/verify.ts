/**
 * An independent check of an iteration: it shares no code with `decide`, but walks the claimed outcomes by the law of
 * domain.md 2.4 and tells every place where they break it. Slow and plain on purpose.
 */
import { canonicalJson } from '../bytes.ts';
import { addDays, addMonths } from '../day.ts';
import type {
  IterationApplication,
  IterationInput,
  IterationItem,
  IterationOutcome,
  IterationReason,
  IterationResult,
} from './input.ts';
import { checkSums } from './verifySums.ts';

export interface IterationFault {
  readonly rule:
    | 'items'
    | 'order'
    | 'budget'
    | 'notYet'
    | 'place'
    | 'passedOver'
    | 'youngest'
    | 'reason'
    | 'summary'
    | 'cutOff';
  /** Id of the application, or a name of the figure. */
  readonly where: string;
}

type Entry = { readonly application: IterationApplication; readonly item: IterationItem; readonly age: number };
type Walk = {
  readonly input: IterationInput;
  readonly faults: IterationFault[];
  readonly left: Map<string, number>;
  next: number;
};

/** Every fault of a result; an empty list means that it follows the rules. */
export function verifyIteration(input: IterationInput, result: IterationResult): IterationFault[] {
  const walk: Walk = {
    input,
    faults: [],
    left: new Map(input.places.map((place) => [`${place.age} ${place.language}`, place.free])),
    next: 1,
  };
  const due = pair(walk, result).filter((entry) => !checkNotYet(walk, entry));
  const byMoment = due.toSorted(
    (a, b) => a.application.filedAt - b.application.filedAt || (a.application.id < b.application.id ? -1 : 1),
  );
  const isExtraordinary = ({ application }: Entry): boolean => application.tier === 'extraordinary';
  const isPrivileged = ({ application }: Entry): boolean => input.policy.privilegedTiers.includes(application.tier);
  const youngest = byMoment.filter(({ application }) => isYoungest(input, application));
  const older = byMoment.filter(({ application }) => !isYoungest(input, application));
  const first = older.filter(isExtraordinary);
  const rest = older.filter((entry) => !isExtraordinary(entry));
  const of = first.filter(({ item }) => item.outcome === 'offered').length;
  walkInOrder(walk, first, (k) => ({ code: 'extraordinary', params: { k, of } }));
  walkPattern(
    walk,
    rest.filter(isPrivileged),
    rest.filter((entry) => !isPrivileged(entry)),
  );
  walkYoungest(walk, youngest, older);
  return [...walk.faults, ...checkSums(input, result)];
}

function fault(walk: Walk, rule: IterationFault['rule'], where: string): void {
  walk.faults.push({ rule, where });
}

function isYoungest({ policy }: IterationInput, { categoryAge }: IterationApplication): boolean {
  return categoryAge < Math.min(...policy.categoryAges);
}

/** Items and applications must be the same ids in the same order, each with the age of the place that it needs. */
function pair(walk: Walk, { items }: IterationResult): Entry[] {
  const { applications, policy } = walk.input;
  if (items.length !== applications.length) fault(walk, 'items', 'count');
  return applications.flatMap((application, at) => {
    const item = items[at];
    const age = isYoungest(walk.input, application) ? policy.youngestPlaceAge : application.categoryAge;
    if (item?.id !== application.id || item.age !== age) fault(walk, 'items', application.id);
    return item?.id === application.id ? [{ application, item, age }] : [];
  });
}

function sameReason(a: IterationReason, b: IterationReason): boolean {
  return a.code === b.code && canonicalJson({ ...a.params }) === canonicalJson({ ...b.params });
}

/** Without an offer: the outcome, no number, the language as wished, and the reason must be these. */
function expectNone(
  walk: Walk,
  { application, item }: Entry,
  rule: IterationFault['rule'],
  outcome: IterationOutcome,
  reason: IterationReason,
): void {
  const isPlain = item.outcome === outcome && item.order === null && item.language === application.language;
  if (!isPlain || !sameReason(item.reason, reason)) fault(walk, rule, application.id);
}

/** Tells whether the child's time has not come by the facts, and that the item says the same. */
function checkNotYet(walk: Walk, entry: Entry): boolean {
  const { asOf, policy } = walk.input;
  const { birthDate, wishedStart } = entry.application;
  const months = policy.youngestFromMonths;
  const reachedOn = addMonths(birthDate, months);
  if (isYoungest(walk.input, entry.application) && reachedOn > asOf) {
    expectNone(walk, entry, 'notYet', 'notYet', { code: 'underAge', params: { months, reachedOn } });
    return true;
  }
  if (wishedStart <= addDays(asOf, policy.wishedStartDays)) return false;
  expectNone(walk, entry, 'notYet', 'notYet', { code: 'wishedStartLater', params: { wishedStart } });
  return true;
}

/** The language of the place that the child must get now, `null` when none is free. */
function fittingLanguage(walk: Walk, { application, age }: Entry): string | null {
  const [kk, ru] = [walk.left.get(`${age} kk`) ?? 0, walk.left.get(`${age} ru`) ?? 0];
  const free = ['kk', 'ru'].filter((language) => (language === 'kk' ? kk : ru) > 0);
  const wished = free.filter((language) => application.language === 'any' || application.language === language);
  if (wished.length < 2) return wished[0] ?? null;
  const { anyLanguage } = walk.input.policy;
  return anyLanguage === 'kkFirst' || (anyLanguage === 'moreFree' && kk >= ru) ? 'kk' : 'ru';
}

/** One child's turn: it must be offered a fitting place with the next number, or passed over because none fits. */
function takeTurn(walk: Walk, entry: Entry, reason: IterationReason): boolean {
  const { item, application, age } = entry;
  const language = fittingLanguage(walk, entry);
  if (language === null) {
    const params = { age, language: application.language };
    expectNone(walk, entry, 'passedOver', 'passedOver', { code: 'noPlace', params });
    return false;
  }
  if (item.outcome !== 'offered' || item.language !== language) fault(walk, 'place', application.id);
  if (item.order !== walk.next) fault(walk, 'order', application.id);
  if (!sameReason(item.reason, reason)) fault(walk, 'reason', application.id);
  const key = `${age} ${language}`;
  walk.left.set(key, (walk.left.get(key) ?? 0) - 1);
  walk.next += 1;
  return true;
}

/** When the money has ended, nobody else has a turn. */
function isSpent(walk: Walk): boolean {
  return walk.next > walk.input.vouchersAffordable;
}

function expectNotReached(walk: Walk, entry: Entry): void {
  expectNone(walk, entry, 'budget', 'notReached', { code: 'budgetExhausted', params: { after: walk.next - 1 } });
}

function walkInOrder(walk: Walk, entries: readonly Entry[], reasonOf: (rank: number) => IterationReason): void {
  let rank = 1;
  for (const entry of entries) {
    if (isSpent(walk)) expectNotReached(walk, entry);
    else if (takeTurn(walk, entry, reasonOf(rank))) rank += 1;
  }
}

/** One slot after the other: the list whose slot it is gives its next child, or the other list when it is empty. */
function walkPattern(walk: Walk, privileged: readonly Entry[], general: readonly Entry[]): void {
  const { pattern, passedOverUsesSlot } = walk.input.policy;
  const waiting = { privileged: [...privileged], general: [...general] };
  const ranks = { privileged: 1, general: 1 };
  const length = pattern.privileged + pattern.general;
  for (let slot = 0, after = 0; !isSpent(walk); ) {
    const own = slot % length < pattern.privileged ? 'privileged' : 'general';
    if (slot % length === 0) after = 0;
    const other = own === 'privileged' ? 'general' : 'privileged';
    const kind = waiting[own].length > 0 ? own : other;
    const entry = waiting[kind].shift();
    if (entry === undefined) break;
    const isServed = takeTurn(
      walk,
      entry,
      patternReason(walk, entry, kind, own, (slot % length) + 1, after, ranks[kind]),
    );
    if (isServed) ranks[kind] += 1;
    if (isServed && kind === 'privileged' && own === 'privileged') after = walk.next - 1;
    if (isServed || passedOverUsesSlot) slot += 1;
  }
  for (const entry of [...waiting.privileged, ...waiting.general]) expectNotReached(walk, entry);
}

function patternReason(
  { input }: Walk,
  { application }: Entry,
  kind: 'privileged' | 'general',
  own: 'privileged' | 'general',
  place: number,
  after: number,
  rank: number,
): IterationReason {
  const { privileged, general } = input.policy.pattern;
  if (kind === 'privileged') {
    if (own === 'general') return { code: 'privilegedAlone', params: { p: rank } };
    return { code: 'privileged', params: { p: rank, slot: place, privileged, general, tier: application.tier } };
  }
  if (own === 'privileged' || after === 0) return { code: 'generalAlone', params: { g: rank } };
  return { code: 'general', params: { g: rank, i: place - privileged, general, after } };
}

function walkYoungest(walk: Walk, youngest: readonly Entry[], older: readonly Entry[]): void {
  const { youngestAfter } = walk.input.policy;
  const waits: readonly IterationOutcome[] =
    youngestAfter === 'allOffered' ? ['notReached', 'passedOver'] : ['notReached'];
  const others = older.filter(({ item }) => waits.includes(item.outcome)).length;
  if (others === 0) {
    walkInOrder(walk, youngest, (k) => ({ code: 'youngest', params: { k } }));
    return;
  }
  for (const entry of youngest)
    expectNone(walk, entry, 'youngest', 'notYet', { code: 'youngestWait', params: { others } });
}
