/**
 * The charges of a closed month (domain/fee.ts): days from the newest frozen register, the fee of the month's first day. What was
 * charged stays; where a later register has other days the difference is a correction of its own. Run again it changes nothing.
 */
import { type Day, firstDay, lastDay, type Month } from '@balapan/domain/day.ts';
import { feeCharge, feeDaysOf } from '@balapan/domain/fee.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import { policyOn } from '../roster/policy.ts';
import { attendedDays, type ChargedRow, chargedBefore, feeOn, insertCharges, type NewCharge } from './chargeQueries.ts';
import { bookFees, type FeeJournal } from './entries.ts';

export interface ChargeOrder {
  readonly month: Month;
  readonly providerIds: readonly string[];
  /** Day of the operation, by the region's clock. */
  readonly day: Day;
  readonly now: number;
  readonly personId: string | null;
  newId(): string;
}

export interface Charged {
  readonly charged: number;
  readonly corrected: number;
  /** Of the month, by its newest versions. */
  readonly total: Tiyn;
}

/** @throws DomainError `fee.notClosed` without a register, `fee.noNorm`, `policy.missing` */
export async function chargeMonth(sql: Runs, order: ChargeOrder): Promise<Charged> {
  const first = firstDay(order.month);
  const { rules } = await policyOn(sql, lastDay(order.month));
  const fee = await feeOn(sql, first);
  if (fee === null) throw refuse('fee.noNorm');
  const attended = await attendedDays(sql, first, order.providerIds);
  if (attended.length === 0) throw refuse('fee.notClosed');
  const before = new Map((await chargedBefore(sql, first, order.providerIds)).map((row) => [keyOf(row), row]));
  const charges: NewCharge[] = [];
  const journals: FeeJournal[] = [];
  let total = 0n;
  const put = (row: ChargedRow | undefined, now: Omit<NewCharge, 'version' | 'journalId' | 'fee'>): void => {
    total += now.amount;
    if ((row?.amount ?? 0n) === now.amount) return;
    const charge = { ...now, version: (row?.version ?? 0) + 1, journalId: order.newId(), fee: tiyn(fee) };
    charges.push(charge);
    const { providerId, childId, version } = charge;
    journals.push({
      id: charge.journalId,
      kind: row === undefined ? 'charge' : 'correction',
      key: `charge ${providerId} ${childId} ${order.month} ${version}`,
      providerId,
      childId,
      month: first,
      day: order.day,
      amount: tiyn(now.amount - (row?.amount ?? 0n)),
      document: null,
    });
  };
  const registers = new Map<string, (typeof attended)[number]>();
  for (const row of attended) {
    registers.set(row.provider_id, row);
    const days = feeDaysOf(
      { present: row.present, payable: row.payable, workingDays: row.working_days },
      rules.feeDays,
    );
    const amount = feeCharge(tiyn(fee), days, row.working_days);
    const known = before.get(keyOf(row));
    before.delete(keyOf(row));
    put(known, {
      providerId: row.provider_id,
      childId: row.child_id,
      registerId: row.register_id,
      days,
      workingDays: row.working_days,
      amount,
    });
  }
  // Charged by an earlier register, and not in the newest one any more.
  for (const row of before.values()) {
    const { register_id: registerId, working_days: workingDays } = registers.get(row.provider_id) ?? row;
    put(row, {
      providerId: row.provider_id,
      childId: row.child_id,
      registerId,
      days: 0,
      workingDays,
      amount: tiyn(0n),
    });
  }
  await insertCharges(sql, first, charges);
  await bookFees(sql, journals, order);
  const corrected = charges.filter(({ version }) => version > 1).length;
  return { charged: charges.length - corrected, corrected, total: tiyn(total) };
}

const keyOf = (row: { readonly provider_id: string; readonly child_id: string }): string =>
  `${row.provider_id} ${row.child_id}`;
