/** What a guardian may know of closed registers, which row-level security keeps from guardians: asked with the region's sight. */
import { seeingAll } from '@balapan/database/scope.ts';
import { type Day, firstDay, monthOf } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';
import { frozenAt, leaveBefore } from './queries.ts';

/** When the register that holds the day was frozen, epoch milliseconds; whether one is frozen is no secret. */
export function frozenAtAll(sql: Runs, providerId: string, day: Day): Promise<number | null> {
  return seeingAll(sql, (all) => frozenAt(all, providerId, firstDay(monthOf(day))));
}

/** Marked days of leave of the guardian's own child in the year before the month. */
export async function leaveBeforeAll(sql: Runs, childId: string, month: Day): Promise<number> {
  const days = await seeingAll(sql, (all) => leaveBefore(all, [childId], month));
  return days.get(childId) ?? 0;
}
