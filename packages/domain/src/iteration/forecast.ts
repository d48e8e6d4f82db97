/**
 * The chance of a voucher within the next iterations, as look.md tells it: "8 of 10". Exact, without chance of its own: every
 * way in which the next iterations could each repeat one of the last ones counts the same.
 */

export interface Forecast {
  /** Whole tenths, rounded down, never more than 9: a forecast is no promise. */
  readonly tenths: number;
  /** How many past iterations it was computed from. */
  readonly basis: number;
}

const leastBasis = 3;
const mostBasis = 6;

/**
 * @param ahead children before this one in its category and language
 * @param servedBefore how many of the category each past iteration served, oldest first; the last six count
 * @param iterations how many more iterations will come, at most 52
 * @returns `null` when fewer than three iterations are known, because then nothing honest can be said
 */
export function forecast(ahead: number, servedBefore: readonly number[], iterations: number): Forecast | null {
  const basis = servedBefore.slice(-mostBasis);
  if (basis.length < leastBasis) return null;
  if (iterations > 52) throw new RangeError(`too far ahead: ${iterations}`);
  const needed = ahead + 1;
  let chances = new Map<number, number>([[0, 1]]);
  for (let round = 0; round < iterations; round += 1) chances = nextRound(chances, basis, needed);
  const chance = chances.get(needed) ?? 0;
  return { tenths: Math.min(9, Math.floor(chance * 10 + 1e-9)), basis: basis.length };
}

/** Chances of each sum served after one more iteration; sums that suffice are one. */
function nextRound(
  chances: ReadonlyMap<number, number>,
  basis: readonly number[],
  needed: number,
): Map<number, number> {
  const next = new Map<number, number>();
  for (const [sum, chance] of chances)
    for (const served of basis) {
      const reached = Math.min(needed, sum + served);
      next.set(reached, (next.get(reached) ?? 0) + chance / basis.length);
    }
  return next;
}
