/** Why a child got a voucher now, or not yet: each reason in the words that the parent and the clerk read. */
import type { WishedLanguage } from '../../category.ts';
import type { IterationOutcome, IterationReason, IterationReasonCode } from '../../iteration/input.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';
import { formatDay } from '../dates.ts';
import { formatCount, formatNumberSign } from '../format.ts';
import type { TextLanguage } from '../language.ts';
import { enPlural, ruPlural } from '../plural.ts';
import { ageText } from './queue.ts';

type Params<Code extends IterationReasonCode> = Extract<IterationReason, { code: Code }>['params'];

export const iterationOutcomeTexts: Catalogue<Readonly<Record<IterationOutcome, string>>> = defineTexts({
  kk: {
    offered: 'Ваучер ұсынылды',
    passedOver: 'Өткізіп жіберілді',
    notReached: 'Кезек жетпеді',
    notYet: 'Уақыты келмеді',
  },
  ru: {
    offered: 'Предложен ваучер',
    passedOver: 'Пропущен',
    notReached: 'Очередь не дошла',
    notYet: 'Время не пришло',
  },
  en: { offered: 'Voucher offered', passedOver: 'Passed over', notReached: 'Not reached', notYet: 'Not yet' },
});

/** Small numbers of a pattern as words, others as figures. */
const word = (words: string, count: number): string => words.split(' ')[count - 1] ?? `${count}`;
const kkWord = (count: number): string => word('бір екі үш төрт бес', count);
const ruOf = (count: number): string => word('одного двух трёх четырёх пяти', count);
const ruTo = (count: number): string => word('одного двух трёх четырёх пять', count);
const enWord = (count: number): string => word('one two three four five', count);
const kkPlace: Readonly<Record<WishedLanguage, string>> = {
  kk: 'қазақша топта бос',
  ru: 'орысша топта бос',
  any: 'бос',
};
const ruPlace: Readonly<Record<WishedLanguage, string>> = {
  kk: 'мест на казахском',
  ru: 'мест на русском',
  any: 'мест',
};
const enPlace: Readonly<Record<WishedLanguage, string>> = { kk: 'Kazakh place', ru: 'Russian place', any: 'place' };

