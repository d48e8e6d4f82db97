/** The marks of a child's month. Each month is drawn from a hash of child and month, so months can be drawn in any order. */
import { isWork } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { epochDay, type Month, monthNumber } from '@balapan/domain/day.ts';
import { hashOf, hashText } from '../random.ts';
import { monthRange } from './days.ts';

/** Codes of the cells of a month's row. */
export const code = { none: 0, present: 1, ill: 2, illUnproven: 3, leave: 4, quarantine: 5, unexcused: 6 } as const;
/** The letters of the paper register, by code. */
export const letters = ['', 'Я', 'Б', 'б', 'О', 'К', 'Н'] as const;

export interface MonthCount {
  present: number;
  ill: number;
  leave: number;
  quarantine: number;
  unexcused: number;
  payable: number;
}

export interface MonthMarks {
  readonly month: Month;
  readonly first: number;
  readonly last: number;
  readonly workingDays: number;
  /**
   * Draws the cells of a child for the days from `from` to `to` (both as numbers, `to` 0 for no end); the cells of days off
   * and of days outside stay empty. Returns whether any cell is filled. The cells are overwritten by the next draw.
   */
  draw(child: number, group: number, isPerfect: boolean, from: number, to: number): boolean;
  /** The cells of the last draw: the first day at 0. */
  readonly cells: Uint8Array;
  /** The counts of the last draw. */
  readonly count: MonthCount;
}

/** How often children stay away without a reason: the share of such children, and the chance a day. */
interface Season {
  readonly rare: number;
  readonly some: number;
  readonly often: number;
}

const winter: Season = { rare: 0.02, some: 0.07, often: 0.25 };
const summer: Season = { rare: 0.035, some: 0.12, often: 0.48 };
const someShare = 0.3;
const oftenShare = 0.13;
const illShare = { winter: 0.34, summer: 0.17 };
const provenShare = 0.78;
/** A family takes its leave in one month of the year, by these chances of a hundred from January on. */
const leaveMonths = [2, 2, 3, 2, 4, 10, 15, 13, 4, 3, 2, 2];
const quarantineShare = 0.008;

const works = new Set(draftCalendar(2022, 2027).flatMap(({ day, kind }) => (isWork(kind) ? [epochDay(day)] : [])));

/** The month in which a child has its leave, 1 to 12; 0 for none. */
function leaveMonth(key: number, child: number, year: number): number {
  let point = hashOf(key, child, year) % 100;
  for (let month = 0; month < 12; month += 1) {
    point -= leaveMonths[month] ?? 0;
    if (point < 0) return month + 1;
  }
  return 0;
}

/** Draws marks of one month. `until` is the last day that is marked, for a month that runs. */
export function marksOf(month: Month, seed: number, until = Number.POSITIVE_INFINITY): MonthMarks {
  const { first, last } = monthRange(month);
  const end = Math.min(last, until);
  const isWorking = Array.from({ length: last - first + 1 }, (_, cell) => works.has(first + cell));
  const number = monthNumber(month);
  const isSummer = number >= 6 && number <= 8;
  const season = isSummer ? summer : winter;
  const ill = isSummer ? illShare.summer : illShare.winter;
  const key = hashText(`marks.${month}`, seed);
  const leaveKey = hashText('leave', seed);
  const cells = new Uint8Array(31);
  const count: MonthCount = { present: 0, ill: 0, leave: 0, quarantine: 0, unexcused: 0, payable: 0 };
  let state = 0;
  /** A small generator that starts anew for each child and month. */
  const unit = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return hashOf(state, 1, 2) / 4294967296;
  };
  const block = (mark: number, firstCell: number, length: number): void => {
    for (let cell = firstCell; cell < firstCell + length; cell += 1)
      if (cells[cell] === code.present) cells[cell] = mark;
  };
  const draw = (child: number, group: number, isPerfect: boolean, from: number, to: number): boolean => {
    cells.fill(code.none);
    const low = Math.max(first, from);
    const high = to === 0 ? end : Math.min(end, to);
    const days = last - first + 1;
    if (low > high) return tally(cells, count);
    for (let day = low; day <= high; day += 1) if (isWorking[day - first]) cells[day - first] = code.present;
    if (!isPerfect) {
      state = hashOf(key, child, 7);
      const careless = unit();
      const chance =
        careless < oftenShare ? season.often : careless < oftenShare + someShare ? season.some : season.rare;
      for (let cell = low - first; cell <= high - first; cell += 1)
        if (cells[cell] === code.present && unit() < chance) cells[cell] = code.unexcused;
      if (unit() < ill) {
        const proven = unit() < provenShare;
        const [start, length] = [Math.floor(unit() * days), 4 + Math.floor(unit() * 8)];
        for (let cell = start; cell < Math.min(days, start + length); cell += 1)
          if (cells[cell] !== code.none) cells[cell] = proven ? code.ill : code.illUnproven;
      }
      if (leaveMonth(leaveKey, child, Math.floor(first / 365.25)) === number) {
        const length = 7 + Math.floor(unit() * 15);
        block(code.leave, Math.floor(unit() * Math.max(1, days - length)), length);
      }
      const closed = hashOf(key, group, 11) / 4294967296;
      if (closed < quarantineShare) {
        const start = Math.floor((closed / quarantineShare) * (days - 8));
        for (let cell = start; cell < start + 7; cell += 1)
          if (cells[cell] !== code.none) cells[cell] = code.quarantine;
      }
    }
    return tally(cells, count);
  };
  return { month, first, last, workingDays: isWorking.filter(Boolean).length, draw, cells, count };
}

/** Counts the cells; illness without a certificate is not excused (domain.md 2.9). Returns whether there is any mark. */
function tally(cells: Uint8Array, count: MonthCount): boolean {
  let [present, ill, leave, quarantine, unexcused] = [0, 0, 0, 0, 0];
  for (const cell of cells) {
    if (cell === code.present) present += 1;
    else if (cell === code.ill) ill += 1;
    else if (cell === code.leave) leave += 1;
    else if (cell === code.quarantine) quarantine += 1;
    else if (cell !== code.none) unexcused += 1;
  }
  count.present = present;
  count.ill = ill;
  count.leave = leave;
  count.quarantine = quarantine;
  count.unexcused = unexcused;
  count.payable = present + ill + leave + quarantine;
  return count.payable + unexcused > 0;
}
