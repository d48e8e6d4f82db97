import { asDay, asMonth } from '@balapan/domain/day.ts';
import { defineTexts } from '@balapan/domain/text/catalogue.ts';
import { formatDay, formatDayInYear, formatMonth } from '@balapan/domain/text/dates.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';

/** What a situation's text may need; each takes what is its own. */
interface Params {
  readonly child: string;
  readonly until: string;
  readonly day: string;
  readonly month: string;
  readonly category: string;
  readonly group: string;
}

const texts = defineTexts({
  kk: {
    offerOpen: (p: Params) => `${p.child}: ваучер ұсынылды, жауап ${p.until} күніне дейін`,
    inactive: (p: Params) => `${p.child}: өтініш тоқтатылды, қалпына келтіруге болады`,
    choosing: (p: Params) => `${p.child}: ваучер бар, балабақша таңдау керек`,
    placeOffered: (p: Params) => `${p.child}: күту парағынан орын босады`,
    waitlisted: (p: Params) => `${p.child}: ваучермен күту парағында`,
    waiting: (p: Params) => `${p.child}: ${p.category}-санаттың кезегінде`,
    disputed: (p: Params) => `${p.child}: ${p.day} туралы дау ашық`,
    unconfirmed: (p: Params) => `${p.child}: ${p.month} расталмаған`,
    confirmed: (p: Params) => `${p.child}: айы расталған`,
    guardian: (p: Params) => `${p.child}: ата-анасы`,
    staff: (p: Params) => (p.group === '' ? '' : `«${p.group}» тобы`),
  },
  ru: {
    offerOpen: (p: Params) => `${p.child}: предложен ваучер, ответ до ${p.until}`,
    inactive: (p: Params) => `${p.child}: заявление приостановлено, можно вернуть`,
    choosing: (p: Params) => `${p.child}: ваучер есть, нужно выбрать сад`,
    placeOffered: (p: Params) => `${p.child}: освободилось место из листа ожидания`,
    waitlisted: (p: Params) => `${p.child}: с ваучером в листе ожидания`,
    waiting: (p: Params) => `${p.child}: в очереди, категория ${p.category}`,
    disputed: (p: Params) => `${p.child}: открыт спор о ${p.day}`,
    unconfirmed: (p: Params) => `${p.child}: не подтверждён ${p.month}`,
    confirmed: (p: Params) => `${p.child}: месяц подтверждён`,
    guardian: (p: Params) => `${p.child}: родитель`,
    staff: (p: Params) => (p.group === '' ? '' : `группа «${p.group}»`),
  },
  en: {
    offerOpen: (p: Params) => `${p.child}: a voucher is offered, answer by ${p.until}`,
    inactive: (p: Params) => `${p.child}: on hold, can be restored`,
    choosing: (p: Params) => `${p.child}: has a voucher, must choose a kindergarten`,
    placeOffered: (p: Params) => `${p.child}: a place came free from the waitlist`,
    waitlisted: (p: Params) => `${p.child}: on a waitlist, voucher in hand`,
    waiting: (p: Params) => `${p.child}: in the queue, category ${p.category}`,
    disputed: (p: Params) => `${p.child}: an open dispute about ${p.day}`,
    unconfirmed: (p: Params) => `${p.child}: ${p.month} is not confirmed`,
    confirmed: (p: Params) => `${p.child}: the month is confirmed`,
    guardian: (p: Params) => `parent of ${p.child}`,
    staff: (p: Params) => (p.group === '' ? '' : `group “${p.group}”`),
  },
});

type Wire = Readonly<Record<string, string | number | boolean | null>>;

/** A person's situation in words, on the page where one picks whom to be; empty for a code of another version. */
export function situationText(
  situation: { readonly code: string; readonly params: Wire },
  language: TextLanguage,
): string {
  const say = texts[language][situation.code as keyof (typeof texts)['kk']];
  if (say === undefined) return '';
  const text = (name: string): string => String(situation.params[name] ?? '');
  return say({
    child: text('child'),
    category: text('category'),
    group: text('group'),
    until: text('until') === '' ? '' : formatDay(asDay(text('until')), language),
    day: text('day') === '' ? '' : formatDayInYear(asDay(text('day')), language),
    month: text('month') === '' ? '' : formatMonth(asMonth(text('month')), language),
  });
}
