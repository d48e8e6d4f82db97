/** Makes an act of a frozen register: the domain computes the sums, SQL has counted the days (domain.md 2, "Sum for a child and month"). */
import { createHash } from 'node:crypto';
import { type ActLine, actBytes, actTotals } from '@balapan/domain/act.ts';
import { asMonth, type Month } from '@balapan/domain/day.ts';
import { childMonthAmount, type NormStretch } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { NewAct, NormRow, OwedLine, Paid } from './actQueries.ts';
import type { ClosingProvider, RegisterLine } from './registerQueries.ts';

/** Days of one child in one service month, at each norm. */
interface ChildMonth {
  readonly childId: string;
  readonly serviceMonth: Month;
  readonly workingDays: number;
  readonly stretches: { readonly normId: string; readonly days: number }[];
  /** By acts that are in force. */
  readonly paid: Paid;
}

const nothingPaid: Paid = { days: 0, total: 0n, local: 0n, republican: 0n };

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
  /** What earlier months still owe. */
  readonly owed: readonly OwedLine[];
  /** What other acts have paid for this month already, by child; none in a first version. */
  readonly paid?: ReadonlyMap<string, Paid>;
}

/**
 * The act, or `null` where nobody's month is confirmed and payable: without a sum there is nothing to sign.
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
    lines,
    bytes,
    sha256: createHash('sha256').update(bytes).digest(),
  };
}

/** Confirmed children by id, then what earlier months still owe. */
function childMonths({ lines, owed, paid, month, workingDays }: ActInput): ChildMonth[] {
  const made = new Map<string, ChildMonth>();
  const add = (child: Omit<ChildMonth, 'stretches'>, normId: string, days: number): void => {
    const key = `${child.serviceMonth === month ? '' : child.serviceMonth}${child.childId}`;
    const known = made.get(key) ?? { ...child, stretches: [] };
    known.stretches.push({ normId, days });
    made.set(key, known);
  };
  for (const { child_id, norm_id, payable, confirmed } of lines) {
    if (!confirmed || payable === 0) continue;
    const before = paid?.get(child_id) ?? nothingPaid;
    add({ childId: child_id, serviceMonth: month, workingDays, paid: before }, norm_id, payable);
  }
  for (const line of owed)
    add(
      {
        childId: line.child_id,
        serviceMonth: asMonth(line.month.slice(0, 7)),
        workingDays: line.working_days,
        paid: {
          days: line.paid_days,
          total: line.paid_total,
          local: line.paid_local,
          republican: line.paid_republican,
        },
      },
      line.norm_id,
      line.payable,
    );
  return [...made.values()].sort(byMonthAndChild);
}

/** This month first, older ones behind it; within a month by child. */
function byMonthAndChild(a: ChildMonth, b: ChildMonth): number {
  if (a.serviceMonth !== b.serviceMonth) return a.serviceMonth < b.serviceMonth ? 1 : -1;
  return a.childId < b.childId ? -1 : 1;
}

/** The line of a child and month: all that is true now less what was paid; `null` where nothing is left to pay. */
function actLine(
  child: ChildMonth,
  norms: ReadonlyMap<string, NormRow>,
  vouchers: ReadonlyMap<string, string>,
): Omit<NewAct['lines'][number], 'no'> | null {
  const { childId, serviceMonth, workingDays, paid } = child;
  const longest = child.stretches.reduce((best, stretch) => (stretch.days > best.days ? stretch : best));
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
  if (amount.total <= paid.total) return null;
  const line: Omit<ActLine, 'no'> = {
    childId,
    voucherNumber: vouchers.get(childId) ?? '',
    serviceMonth,
    normTiyn: tiyn(normOf(norms, longest.normId).total_tiyn),
    payableDays: child.stretches.reduce((sum, { days }) => sum + days, 0) - paid.days,
    workingDays,
    total: tiyn(amount.total - paid.total),
    local: tiyn(amount.local - paid.local),
    republican: tiyn(amount.republican - paid.republican),
  };
  return { ...line, normId: longest.normId };
}

function normOf(norms: ReadonlyMap<string, NormRow>, id: string): NormRow {
  const norm = norms.get(id);
  if (norm === undefined) throw new Error(`no norm ${id}`);
  return norm;
}
