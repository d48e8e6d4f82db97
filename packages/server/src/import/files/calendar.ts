import { type CalendarKind, makeCalendar } from '@balapan/domain/calendar.ts';
import { type Counts, once, type Reading, stageLines } from '../reading.ts';

const kinds = ['work', 'weekend', 'holiday', 'substitute', 'movedOff', 'movedWork'] as const satisfies CalendarKind[];

/** Days of the labour calendar. A day that is known with another kind contradicts: each day is money. */
export async function readCalendar(reading: Reading): Promise<Counts> {
  const { world, sql } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_calendar',
    'day date, kind text, note_kk text, note_ru text, note_en text, source text',
    (line) => {
      const day = line.day('day');
      const kind = line.oneOf('kind', kinds);
      const source = line.text('source');
      const known = world.calendarDays.get(day)?.kind;
      if (!line.bad && once(line, seen, day) && known !== undefined && known !== kind)
        line.refuse('kind', 'file.contradiction', { file: 'calendar_day', value: known });
      if (line.bad || known !== undefined) return null;
      world.calendarDays.set(day, { day, kind, source: '' });
      const notes = ['note_kk', 'note_ru', 'note_en'].map((field) => line.optionalText(field));
      return [day, kind, ...notes, source];
    },
  );
  if (counts.fresh > 0) world.calendar = makeCalendar(world.calendarDays.values());
  if (sql !== null && counts.fresh > 0)
    await sql.query('INSERT INTO calendar_day SELECT * FROM stage_calendar ON CONFLICT (day) DO NOTHING');
  return counts;
}
