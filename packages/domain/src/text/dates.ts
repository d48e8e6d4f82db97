/** Days, months and moments as people read them (look.md; kazakhstan.md 8). Own tables, never `Intl`: browsers have no Kazakh. */
import { type Day, dayNumber, type Month, monthNumber, weekday, yearOf } from '../day.ts';
import { dayAt, type Moment, timeAt } from '../moment.ts';
import { noBreakSpace } from './format.ts';
import type { TextLanguage } from './language.ts';

type Words = Readonly<Record<TextLanguage, string>>;
const kkMonths = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');
const ruMonths = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const ruMonthsOf = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const enMonths = 'January February March April May June July August September October November December'.split(' ');
const monthNames = { kk: kkMonths, ru: ruMonths, en: enMonths } as const;
const weekdayNames = {
  kk: 'дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі'.split(' '),
  ru: 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
} as const;
const weekdayShort = {
  kk: 'Дс Сс Ср Бс Жм Сб Жс'.split(' '),
  ru: 'Пн Вт Ср Чт Пт Сб Вс'.split(' '),
  en: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
} as const;

/** The month in the nominative: `тамыз`, `август`, `August`. Number 1 to 12. */
export function monthName(month: number, language: TextLanguage): string {
  const name = monthNames[language][month - 1];
  if (name === undefined) throw new RangeError(`no month ${month}`);
  return name;
}

/** `дүйсенбі`, `понедельник`, `Monday`. */
export function weekdayName(day: Day, language: TextLanguage): string {
  return weekdayNames[language][weekday(day) - 1] as string;
}

/** `Дс`, `Пн`, `Mon`; from a day or from its number, 1 = Monday. */
export function weekdayShortName(day: Day | number, language: TextLanguage): string {
  const name = weekdayShort[language][(typeof day === 'number' ? day : weekday(day)) - 1];
  if (name === undefined) throw new RangeError(`no weekday ${day}`);
  return name;
}

/** `10.09.2025`; English `10 Sep 2025`. */
export function formatDay(day: Day, language: TextLanguage): string {
  if (language !== 'en') return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
  return `${dayNumber(day)}${noBreakSpace}${monthName(monthNumber(day), 'en').slice(0, 3)}${noBreakSpace}${yearOf(day)}`;
}

/** `15.09.2025, дүйсенбі`: the day and its name, for terms. */
export function formatDayWithWeekday(day: Day, language: TextLanguage): string {
  return `${formatDay(day, language)}, ${weekdayName(day, language)}`;
}

/** Inside a sentence, without the year: `28 тамыз`, `28 августа`, `28 August`. */
export function formatDayInYear(day: Day, language: TextLanguage): string {
  const month = monthNumber(day);
  const name = language === 'ru' ? (ruMonthsOf[month - 1] as string) : monthName(month, language);
  return `${dayNumber(day)}${noBreakSpace}${name}`;
}

/** `2026 ж. 9 наурыз`, `9 марта 2026 г.`, `9 March 2026`. */
export function formatDayLong(day: Day, language: TextLanguage): string {
  const words: Words = {
    kk: `${yearOf(day)}${noBreakSpace}ж. ${formatDayInYear(day, 'kk')}`,
    ru: `${formatDayInYear(day, 'ru')} ${yearOf(day)}${noBreakSpace}г.`,
    en: `${formatDayInYear(day, 'en')} ${yearOf(day)}`,
  };
  return words[language];
}

/** As official documents write it: `2026 жылғы 9 наурыз`, `9 марта 2026 года`, `9 March 2026`. */
export function formatDayInDocument(day: Day, language: TextLanguage): string {
  const words: Words = {
    kk: `${yearOf(day)}${noBreakSpace}жылғы ${formatDayInYear(day, 'kk')}`,
    ru: `${formatDayInYear(day, 'ru')} ${yearOf(day)}${noBreakSpace}года`,
    en: `${formatDayInYear(day, 'en')} ${yearOf(day)}`,
  };
  return words[language];
}

/** `2025 ж. тамыз`, `август 2025 г.`, `August 2025`. */
export function formatMonth(month: Month, language: TextLanguage): string {
  const name = monthName(monthNumber(month), language);
  const words: Words = {
    kk: `${yearOf(month)}${noBreakSpace}ж. ${name}`,
    ru: `${name} ${yearOf(month)}${noBreakSpace}г.`,
    en: `${name} ${yearOf(month)}`,
  };
  return words[language];
}

/** `2025 жылғы тамыз`, `август 2025 года`, `August 2025`. */
export function formatMonthInDocument(month: Month, language: TextLanguage): string {
  const name = monthName(monthNumber(month), language);
  const words: Words = {
    kk: `${yearOf(month)}${noBreakSpace}жылғы ${name}`,
    ru: `${name} ${yearOf(month)}${noBreakSpace}года`,
    en: `${name} ${yearOf(month)}`,
  };
  return words[language];
}

/** `10.09.2025, 16:40` on the city's clock. */
export function formatMoment(moment: Moment, language: TextLanguage): string {
  return `${formatDay(dayAt(moment), language)}, ${timeAt(moment)}`;
}

/** A period of days: `01.07.2025 – 31.12.2025`; one day alone stays alone. */
export function formatPeriod(from: Day, to: Day, language: TextLanguage): string {
  return from === to
    ? formatDay(from, language)
    : `${formatDay(from, language)}${noBreakSpace}– ${formatDay(to, language)}`;
}
