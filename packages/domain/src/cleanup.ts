/**
 * The clean-up of the old queue (domain.md 1): one verdict for each line, decided in one fixed order. The first that
 * applies counts:
 *
 * 1. `enrolled`: the child already goes to a kindergarten;
 * 2. `notInterested`: the answer to the interest check was no;
 * 3. `duplicate`: another line of the child stays. Of the lines that 1 and 2 left, the earliest stays that neither 4 nor 5
 *    would remove; if they remove all, the earliest stays for them;
 * 4. `otherRegion`: the child stands in the queue of another region;
 * 5. `overAge`: the child is due at school in the intake year.
 *
 * Who is left is `live`. "Earliest" is by moment of filing, then by number.
 */
import { intakeYearOn, isOverAge } from './category.ts';
import type { Day } from './day.ts';
import type { Moment } from './moment.ts';
import type { PolicyRules } from './policy.ts';

export type CleanupVerdict = 'live' | 'enrolled' | 'notInterested' | 'duplicate' | 'otherRegion' | 'overAge';
export type InterestAnswer = 'interested' | 'notInterested' | 'noAnswer';

export interface CleanupLine {
  /** Number of the line in the old queue, unique. */
  readonly number: string;
  readonly childIin: string;
  readonly filedAt: Moment;
  readonly birthDate: Day;
}

export interface CleanupFacts {
  /** Children who are enrolled: IIN to the name of the kindergarten. */
  readonly enrolled: ReadonlyMap<string, string>;
  /** Answers to the interest check by number of the line. */
  readonly interest: ReadonlyMap<string, InterestAnswer>;
  /** Children in queues of other regions: IIN to the region's code. */
  readonly otherRegion: ReadonlyMap<string, string>;
}

/** Why, with the parameters of its text. */
export type CleanupReason =
  | { readonly code: 'live'; readonly params: Nothing }
  | { readonly code: 'enrolled'; readonly params: { readonly provider: string } }
  | { readonly code: 'notInterested'; readonly params: { readonly answered: boolean } }
  | { readonly code: 'duplicate'; readonly params: { readonly keptNumber: string } }
  | { readonly code: 'otherRegion'; readonly params: { readonly region: string } }
  | { readonly code: 'overAge'; readonly params: { readonly schoolYear: number } };

export interface CleanupDecision {
  readonly number: string;
  readonly verdict: CleanupVerdict;
  readonly reason: CleanupReason;
}

type Nothing = Readonly<Record<never, never>>;
const live: CleanupReason = { code: 'live', params: {} };

/** A verdict for each line, in the order of the lines. The same lines and facts always give the same verdicts. */
export function decideCleanup(
  lines: readonly CleanupLine[],
  facts: CleanupFacts,
  asOf: Day,
  rules: PolicyRules,
): CleanupDecision[] {
  const schoolYear = intakeYearOn(asOf, rules);
  const own = lines.map((line) => ownReason(line, facts, schoolYear, rules));
  const kept = keptLines(lines, own);
  return lines.map((line, at) => {
    const reason = own[at] as CleanupReason;
    const keeper = kept.get(line.childIin);
    const isDuplicate = !leavesFirst(reason) && keeper !== undefined && keeper !== at;
    if (!isDuplicate) return { number: line.number, verdict: reason.code, reason };
    const keptNumber = (lines[keeper] as CleanupLine).number;
    return { number: line.number, verdict: 'duplicate', reason: { code: 'duplicate', params: { keptNumber } } };
  });
}

/** The verdict of a line by itself, as if the child had no other. */
function ownReason(line: CleanupLine, facts: CleanupFacts, schoolYear: number, rules: PolicyRules): CleanupReason {
  const provider = facts.enrolled.get(line.childIin);
  if (provider !== undefined) return { code: 'enrolled', params: { provider } };
  const answer = facts.interest.get(line.number) ?? 'noAnswer';
  if (answer === 'notInterested' || (answer === 'noAnswer' && rules.interestSilence === 'excluded'))
    return { code: 'notInterested', params: { answered: answer === 'notInterested' } };
  const region = facts.otherRegion.get(line.childIin);
  if (region !== undefined) return { code: 'otherRegion', params: { region } };
  if (isOverAge(line.birthDate, schoolYear, rules)) return { code: 'overAge', params: { schoolYear } };
  return live;
}

/** Whether the reason comes before "duplicate" in the order. */
function leavesFirst(reason: CleanupReason): boolean {
  return reason.code === 'enrolled' || reason.code === 'notInterested';
}

/** For each child the index of the line that stays in rule 3. */
function keptLines(lines: readonly CleanupLine[], own: readonly CleanupReason[]): Map<string, number> {
  const kept = new Map<string, number>();
  for (let at = 0; at < lines.length; at += 1) {
    if (leavesFirst(own[at] as CleanupReason)) continue;
    const { childIin } = lines[at] as CleanupLine;
    const other = kept.get(childIin);
    if (other === undefined || comesBefore(lines, own, at, other)) kept.set(childIin, at);
  }
  return kept;
}

function comesBefore(lines: readonly CleanupLine[], own: readonly CleanupReason[], at: number, other: number): boolean {
  const [a, b] = [lines[at] as CleanupLine, lines[other] as CleanupLine];
  const [aLive, bLive] = [own[at] === live, own[other] === live];
  if (aLive !== bLive) return aLive;
  return a.filedAt === b.filedAt ? a.number < b.number : a.filedAt < b.filedAt;
}
