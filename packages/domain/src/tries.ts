/**
 * How often something may be tried: so many times within a window, then a wait that doubles each time it happens again. A
 * success forgets all. Against guessing of passwords and codes (OWASP ASVS 5.0, V6.3).
 */

export interface TryLimit {
  /** Tries within the window. */
  readonly most: number;
  readonly windowSeconds: number;
  /** The first wait; each further one in a row is twice as long, up to a day. */
  readonly waitSeconds: number;
}

export interface TryCount {
  /** Epoch milliseconds of the first try that counts. */
  readonly since: number;
  readonly tries: number;
  /** No try before; null: none was refused. */
  readonly blockedUntil: number | null;
  readonly blocks: number;
}

export const noTries: TryCount = { since: 0, tries: 0, blockedUntil: null, blocks: 0 };

const longestWaitSeconds = 86_400;

export type TryVerdict =
  | { readonly allowed: true; readonly count: TryCount }
  | { readonly allowed: false; readonly waitSeconds: number; readonly count: TryCount };

/**
 * One more try at `now` (epoch milliseconds). Waits in a row are forgotten a day after the last one's end.
 * @returns whether it is taken, with the count to be kept
 */
export function takeTry(count: TryCount, limit: TryLimit, now: number): TryVerdict {
  const { blockedUntil } = count;
  if (blockedUntil !== null && now < blockedUntil) {
    return { allowed: false, waitSeconds: Math.ceil((blockedUntil - now) / 1000), count };
  }
  const isCalm = blockedUntil === null || now - blockedUntil >= longestWaitSeconds * 1000;
  const kept = isCalm ? { blockedUntil: null, blocks: 0 } : { blockedUntil, blocks: count.blocks };
  const isOver = now - count.since >= limit.windowSeconds * 1000;
  const { since, tries } = isOver ? { since: now, tries: 0 } : count;
  if (tries < limit.most) return { allowed: true, count: { since, tries: tries + 1, ...kept } };
  const waitSeconds = Math.min(limit.waitSeconds * 2 ** kept.blocks, longestWaitSeconds);
  const until = now + waitSeconds * 1000;
  return {
    allowed: false,
    waitSeconds,
    count: { since: until, tries: 0, blockedUntil: until, blocks: kept.blocks + 1 },
  };
}
