/**
 * Moments are epoch milliseconds; the city's clock is Asia/Almaty: +06:00 until 2024-03-01 00:00, since then +05:00
 * (kazakhstan.md 0). Exact from 2005 on, when summer time had ended; older moments have no use here.
 */
import { addDays, type Day, epochDay, fromEpochDay, isDay } from './day.ts';

/** Epoch milliseconds. */
export type Moment = number;

export const millisOfDay = 86_400_000;
const millisOfMinute = 60_000;
/** 2024-02-29T18:00:00Z: at 24:00 the clocks went back to 23:00. */
const zoneChange = 1_709_229_600_000;
const timeShape = /^([01]\d|2[0-3]):([0-5]\d)$/;
const isoShape =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** Minutes that the city's clock is ahead of UTC: 360 before 1 March 2024, then 300. */
export function zoneOffsetMinutes(epochMs: Moment): number {
  return epochMs < zoneChange ? 360 : 300;
}

/** The civil day in the city. */
export function dayAt(epochMs: Moment): Day {
  return fromEpochDay(Math.floor((epochMs + zoneOffsetMinutes(epochMs) * millisOfMinute) / millisOfDay));
}

/** The time on the city's clock, `'08:30'`. */
export function timeAt(epochMs: Moment): string {
  const local = epochMs + zoneOffsetMinutes(epochMs) * millisOfMinute;
  const minutes = Math.floor((((local % millisOfDay) + millisOfDay) % millisOfDay) / millisOfMinute);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function localMoment(day: Day, minutes: number): Moment {
  const local = epochDay(day) * millisOfDay + minutes * millisOfMinute;
  const early = local - 360 * millisOfMinute;
  return early < zoneChange ? early : local - 300 * millisOfMinute;
}

/**
 * The moment of a time on the city's clock: `momentOf(day, '08:30')`. The hour that came twice, 23:00 on 29 February 2024,
 * means its first coming. Throws `RangeError` for another form.
 */
export function momentOf(day: Day, time: string): Moment {
  const match = timeShape.exec(time);
  if (match === null) throw new RangeError(`no such time: ${time}`);
  return localMoment(day, Number(match[1]) * 60 + Number(match[2]));
}

/** 00:00 of a day. */
export function startOfDay(day: Day): Moment {
  return localMoment(day, 0);
}

/** 24:00 of a day, which is 00:00 of the next: a term that ends here is over at this moment and not before. */
export function endOfDay(day: Day): Moment {
  return startOfDay(addDays(day, 1));
}

/** ISO 8601 in UTC with milliseconds, `2025-09-11T03:30:00.000Z`: the form of every moment in files and messages. */
export function isoOf(epochMs: Moment): string {
  const days = Math.floor(epochMs / millisOfDay);
  const rest = epochMs - days * millisOfDay;
  const seconds = Math.floor(rest / 1000);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${fromEpochDay(days)}T${time}.${`${rest % 1000}`.padStart(3, '0')}Z`;
}

/** ISO 8601 on the city's clock, `2025-09-11T08:30:00+05:00`: the form that people read in documents. */
export function localIsoOf(epochMs: Moment): string {
  const offset = zoneOffsetMinutes(epochMs);
  return `${isoOf(epochMs + offset * millisOfMinute).slice(0, 19)}+0${offset / 60}:00`;
}

/**
 * Reads ISO 8601 with a zone (`Z`, `+05`, `+05:00`), also PostgreSQL's form with a space and microseconds (cut to
 * milliseconds). `null` for another text, also for a day that does not exist.
 */
export function parseIso(text: string): Moment | null {
  const match = isoShape.exec(text);
  if (match === null) return null;
  const [, day = '', hours, minutes, seconds = '0', fraction = '', zone = 'Z'] = match;
  if (!isDay(day)) return null;
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '')));
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  const atMinute = epochDay(day) * millisOfDay + (Number(hours) * 60 + Number(minutes) - offset) * millisOfMinute;
  return atMinute + Number(seconds) * 1000 + millis;
}
