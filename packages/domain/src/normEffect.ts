/** An estimate of what another norm changes in what acts have said: by their days, before the next closing counts it child by child. */
import { type Tiyn, tiyn } from './money.ts';

export interface SaidDays {
  /** The new norm and the one that holds, tiyn a month. */
  readonly norm: Tiyn;
  readonly was: Tiyn;
  /** Payable days that acts have said, of all children; below zero where days were taken back. */
  readonly days: number;
  /** Working days of the month, by which a day is paid. */
  readonly workingDays: number;
  /** Working days from the first day of the norm on, of all of the month. */
  readonly share: { readonly days: number; readonly of: number };
}

/** `(norm − was) × days / workingDays × share`, rounded half up once. @throws RangeError for a month without working days */
export function normDifference({ norm, was, days, workingDays, share }: SaidDays): Tiyn {
  if (workingDays < 1 || share.of < 1) throw new RangeError('a month without working days');
  const over = BigInt(workingDays) * BigInt(share.of);
  const exact = (norm - was) * BigInt(days) * BigInt(share.days);
  return tiyn(floored(2n * exact + over, 2n * over));
}

const floored = (a: bigint, b: bigint): bigint => (a % b < 0n ? a / b - 1n : a / b);
