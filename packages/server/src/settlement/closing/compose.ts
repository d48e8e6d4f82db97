/** Makes an act of a frozen register: the domain computes the sums, SQL has counted the days (domain.md 2, "Sum for a child and month"). */
import { createHash } from 'node:crypto';
import { actBytes, actTotals, type LineReason, type SourceAmount, saidLess } from '@balapan/domain/act.ts';
import { type Day, firstDay, type Month } from '@balapan/domain/day.ts';
import { childMonthAmount, type NormStretch } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { NewAct, NormRow } from './actQueries.ts';
import { type EarlierMonth, nothingSaid, type Said } from './earlierMonths.ts';
import type { ClosingProvider, RegisterLine } from './registerQueries.ts';

/** Nothing is left over. */
export const nothingCarried: SourceAmount = { local: tiyn(0), republican: tiyn(0) };

/** Hash of a register: its lines in order of child, group and norm, one text line each. */
export function registerHash(lines: readonly RegisterLine[]): Buffer {
  const texts = lines.map((line) =>
    [
      line.child_id,
      line.care_group_id,
      line.norm_id,
      line.present,
      line.ill,
      line.leave,
      line.quarantine,
      line.unexcused,
      line.held,
      line.payable,
      line.confirmed ? 1 : 0,
    ].join(';'),
  );
  return createHash('sha256').update(texts.sort().join('\n')).digest();
}

/** What the act of a kindergarten needs. */
export interface ActInput {
  readonly id: string;
  readonly number: string;
  /** 1, or one more than the act that it takes the place of. */
  readonly version: number;
  readonly month: Month;
  readonly workingDays: number;
  readonly provider: ClosingProvider;
  readonly registerId: string;
  readonly registerSha256: Uint8Array;
  readonly lines: readonly RegisterLine[];
  /** Earlier months that may have more to say. */
  readonly earlier: readonly EarlierMonth[];
  /** What the kindergarten's other acts in force leave over. */
  readonly carriedIn: SourceAmount;
  /** What other acts have said of this month already, by child; none in a first version. */
  readonly said?: ReadonlyMap<string, Said>;
}

/**
 * The act, or `null` where there is nothing to say: nobody's month is confirmed and payable, and nothing earlier has changed.
 * @throws DomainError `entitlement.*` when the register's days are impossible
 */
export function composeAct(
  input: ActInput,
  norms: ReadonlyMap<string, NormRow>,
  vouchers: ReadonlyMap<string, string>,
): NewAct | null {
  const { provider } = input;
  if (provider.payer === null || provider.contractNumber === null || provider.contractDay === null) return null;
  const lines = childMonths(input)
    .flatMap((child) => actLine(child, norms, vouchers) ?? [])
    .map((line, at) => ({ ...line, no: at + 1 }));
  if (lines.length === 0) return null;
  const head = {
    number: input.number,
    version: input.version,
    month: input.month,
    providerId: provider.id,
    providerBin: provider.bin,
    providerName: provider.name,
    contractNumber: provider.contractNumber,
    contractDay: provider.contractDay,
    payer: provider.payer,
    programme: provider.programme ?? '',
    registerSha256: Buffer.from(input.registerSha256).toString('hex'),
    carriedIn: input.carriedIn,
  };
  const signed = lines.map(({ normId: _, ...line }) => line);
  const bytes = actBytes(head, signed);
  return {
    id: input.id,
    number: input.number,
    version: input.version,
    provider,
    registerId: input.registerId,
    totals: actTotals(signed),
    carriedIn: input.carriedIn,
    lines,
    bytes,
    sha256: createHash('sha256').update(bytes).digest(),
  };
}

/** A child's month as it is true now, beside what has been said of it. */
interface ChildMonth extends Pick<EarlierMonth, 'childId' | 'workingDays' | 'stretches' | 'said' | 'reasons'> {
  readonly month: Month;
}

/** Confirmed children of the act's own month, those of whom only other acts speak, then earlier months. */
function childMonths({ lines, earlier, said, month, workingDays }: ActInput): ChildMonth[] {
  const paid = lines.filter(({ confirmed, payable }) => confirmed && payable > 0);
  const stretches = Map.groupBy(paid, (line) => line.child_id);
  const children = new Set([...stretches.keys(), ...(said?.keys() ?? [])]);
  const own = [...children].map((childId): ChildMonth => {
    const days = (stretches.get(childId) ?? []).map(({ norm_id, payable }) => ({ normId: norm_id, days: payable }));
    return { childId, month, workingDays, stretches: days, said: said?.get(childId) ?? nothingSaid, reasons: [] };
  });
  return [...own, ...earlier].sort(byMonthAndChild);
}

/** This month first, older ones behind it; within a month by child. */
function byMonthAndChild(a: ChildMonth, b: ChildMonth): number {
  if (a.month !== b.month) return a.month < b.month ? 1 : -1;
  return a.childId < b.childId ? -1 : 1;
}

/** The line of a child and month: all that is true now less what was said; `null` where all of it was. */
function actLine(
  child: ChildMonth,
  norms: ReadonlyMap<string, NormRow>,
  vouchers: ReadonlyMap<string, string>,
): Omit<NewAct['lines'][number], 'no'> | null {
  const { childId, month, workingDays, said } = child;
  const stretches = child.stretches.map(({ normId, days }): NormStretch => {
    const norm = normOf(norms, normId);
    return {
      normTiyn: tiyn(norm.total_tiyn),
      localTiyn: tiyn(norm.local_tiyn),
      republicanTiyn: tiyn(norm.republican_tiyn),
      payableDays: days,
    };
  });
  const amount = childMonthAmount({ stretches, workingDays });
  const rest = saidLess({ days: child.stretches.reduce((sum, { days }) => sum + days, 0), ...amount }, said);
  if (rest === null) return null;
  const longest = child.stretches.reduce((best, one) => (one.days > best.days ? one : best), noStretch);
  const normId = longest.normId ?? said.normId ?? '';
  const { days: payableDays, ...sums } = rest;
  return {
    childId,
    voucherNumber: vouchers.get(childId) ?? '',
    serviceMonth: month,
    normTiyn: tiyn(normOf(norms, normId).total_tiyn),
    payableDays,
    workingDays,
    ...sums,
    reason: reasonOf(child, payableDays),
    normId,
  };
}

const noStretch: { readonly normId: string | null; readonly days: number } = { normId: null, days: 0 };

/** Of several reasons the one that the difference shows: days that nobody had spoken of, the same days at another price, or other days. */
function reasonOf({ reasons, said }: ChildMonth, days: number): LineReason | null {
  const order: readonly LineReason[] =
    said.days === 0
      ? ['confirmed', 'corrected', 'answered', 'norm']
      : days === 0
        ? ['norm', 'corrected', 'answered', 'confirmed']
        : ['corrected', 'answered', 'norm', 'confirmed'];
  return order.find((reason) => reasons.includes(reason)) ?? null;
}

/** The first day of the earliest month that an act speaks of. */
export function earliest(first: Day, earlier: readonly { readonly month: Month }[]): Day {
  return earlier.reduce((day, { month }) => (firstDay(month) < day ? firstDay(month) : day), first);
}

function normOf(norms: ReadonlyMap<string, NormRow>, id: string): NormRow {
  const norm = norms.get(id);
  if (norm === undefined) throw new Error(`no norm ${id}`);
  return norm;
}
