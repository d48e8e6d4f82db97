import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from './day.ts';
import {
  dayAt,
  endOfDay,
  isoOf,
  localIsoOf,
  millisOfDay,
  momentOf,
  parseIso,
  startOfDay,
  timeAt,
  zoneOffsetMinutes,
} from './moment.ts';

const moments = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2060, 0) });
const almaty = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

describe("the city's clock", () => {
  test('stands five hours before UTC today', () => {
    const moment = Date.UTC(2025, 8, 11, 3, 30);
    expect(zoneOffsetMinutes(moment)).toBe(300);
    expect(momentOf(asDay('2025-09-11'), '08:30')).toBe(moment);
    expect([dayAt(moment), timeAt(moment)]).toEqual(['2025-09-11', '08:30']);
    expect(localIsoOf(moment)).toBe('2025-09-11T08:30:00+05:00');
  });
  test('stood six hours before it until 1 March 2024', () => {
    const moment = Date.UTC(2024, 1, 15, 3, 30);
    expect(zoneOffsetMinutes(moment)).toBe(360);
    expect(localIsoOf(moment)).toBe('2024-02-15T09:30:00+06:00');
    expect(momentOf(asDay('2024-02-15'), '09:30')).toBe(moment);
  });
  test('29 February 2024 had twenty-five hours', () => {
    const day = asDay('2024-02-29');
    expect(endOfDay(day) - startOfDay(day)).toBe(25 * 3_600_000);
    expect(isoOf(endOfDay(day))).toBe('2024-02-29T19:00:00.000Z');
    expect(momentOf(day, '23:30')).toBe(Date.UTC(2024, 1, 29, 17, 30));
    expect(timeAt(Date.UTC(2024, 1, 29, 18, 30))).toBe('23:30');
  });
  test('agrees with the time zone database', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(`${dayAt(moment)}, ${timeAt(moment)}`).toBe(almaty.format(moment));
      }),
      { numRuns: 500 },
    );
  });
  test('a moment lies in its day', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const day = dayAt(moment);
        expect(startOfDay(day) <= moment && moment < endOfDay(day)).toBe(true);
        expect(startOfDay(addDays(day, 1))).toBe(endOfDay(day));
      }),
    );
  });
  test('works before 1970', () => {
    expect(timeAt(-millisOfDay - 1)).toBe('05:59');
  });
  test.each(['24:00', '8:30', '08:60', '0830', '', '08:30:00'])('refuses the time %j', (time) => {
    expect(() => momentOf(asDay('2025-09-11'), time)).toThrow(RangeError);
  });
});

describe('isoOf', () => {
  test('is what the platform writes', () => {
    fc.assert(fc.property(moments, (moment) => isoOf(moment) === new Date(moment).toISOString()));
  });
  test('before 1970 too', () => {
    expect(isoOf(-1)).toBe('1969-12-31T23:59:59.999Z');
  });
});

describe('parseIso', () => {
  test('reads back what isoOf writes', () => {
    fc.assert(fc.property(moments, (moment) => parseIso(isoOf(moment)) === moment));
  });
  test('reads back what localIsoOf writes, to the second', () => {
    fc.assert(fc.property(moments, (moment) => parseIso(localIsoOf(moment)) === Math.floor(moment / 1000) * 1000));
  });
  test.each([
    ['2025-09-11T08:30:00+05:00', Date.UTC(2025, 8, 11, 3, 30)],
    ['2025-09-11 08:30:00.123456+05', Date.UTC(2025, 8, 11, 3, 30, 0, 123)],
    ['2025-09-11T08:30+0500', Date.UTC(2025, 8, 11, 3, 30)],
    ['2025-09-11T03:30Z', Date.UTC(2025, 8, 11, 3, 30)],
    ['2025-09-10T22:00:00.5-05:30', Date.UTC(2025, 8, 11, 3, 30, 0, 500)],
  ])('reads %s', (text, moment) => {
    expect(parseIso(text)).toBe(moment);
  });
  test.each([
    '2025-02-30T00:00:00Z',
    '2025-09-11',
    '2025-09-11T08:30:00',
    '2025-09-11T24:00:00Z',
    '2025-09-11T08:60:00Z',
    '11.09.2025 08:30',
    '',
  ])('refuses %j', (text) => {
    expect(parseIso(text)).toBeNull();
  });
});
