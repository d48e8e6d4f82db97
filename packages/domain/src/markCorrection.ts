/** A signed entry into a closed month (domain.md 2.10): after approval nothing changes, what was wrong is said anew and signed. */
import type { Mark } from './attendance.ts';
import { canonicalJson, utf8 } from './bytes.ts';
import type { Day } from './day.ts';

export interface MarkCorrection {
  /** UUID, made by whoever enters it: sent twice it is one entry. */
  readonly correctionId: string;
  readonly careGroupId: string;
  readonly childId: string;
  readonly day: Day;
  /** What stands there now; `null`: nothing. */
  readonly from: Mark | null;
  readonly to: Mark;
  /** A certificate or an order is in the file. */
  readonly document: boolean;
  readonly reason: string;
}

/** The bytes that the head signs, the same in the browser and on the server. No name and no IIN stands in them. */
export function correctionBytes(correction: MarkCorrection): Uint8Array {
  const { correctionId, careGroupId, childId, day, from, to, document, reason } = correction;
  const said = { correctionId, careGroupId, childId, day, from, to, document, reason };
  return utf8(`${canonicalJson({ form: 'balapan.markCorrection/1', ...said })}\n`);
}
