/** The sum for a child and month in one kindergarten (domain.md 2, "Sum for a child and month"). */
import { DomainError } from './errors.ts';
import { roundHalfUp, type Tiyn, tiyn } from './money.ts';

/** Days of the month at one norm. */
export interface NormStretch {
  /** The month's norm; always local plus republican. */
  readonly normTiyn: Tiyn;
  readonly localTiyn: Tiyn;
  readonly republicanTiyn: Tiyn;
  readonly payableDays: number;
}

export interface SplitAmount {
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}

/**
 * Σ over stretches of `norm × payableDays / workingDays`, rounded half up once; the local part is rounded the same way,
 * the republican part is the rest, so the parts always add up. 55,659 × 19 of 21 = 50,358.14 = 45,842.48 + 4,515.66.
 * @param month.workingDays working days of the whole month, also after a transfer in its middle
 * @throws DomainError `entitlement.workingDays`, `entitlement.payableDays`, `entitlement.normParts`
 */
export function childMonthAmount(month: {
  readonly stretches: readonly NormStretch[];
  readonly workingDays: number;
}): SplitAmount {
  const { stretches, workingDays } = month;
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > 31)
    throw new DomainError({ code: 'entitlement.workingDays', params: { workingDays } });
  let [days, total, local] = [0, 0n, 0n];
  for (const stretch of stretches) {
    if (
      stretch.localTiyn + stretch.republicanTiyn !== stretch.normTiyn ||
      stretch.localTiyn < 0n ||
      stretch.republicanTiyn < 0n
    )
      throw new DomainError({ code: 'entitlement.normParts', params: {} });
    days += stretch.payableDays;
    checkDays(stretch.payableDays, days, workingDays);
    total += stretch.normTiyn * BigInt(stretch.payableDays);
    local += stretch.localTiyn * BigInt(stretch.payableDays);
  }
  return split(total, local, BigInt(workingDays));
}

/**
 * A norm with its coefficients (hours a day, ecology …), rounded once after all of them.
 * @param coefficients in ten-thousandths: 1.25 is 12,500n
 */
export function effectiveNorm(localTiyn: Tiyn, republicanTiyn: Tiyn, coefficients: readonly bigint[]): SplitAmount {
  let [factor, scale] = [1n, 1n];
  for (const coefficient of coefficients) {
    factor *= coefficient;
    scale *= 10_000n;
  }
  return split((localTiyn + republicanTiyn) * factor, localTiyn * factor, scale);
}

function split(total: bigint, local: bigint, denominator: bigint): SplitAmount {
  const [whole, part] = [roundHalfUp(total, denominator), roundHalfUp(local, denominator)];
  return { total: tiyn(whole), local: tiyn(part), republican: tiyn(whole - part) };
}

function checkDays(payableDays: number, sum: number, workingDays: number): void {
  if (!Number.isInteger(payableDays) || payableDays < 0 || sum > workingDays)
    throw new DomainError({ code: 'entitlement.payableDays', params: { payableDays: sum, workingDays } });
}
