/** Acts as the contract tells them: plain JSON with money as text, ages in days. */

import type { actRow } from '@balapan/api/settlement.ts';
import { asMonth, type Day, daysBetween } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { daysLate } from '@balapan/domain/terms.ts';
import type { z } from 'zod';
import type { ActListRow } from './actReads.ts';

/** @param today day by the region's clock */
export function actView(row: ActListRow, today: Day): z.output<typeof actRow> {
  const unpaid = row.state !== 'paid' && row.state !== 'netted' && row.state !== 'replaced';
  return {
    actId: row.id,
    number: row.number,
    month: asMonth(row.month.slice(0, 7)),
    providerId: row.provider_id,
    providerNumber: row.provider_number,
    provider: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    bin: row.bin,
    district: row.district,
    payer: row.payer,
    state: row.state,
    desk: row.desk,
    holder: row.holder,
    since: localIsoOf(row.since),
    days: Math.max(0, daysBetween(dayAt(row.since), today)),
    children: row.children,
    payableDays: row.payable_days,
    total: String(row.total_tiyn),
    local: String(row.local_tiyn),
    republican: String(row.republican_tiyn),
    money: {
      carriedIn: { local: String(row.carried_in_local_tiyn), republican: String(row.carried_in_republican_tiyn) },
      payable: {
        total: String(row.payable_tiyn),
        local: String(row.payable_local_tiyn),
        republican: String(row.payable_republican_tiyn),
      },
      carriedOut: { local: String(row.carried_out_local_tiyn), republican: String(row.carried_out_republican_tiyn) },
    },
    departmentSignedAt: row.department_signed_at === null ? null : localIsoOf(row.department_signed_at),
    dueOn: row.due_on,
    daysLate: unpaid && row.due_on !== null ? daysLate(row.due_on, today) : 0,
    note: row.note,
  };
}
