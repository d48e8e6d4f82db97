/**
 * A draft of the labour calendar 2022–2027 by the rules of kazakhstan.md 4: an administrator checks it and signs the rows;
 * money reads the signed rows only. 2022 and 2023 serve a synthetic city's history, their swaps are not checked against the
 * orders. A holiday on a weekend gives the next working day off, but for 7 January and Kurban Ait.
 */
import type { CalendarDay } from './calendar.ts';
import { addDays, asDay, type Day, weekday, yearOf } from './day.ts';

type Names = readonly [kk: string, ru: string, en: string];
interface Holiday {
  readonly day: Day;
  readonly names: Names;
  /** Whether a weekend moves it. */
  readonly moves: boolean;
  readonly source: string;
}

const law = 'Закон РК «О праздниках» № 267, ст. 2–5';
const newYear: Names = ['Жаңа жыл', 'Новый год', 'New Year'];
const nauryz: Names = ['Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz'];
const constitution: Names = ['Конституция күні', 'День Конституции', 'Constitution Day'];
const kurban: Names = ['Құрбан айт', 'Курбан айт', 'Kurban Ait'];

/** `MM-DD`, names, whether a weekend moves it, first and last year. */
const fixed: readonly (readonly [string, Names, boolean, number, number])[] = [
  ['01-01', newYear, true, 0, 9999],
  ['01-02', newYear, true, 0, 9999],
  ['01-07', ['Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas'], false, 0, 9999],
  ['03-08', ['Халықаралық әйелдер күні', 'Международный женский день', "International Women's Day"], true, 0, 9999],
  ['03-15', constitution, true, 2027, 9999],
  ['03-21', nauryz, true, 0, 9999],
  ['03-22', nauryz, true, 0, 9999],
  ['03-23', nauryz, true, 0, 9999],
  ['05-01', ['Қазақстан халқының бірлігі мерекесі', 'День единства народа Казахстана', 'Unity Day'], true, 0, 9999],
  ['05-07', ['Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day'], true, 0, 9999],
  ['05-09', ['Жеңіс күні', 'День Победы', 'Victory Day'], true, 0, 9999],
  ['07-06', ['Астана күні', 'День столицы', 'Capital City Day'], true, 0, 9999],
  ['08-30', constitution, true, 0, 2025],
  ['10-25', ['Республика күні', 'День Республики', 'Republic Day'], true, 0, 9999],
  ['12-16', ['Тәуелсіздік күні', 'День Независимости', 'Independence Day'], true, 0, 9999],
];

/** First day of Kurban Ait; 2027 is an estimate until the Muslim Board has told it. */
const kurbanDays: readonly (readonly [Day, string])[] = [
  [asDay('2022-07-09'), law],
  [asDay('2023-06-28'), law],
  [asDay('2024-06-16'), law],
  [asDay('2025-06-06'), law],
  [asDay('2026-05-27'), law],
  [asDay('2027-05-16'), `${law}; дата расчётная, подтвердить в ДУМК`],
];

const unchecked = 'Перенос рабочего дня; номер документа не сверен, для истории демонстрации';

/** Days that the Government, since 2024 the Ministry of Labour, swapped. */
const swaps: readonly (readonly [Day, 'movedOff' | 'movedWork', string])[] = [
  [asDay('2022-03-05'), 'movedWork', unchecked],
  [asDay('2022-03-07'), 'movedOff', unchecked],
  [asDay('2022-08-27'), 'movedWork', unchecked],
  [asDay('2022-08-29'), 'movedOff', unchecked],
  [asDay('2022-10-22'), 'movedWork', unchecked],
  [asDay('2022-10-24'), 'movedOff', unchecked],
  [asDay('2023-07-01'), 'movedWork', unchecked],
  [asDay('2023-07-07'), 'movedOff', unchecked],
  [asDay('2024-05-04'), 'movedWork', 'Приказ Минтруда, adilet G24G0000109'],
  [asDay('2024-05-08'), 'movedOff', 'Приказ Минтруда, adilet G24G0000109'],
  [asDay('2025-01-03'), 'movedOff', 'Приказ Минтруда, adilet G24G0000436'],
  [asDay('2025-01-05'), 'movedWork', 'Приказ Минтруда, adilet G24G0000436'],
];

const moved: Names = ['Ауыстырылған демалыс', 'Перенесённый выходной', 'Day off moved here'];
const worked: Names = ['Ауыстырылған жұмыс күні', 'Перенесённый рабочий день', 'Working day moved here'];

/** Rows for every day of the years, in order. Throws `RangeError` outside 2022–2027, which the tables cover. */
export function draftCalendar(fromYear: number, toYear: number): CalendarDay[] {
  if (fromYear < 2022 || toYear > 2027) throw new RangeError(`no draft for ${fromYear}–${toYear}`);
  const rows: CalendarDay[] = [];
  for (let year = fromYear; year <= toYear; year += 1) rows.push(...draftYear(year));
  return rows;
}

function draftYear(year: number): CalendarDay[] {
  const holidays = holidaysOf(year);
  const rows = new Map<Day, CalendarDay>();
  for (let day = asDay(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) rows.set(day, plainDay(day));
  for (const { day, names, source } of holidays) rows.set(day, { day, kind: 'holiday', ...notes(names), source });
  for (const holiday of holidays) if (holiday.moves && weekday(holiday.day) >= 6) substitute(rows, holiday);
  for (const [day, kind, source] of swaps)
    if (rows.has(day)) rows.set(day, { day, kind, ...notes(kind === 'movedOff' ? moved : worked), source });
  return [...rows.values()];
}

function holidaysOf(year: number): Holiday[] {
  const byLaw = fixed
    .filter(([, , , first, last]) => first <= year && year <= last)
    .map(([date, names, moves]) => ({ day: asDay(`${year}-${date}`), names, moves, source: law }));
  const ait = kurbanDays
    .filter(([day]) => yearOf(day) === year)
    .map(([day, source]) => ({ day, names: kurban, moves: false, source }));
  return [...byLaw, ...ait].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function plainDay(day: Day): CalendarDay {
  return { day, kind: weekday(day) >= 6 ? 'weekend' : 'work', source: 'Трудовой кодекс РК, ст. 84–85' };
}

/** The next working day after a holiday on a weekend becomes its substitute. */
function substitute(rows: Map<Day, CalendarDay>, { day, names }: Holiday): void {
  let next = addDays(day, 1);
  while (rows.get(next)?.kind !== 'work') next = addDays(next, 1);
  const [kk, ru, en] = names;
  const text: Names = [`${kk}: ауыстырылған демалыс`, `${ru}: перенос выходного`, `${en}: substitute day`];
  rows.set(next, { day: next, kind: 'substitute', ...notes(text), source: law });
}

function notes([noteKk, noteRu, noteEn]: Names): { noteKk: string; noteRu: string; noteEn: string } {
  return { noteKk, noteRu, noteEn };
}
