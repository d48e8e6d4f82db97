import pg from 'pg';

/**
 * How PostgreSQL's values arrive in the code:
 * - `bigint` → bigint (tiyn, counts); `numeric` → string;
 * - `date` → `'2025-09-11'`; `daterange` → `DateRange`;
 * - `timestamptz` → epoch milliseconds; other times stay text;
 * - `json`, `jsonb` → parsed; `bytea` → Buffer; arrays of these likewise.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ??
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Days from `from` on and before `to` (half open, as PostgreSQL keeps them); null: without end on that side. */
export interface DateRange {
  from: string | null;
  to: string | null;
}

/** A range of days as PostgreSQL reads it: from `from` on, before `to`. */
export function dateRange(from: string | null, to: string | null): string {
  return `[${from ?? ''},${to ?? ''})`;
}

/** Reads `[2025-01-01,2026-01-01)`. The server always answers in the half-open form. */
export function parseDateRange(text: string): DateRange {
  const match = /^[[(]([^,]*),([^,]*)[)\]]$/.exec(text);
  // An empty range holds no day: nothing is before its own beginning.
  if (!match) return { from: '0001-01-01', to: '0001-01-01' };
  return { from: day(match[1]), to: day(match[2]) };
}

const MOMENT = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?$/;

/** Reads `2025-09-11 08:30:00.123+05` as epoch milliseconds; what is finer than a millisecond is dropped. */
export function parseMoment(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const match = MOMENT.exec(text);
  if (!match) throw new RangeError(`not a moment: ${text}`);
  const [, year, month, dayOfMonth, hours, minutes, seconds, fraction = '', sign, ...zone] = match;
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const [zoneHours = 0, zoneMinutes = 0, zoneSeconds = 0] = zone.map((part) => Number(part ?? 0));
  const offset = (zoneHours * 3600 + zoneMinutes * 60 + zoneSeconds) * (sign === '-' ? -1 : 1);
  const days = epochDay(Number(year), Number(month), Number(dayOfMonth));
  return (days * 86_400 + clock - offset) * 1000 + Number(`${fraction}000`.slice(0, 3));
}

/** Days since 1970-01-01 in the Gregorian calendar, by whole-number arithmetic: years begin in March. */
function epochDay(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function day(text: string | undefined): string | null {
  return text === undefined || text === '' || text.endsWith('infinity') ? null : text;
}

type Parser = (text: string) => unknown;

/** The parser of each type's number, and of the number of its array. */
const PARSERS = new Map<number, Parser>();
const asText: Parser = (text) => text;

for (const [oid, arrayOid, parser] of [
  [20, 1016, BigInt],
  [1082, 1182, asText], // date
  [1083, 1183, asText], // time
  [1114, 1115, asText], // timestamp
  [1184, 1185, parseMoment],
  [1186, 1187, asText], // interval
  [1700, 1231, asText], // numeric
  [2950, 2951, asText], // uuid
  [3912, 3913, parseDateRange],
] as [number, number, Parser][]) {
  PARSERS.set(oid, parser);
  PARSERS.set(arrayOid, (text) => parseArray(text, parser));
}

/** Reads `{a,"b c",NULL,{d}}`. */
export function parseArray(text: string, parser: Parser): unknown[] {
  const stack: unknown[][] = [[]];
  for (const match of text.matchAll(/\{|\}|"((?:[^"\\]|\\.)*)"|([^,{}"]+)/g)) {
    const [token, quoted, plain] = match;
    const current = stack.at(-1) ?? [];
    if (token === '{') stack.push([]);
    else if (token === '}') (stack.at(-2) ?? []).push(stack.pop());
    else if (quoted !== undefined) current.push(parser(quoted.replace(/\\(.)/g, '$1')));
    else if (plain !== undefined) current.push(plain === 'NULL' ? null : parser(plain));
  }
  return stack[0]?.[0] as unknown[];
}
