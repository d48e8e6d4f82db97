/** SQL of the working calendar. */
import { reading } from '@balapan/database/scope.ts';
import { type Calendar, type CalendarDay, makeCalendar } from '@balapan/domain/calendar.ts';
import type { Day } from '@balapan/domain/day.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type ReadHandle, scopeOf } from '../kernel/operation.ts';

/** The last calendar that was made, by the text it was made of: the same text means the same days. */
const made: { text?: string; calendar?: Calendar } = {};

/**
 * The calendar of the region, all its 1,461 days. Each operation that counts terms asks for it, so it comes as one text, and
 * is made again only when the text has changed.
 */
export async function calendarOf(sql: Pick<ReadHandle, 'named'>): Promise<Calendar> {
  const [row] = await sql.named<{ text: string | null }>(
    'calendar',
    `SELECT string_agg(day || ' ' || kind || ' ' || source, chr(30) ORDER BY day) AS text FROM calendar_day`,
    [],
  );
  const text = row?.text ?? '';
  if (made.text !== text || made.calendar === undefined) {
    made.calendar = makeCalendar(text === '' ? [] : text.split('\u001e').map(dayOf));
    made.text = text;
  }
  return made.calendar;
}

function dayOf(line: string): CalendarDay {
  const [day = '', kind = '', ...source] = line.split(' ');
  return { day: day as Day, kind: kind as CalendarDay['kind'], source: source.join(' ') };
}

export function readCalendar(house: House): Promise<Calendar> {
  return reading(house.pool, scopeOf(house, system), calendarOf);
}
