/**
 * The iteration (domain.md 2.2–2.4): who gets a voucher, in which order, and why; pure and reproducible.
 *
 * 1. Extraordinary children by moment of application.
 * 2. Then the pattern, one privileged (priority, teachers' children) to three general ones, over the whole city and all
 *    ages. Age and language of a free place are only constraints: who finds none is passed over and uses no slot. When one
 *    list is empty, the other takes its slots.
 * 3. The youngest, only after all others.
 *
 * It ends when the money or the lists end. Equal moments are ordered by id, so the order of the input means nothing.
 */
import type { IterationInput, IterationResult } from './input.ts';
import { type Lists, makeLists } from './lists.ts';
import { report } from './report.ts';
import { kinds, makeRun, outcomes, type Run, serve, whys } from './run.ts';

/**
 * An outcome and a reason for every application, with summary, cut-offs and counts. Linear but for one sort.
 * The input must be without faults (`checkIterationInput`).
 */
export function decide(input: IterationInput): IterationResult {
  const run = makeRun(input);
  const lists = makeLists(run);
  serveInOrder(run, lists[kinds.extraordinary], whys.extraordinary);
  servePattern(run, lists);
  serveYoungest(run, lists);
  return report(run, lists);
}

function hasMoney(run: Run): boolean {
  return run.offers < run.input.vouchersAffordable;
}

function serveInOrder(run: Run, list: Uint32Array, why: typeof whys.extraordinary | typeof whys.youngest): void {
  let rank = 1;
  for (const at of list) {
    if (!hasMoney(run)) return;
    if (serve(run, at, why, rank, 0, 0)) rank += 1;
  }
}

function servePattern(run: Run, lists: Lists): void {
  const { pattern, passedOverUsesSlot } = run.input.policy;
  const privileged = { list: lists[kinds.privileged], at: 0, rank: 1 };
  const general = { list: lists[kinds.general], at: 0, rank: 1 };
  const length = pattern.privileged + pattern.general;
  /** The last privileged offer of this round of the pattern, 0 without one. */
  let after = 0;
  for (let slot = 0; hasMoney(run); ) {
    const privilegedSlot = slot < pattern.privileged;
    const [own, other] = privilegedSlot ? [privileged, general] : [general, privileged];
    const line = own.at < own.list.length ? own : other;
    const child = line.list[line.at];
    if (child === undefined) return;
    line.at += 1;
    const isServed =
      line === privileged
        ? serve(run, child, privilegedSlot ? whys.privileged : whys.privilegedAlone, line.rank, slot + 1, 0)
        : serve(
            run,
            child,
            privilegedSlot || after === 0 ? whys.generalAlone : whys.general,
            line.rank,
            slot - pattern.privileged + 1,
            after,
          );
    if (isServed) {
      line.rank += 1;
      if (line === privileged && privilegedSlot) after = run.offers;
    }
    if (isServed || passedOverUsesSlot) {
      slot = (slot + 1) % length;
      if (slot === 0) after = 0;
    }
  }
}

/** The youngest have their turn when all others got offers (or had their turn, by policy); else they wait. */
function serveYoungest(run: Run, lists: Lists): void {
  const waiting = countWaiting(run, lists);
  if (waiting === 0) {
    serveInOrder(run, lists[kinds.youngest], whys.youngest);
    return;
  }
  for (const at of lists[kinds.youngest]) {
    run.outcome[at] = outcomes.waits;
    run.rank[at] = waiting;
  }
}

/** How many others stand between the youngest and their turn. */
function countWaiting(run: Run, lists: Lists): number {
  const passedCount = run.input.policy.youngestAfter === 'allOffered';
  let waiting = 0;
  for (const kind of [kinds.extraordinary, kinds.privileged, kinds.general] as const)
    for (const at of lists[kind]) {
      const outcome = run.outcome[at];
      if (outcome === outcomes.open || (passedCount && outcome === outcomes.passedOver)) waiting += 1;
    }
  return waiting;
}
