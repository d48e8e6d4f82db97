/** SQL of the working calendar. */
import { reading } from '@balapan/database/scope.ts';
import { type Calendar, type CalendarDay, makeCalendar } from '@balapan/domain/calendar.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type ReadHandle, scopeOf } from '../kernel/operation.ts';

/** The last calendar that was made, and the stamp of its days. */
const made: { stamp?: string; calendar?: Calendar } = {};

/**
 * The calendar of the region, all its days. Each operation that counts terms asks for it: it is read again only when its stamp has
 * changed. A stamp that is older than the days read with it only has them read once more.
 */
export async function calendarOf(sql: Pick<ReadHandle, 'named'>): Promise<Calendar> {
  const [row] = await sql.named<{ stamp: string }>('calendarStamp', 'SELECT calendar_stamp AS stamp FROM region', []);
  if (made.calendar === undefined || row === undefined || made.stamp !== row.stamp) {
    const days = await sql.named<CalendarDay>('calendar', 'SELECT day, kind, source FROM calendar_day', []);
    made.calendar = makeCalendar(days);
    if (row !== undefined) made.stamp = row.stamp;
  }
  return made.calendar;
}

export function readCalendar(house: House): Promise<Calendar> {
  return reading(house.pool, scopeOf(house, system), calendarOf);
}
