/** The demonstration's clock: where it stands, where it can go, and what fell due on the way. */
import { defineTexts } from '../catalogue.ts';
import type { TextLanguage } from '../language.ts';
import { enPlural, ruPlural } from '../plural.ts';

/** Moves that people mostly want; the server computes their moments. */
export type ClockStep = 'hour' | 'morning' | 'workdayEnd';
type Count = { readonly count: number };

/** A job that ran on the way, as `access.moveClock` answers it. */
export interface ClockJob extends Count {
  readonly job: string;
}

export const clockTexts = defineTexts({
  kk: {
    line: 'Көрсету қаласы',
    move: 'Сағатты жылжыту',
    title: 'Қала сағатын алға жылжыту',
    about: 'Бүкіл қала үшін бір сағат. Ол тек алға жүреді, жолда мерзімі біткеннің бәрі ретімен орындалады.',
    hour: 'Бір сағатқа',
    morning: 'Келесі таңға',
    workdayEnd: 'Келесі жұмыс күнінің соңына',
    other: 'Басқа күн мен уақыт',
    go: 'Жылжыту',
    now: ({ moment }: { readonly moment: string }) => `Қала сағаты: ${moment}.`,
    nothing: 'Бұл аралықта мерзімі біткен ештеңе жоқ.',
    choose: 'Қазіргіден кейінгі күн мен уақытты таңдаңыз.',
    show: 'Бетті жаңа сағатпен ашу',
    'voucher.expireOffers': ({ count }: Count) => `${count} ұсынысқа жауап берілмеді: өтініштер тоқтатылды.`,
    'voucher.lapseInactive': ({ count }: Count) => `Тоқтатылған ${count} өтініш жойылды.`,
    'placement.expirePlaces': ({ count }: Count) => `Ұсталған ${count} орын расталмады: орын келесі балаға ұсынылды.`,
    'placement.expireChoices': ({ count }: Count) => `${count} ваучер бойынша балабақша таңдалмады: ваучер жойылды.`,
  },
  ru: {
    line: 'Демонстрация',
    move: 'Перевести часы',
    title: 'Перевести часы города вперёд',
    about: 'Часы одни на весь город. Они идут только вперёд, и всё, чему по дороге вышел срок, исполняется по порядку.',
    hour: 'На час',
    morning: 'На следующее утро',
    workdayEnd: 'На конец следующего рабочего дня',
    other: 'Другой день и время',
    go: 'Перевести',
    now: ({ moment }) => `На часах города ${moment}.`,
    nothing: 'За это время ни один срок не вышел.',
    choose: 'Выберите день и время позже нынешних.',
    show: 'Открыть страницу заново',
    'voucher.expireOffers': ({ count }) =>
      `${count} ${ruPlural(count, 'предложение осталось', 'предложения остались', 'предложений остались')} без ответа: заявления приостановлены.`,
    'voucher.lapseInactive': ({ count }) =>
      `${ruPlural(count, 'Аннулировано', 'Аннулированы', 'Аннулированы')} ${count} ${ruPlural(count, 'приостановленное заявление', 'приостановленных заявления', 'приостановленных заявлений')}.`,
    'placement.expirePlaces': ({ count }) =>
      `${count} ${ruPlural(count, 'место не подтвердили', 'места не подтвердили', 'мест не подтвердили')}: оно предложено следующему ребёнку.`,
    'placement.expireChoices': ({ count }) =>
      `По ${count} ${ruPlural(count, 'ваучеру', 'ваучерам', 'ваучерам')} сад не выбрали: срок вышел.`,
  },
  en: {
    line: 'Demonstration',
    move: 'Move the clock',
    title: 'Move the city’s clock forward',
    about:
      'The whole city has one clock. It goes forward only, and all that falls due on the way is done in its order.',
    hour: 'By an hour',
    morning: 'To the next morning',
    workdayEnd: 'To the end of the next working day',
    other: 'Another day and time',
    go: 'Move',
    now: ({ moment }) => `The city’s clock stands at ${moment}.`,
    nothing: 'Nothing fell due in this time.',
    choose: 'Choose a day and time later than now.',
    show: 'Open the page anew',
    'voucher.expireOffers': ({ count }) =>
      `${count} ${enPlural(count, 'offer was', 'offers were')} not answered: the applications are on hold.`,
    'voucher.lapseInactive': ({ count }) =>
      `${count} ${enPlural(count, 'application', 'applications')} on hold ${enPlural(count, 'was', 'were')} annulled.`,
    'placement.expirePlaces': ({ count }) =>
      `${count} held ${enPlural(count, 'place was', 'places were')} not confirmed and went to the next child.`,
    'placement.expireChoices': ({ count }) =>
      `No kindergarten was chosen with ${count} ${enPlural(count, 'voucher', 'vouchers')}: ${enPlural(count, 'it has', 'they have')} ended.`,
  },
});

type KnownJob = 'voucher.expireOffers' | 'voucher.lapseInactive' | 'placement.expirePlaces' | 'placement.expireChoices';
const isKnown = (job: string): job is KnownJob => job.includes('.') && Object.hasOwn(clockTexts.kk, job);

/** What fell due, one sentence a kind of job with its sum; one sentence also for nothing. */
export function clockReport(done: readonly ClockJob[], language: TextLanguage): string[] {
  const texts = clockTexts[language];
  const sums = new Map<string, number>();
  for (const { job, count } of done) sums.set(job, (sums.get(job) ?? 0) + count);
  const told = [...sums].flatMap(([job, count]) => (isKnown(job) ? [texts[job]({ count })] : []));
  return told.length === 0 ? [texts.nothing] : told;
}
