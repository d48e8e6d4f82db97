/** What a guardian may know of closed registers, which row-level security keeps from guardians: asked with the region's sight. */
import { reading } from '@balapan/database/scope.ts';
import { type Day, firstDay, monthOf } from '@balapan/domain/day.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { frozenAt, leaveBefore } from './queries.ts';

/** When the register that holds the day was frozen, epoch milliseconds; whether one is frozen is no secret. */
export function frozenAtAll(house: House, providerId: string, day: Day): Promise<number | null> {
  return reading(house.pool, scopeOf(house, system), (sql) => frozenAt(sql, providerId, firstDay(monthOf(day))));
}

/** Marked days of leave of the guardian's own child in the year before the month. */
export async function leaveBeforeAll(house: House, childId: string, month: Day): Promise<number> {
  const days = await reading(house.pool, scopeOf(house, system), (sql) => leaveBefore(sql, [childId], month));
  return days.get(childId) ?? 0;
}