const reasons = defineTexts({
  kk: {
    extraordinary: (p: Params<'extraordinary'>) => `Кезектен тыс құқық: ${p.of} баланың ішінде ${p.k}-бала.`,
    privileged: (p: Params<'privileged'>) =>
      `${p.tier === 'teacher' ? 'Педагогтің баласы' : 'Бірінші кезек'}: жалпы кезектегі ${kkWord(p.general)} балаға ${kkWord(p.privileged)} бала.`,
    general: (p: Params<'general'>) =>
      `Жалпы кезек: ${formatNumberSign(p.after, 'kk')} нөмірінен кейінгі ${kkWord(p.general)} баланың ішінде ${p.i}-бала.`,
    privilegedAlone: (_: Params<'privilegedAlone'>) => 'Бірінші кезек: жалпы кезекте бала қалмады.',
    generalAlone: (_: Params<'generalAlone'>) => 'Жалпы кезек: бірінші кезекте бала қалмады.',
    youngest: (p: Params<'youngest'>) => `Екі жасқа дейінгі ${p.k}-бала: басқа санаттардың бәрі ваучер алды.`,
    noPlace: (p: Params<'noPlace'>) =>
      `Өткізіп жіберілді: ${p.age} жасқа ${kkPlace[p.language]} орын жоқ. Кезектегі нөміріңіз сақталады.`,
    budgetExhausted: (p: Params<'budgetExhausted'>) =>
      `Ақша ${formatNumberSign(p.after, 'kk')} нөміріне дейін ғана жетті. Кезектегі нөміріңіз сақталады.`,
    wishedStartLater: (p: Params<'wishedStartLater'>) =>
      `Сіз орынды ${formatDay(p.wishedStart, 'kk')} күнінен бастап сұрадыңыз.`,
    underAge: (p: Params<'underAge'>) =>
      `Ваучер ${p.months} айдан бастап беріледі: ${formatDay(p.reachedOn, 'kk')} күнінен.`,
    youngestWait: (p: Params<'youngestWait'>) =>
      `Екі жасқа дейінгілердің кезегі басқа санаттардан кейін: оларда ${formatCount(p.others, 'kk')} бала күтіп тұр.`,
  },
  ru: {
    extraordinary: (p) => `Внеочередное право: ${p.k}-й из ${p.of}.`,
    privileged: (p) =>
      `${p.tier === 'teacher' ? 'Ребёнок педагога' : 'Первоочередное право'}: ${p.privileged === 1 ? 'один' : p.privileged} на ${ruTo(p.general)} ${ruPlural(p.general, 'общего', 'общих', 'общих')}.`,
    general: (p) => `Общая очередь: ${p.i}-й из ${ruOf(p.general)} после ${formatNumberSign(p.after, 'ru')}.`,
    privilegedAlone: () => 'Первоочередное право: в общей очереди детей не осталось.',
    generalAlone: () => 'Общая очередь: первоочередных детей не осталось.',
    youngest: (p) => `До двух лет, ${p.k}-й: дети всех других категорий получили ваучеры.`,
    noPlace: (p) =>
      `Пропущен: нет ${ruPlace[p.language]}, возраст ${ageText(p.age, 'ru')}. Место в очереди сохраняется.`,
    budgetExhausted: (p) => `Денег хватило до ${formatNumberSign(p.after, 'ru')}. Место в очереди сохраняется.`,
    wishedStartLater: (p) => `Вы просили место с ${formatDay(p.wishedStart, 'ru')}.`,
    underAge: (p) => `Ваучер дают с ${p.months} месяцев: с ${formatDay(p.reachedOn, 'ru')}.`,
    youngestWait: (p) =>
      `Дети до двух лет идут после других категорий: там ${ruPlural(p.others, 'ждёт', 'ждут', 'ждут')} ${formatCount(p.others, 'ru')} ${ruPlural(p.others, 'ребёнок', 'ребёнка', 'детей')}.`,
  },
  en: {
    extraordinary: (p) => `Extraordinary right: number ${p.k} of ${p.of}.`,
    privileged: (p) =>
      `${p.tier === 'teacher' ? 'Teacher’s child' : 'Priority right'}: ${enWord(p.privileged)} to ${enWord(p.general)} of the general queue.`,
    general: (p) => `General queue: number ${p.i} of ${enWord(p.general)} after ${formatNumberSign(p.after, 'en')}.`,
    privilegedAlone: () => 'Priority right: nobody is left in the general queue.',
    generalAlone: () => 'General queue: nobody with priority is left.',
    youngest: (p) => `Under two, number ${p.k}: all other categories have their vouchers.`,
    noPlace: (p) => `Passed over: no free ${enPlace[p.language]} for age ${p.age}. The place in the queue is kept.`,
    budgetExhausted: (p) =>
      `The money reached as far as ${formatNumberSign(p.after, 'en')}. The place in the queue is kept.`,
    wishedStartLater: (p) => `You asked for a place from ${formatDay(p.wishedStart, 'en')}.`,
    underAge: (p) => `Vouchers start at ${p.months} months: from ${formatDay(p.reachedOn, 'en')}.`,
    youngestWait: (p) =>
      `Children under two come after all other categories; ${formatCount(p.others, 'en')} ${enPlural(p.others, 'child waits', 'children wait')} there.`,
  },
});

/** The reason of an outcome as a sentence. */
export function iterationReasonText(reason: IterationReason, language: TextLanguage): string {
  // The code picks the text and its parameters together; the compiler follows only one of them.
  const text = reasons[language][reason.code] as (params: IterationReason['params']) => string;
  return text(reason.params);
}
