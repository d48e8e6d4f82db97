/** Formats in the language now, from the domain's own tables: never `Intl`, which has no Kazakh in browsers. */
import type { Day, Month } from '@balapan/domain/day.ts';
import { type Moment, parseIso } from '@balapan/domain/moment.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import {
  formatDay,
  formatDayInYear,
  formatDayWithWeekday,
  formatMoment,
  formatMonth,
  weekdayShortName,
} from '@balapan/domain/text/dates.ts';
import {
  formatAmount,
  formatBillions,
  formatCount,
  formatMoney,
  formatNumberSign,
  formatTenge,
} from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { useMemo } from 'react';
import { useLanguage } from './language.tsx';

/** Money as it travels: whole tiyn in decimal text. */
export const tiynOf = (wire: string): Tiyn => tiyn(BigInt(wire));
/** A moment as it travels: ISO text. Throws `RangeError` for another text. */
export function momentOfWire(iso: string): Moment {
  const moment = parseIso(iso);
  if (moment === null) throw new RangeError(`not a moment: ${iso}`);
  return moment;
}

const money = (value: Tiyn | string): Tiyn => (typeof value === 'string' ? tiynOf(value) : value);
const moment = (value: Moment | string): Moment => (typeof value === 'string' ? momentOfWire(value) : value);

/** All formats bound to a language. Money and moments may come as they travel. */
export function formatsIn(language: TextLanguage) {
  return {
    count: (value: number | bigint) => formatCount(value, language),
    /** `50 358,14` */
    amount: (value: Tiyn | string) => formatAmount(money(value), language),
    /** `50 358,14 ₸` */
    money: (value: Tiyn | string) => formatMoney(money(value), language),
    /** `55 659 ₸` */
    tenge: (value: Tiyn | string) => formatTenge(money(value), language),
    /** `3,6 млрд ₸` */
    billions: (value: Tiyn | string) => formatBillions(money(value), language),
    /** `10.09.2025` */
    day: (value: Day) => formatDay(value, language),
    /** `28 августа` */
    dayInYear: (value: Day) => formatDayInYear(value, language),
    /** `15.09.2025, понедельник` */
    dayWithWeekday: (value: Day) => formatDayWithWeekday(value, language),
    /** `Пн` */
    weekday: (value: Day | number) => weekdayShortName(value, language),
    /** `август 2025 г.` */
    month: (value: Month) => formatMonth(value, language),
    /** `10.09.2025, 16:40` */
    moment: (value: Moment | string) => formatMoment(moment(value), language),
    /** `№ 312` */
    number: (value: string | number) => formatNumberSign(value, language),
  };
}

export type Formats = ReturnType<typeof formatsIn>;

export function useFmt(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsIn(language), [language]);
}
