/** Why a child's number changed: its history from its end, where the count ahead is known, back to the filing. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { queueRoutes } from '@balapan/api/queue.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import type { CleanupRow, MoveRow, OwnEventRow } from './placeQueries.ts';

type Move = AnswerOf<typeof queueRoutes.place>['moves'][number];

export interface History {
  /** Waiting children ahead now. */
  readonly ahead: number;
  readonly own: readonly OwnEventRow[];
  readonly moves: readonly MoveRow[];
  readonly cleanup: CleanupRow | null;
}

interface Step {
  readonly at: number;
  /** The change of the number, 0 for an own event. */
  readonly change: number;
  readonly reason: Move['reason'];
  /** An own event of the child: the number stays. */
  readonly own: boolean;
  /** Which comes later where the moments are the same, as they are while a demonstration's clock stands. */
  readonly rank: number;
}

/**
 * The moves, newest first. Each is counted from facts: offers of an iteration, days with answers of others, the clean-up's
 * verdicts over the lines ahead; so the numbers before and after always meet.
 */
export function movesOf({ ahead, own, moves, cleanup }: History): Move[] {
  // Others ahead are counted in the category of today; before it was changed the child stood among others.
  const changed = own.findLast(({ event }) => event === 'privilegeDeclined')?.at ?? Number.NEGATIVE_INFINITY;
  const counted = moves.filter((move) => move.at >= changed && afterCleanup(move, cleanup));
  const steps = [...own.map(ownStep), ...counted.map(moveStep)];
  if (cleanup !== null && cleanup.at >= changed) steps.push(...cleanupSteps(cleanup));
  steps.sort((a, b) => b.at - a.at || b.rank - a.rank);
  let number = ahead + 1;
  return steps.map(({ at, change, reason, own: isOwn }) => {
    const to = number;
    number -= change;
    return { at: localIsoOf(at), from: isOwn ? null : number, to, reason };
  });
}

/** What happened before the clean-up is contained in the old file. */
const afterCleanup = ({ at }: MoveRow, cleanup: CleanupRow | null): boolean => cleanup === null || at >= cleanup.at;

const ownStep = ({ at, reason, params, iteration }: OwnEventRow): Step => ({
  at,
  change: 0,
  reason: { code: reason, params: iteration === null ? params : { ...params, iteration } },
  own: true,
  rank: 2,
});

function moveStep({ at, event, iteration, change }: MoveRow): Step {
  const count = Math.abs(change);
  const reason =
    iteration === null
      ? { code: change < 0 ? 'othersLeft' : 'othersCameBack', params: { count, event } }
      : { code: 'othersOffered', params: { count, iteration } };
  return { at, change, reason, own: false, rank: 1 };
}

function cleanupSteps({ at, enrolled, notInterested, wrong }: CleanupRow): Step[] {
  const parts = [
    ['cleanupEnrolled', enrolled],
    ['cleanupNotInterested', notInterested],
    ['cleanupWrong', wrong],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ at, change: -count, reason: { code, params: { count } }, own: false, rank: 0 }));
}
