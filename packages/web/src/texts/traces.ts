import { defineTexts } from '@balapan/domain/text/catalogue.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';

/** The page of who has read or changed what is known of a child. */
export const tracesTexts = defineTexts({
  kk: {
    title: 'Бала деректерін кім көрді',
    about: 'Мұнда баланың деректерін кім ашқаны және не өзгерткені жазылады. Жазбаны ешкім өшіре алмайды.',
    all: 'Барлығы',
    read: 'Көргендер',
    change: 'Өзгерткендер',
    none: 'Әзірге ешкім ашқан жоқ.',
    own: 'сіз',
    times: (p: { count: string }) => `${p.count} рет`,
    more: 'Тағы көрсету',
  },
  ru: {
    title: 'Кто смотрел данные ребёнка',
    about: 'Здесь видно, кто открывал данные ребёнка и что менял. Убрать запись отсюда не может никто.',
    all: 'Всё',
    read: 'Смотрели',
    change: 'Меняли',
    none: 'Пока никто не открывал.',
    own: 'вы',
    times: (p: { count: string }) => `раз: ${p.count}`,
    more: 'Показать ещё',
  },
  en: {
    title: 'Who has seen the child’s data',
    about: 'Here you see who opened the child’s data and what was changed. Nobody can remove an entry.',
    all: 'All',
    read: 'Looked',
    change: 'Changed',
    none: 'Nobody has opened them yet.',
    own: 'you',
    times: (p: { count: string }) => `times: ${p.count}`,
    more: 'Show more',
  },
});

/** What was done, in plain words, by the operation's name. */
const operations: Readonly<Record<TextLanguage, Readonly<Record<string, string>>>> = {
  kk: {
    'attendance.group': 'Топтың күндік тізімін ашты',
    'attendance.register': 'Топтың айлық табелін ашты',
    'attendance.disputes': 'Даулы күндер тізімін ашты',
    'settlement.actLines': 'Акт қосымшасындағы балалар тізімін ашты',
    'today.provider': 'Балабақшаның бүгінгі істерін ашты',
    'attendance.mark': 'Келген-келмегенін белгіледі',
    'attendance.confirmMonth': 'Айды растады',
    'attendance.dispute': 'Күнге дау айтты',
    'attendance.answerDispute': 'Даулы күнге жауап берді',
    'placement.choose': 'Балабақшаны таңдады',
    'placement.withdraw': 'Таңдаудан бас тартты',
    'placement.prolong': 'Таңдау мерзімін ұзартты',
    'placement.confirmPlace': 'Босаған орынға жауап берді',
    'placement.answer': 'Жолдамаға жауап берді',
    'placement.expirePlaces': 'Орынды растау мерзімі өтті',
    'placement.expireChoices': 'Таңдау мерзімі өтті',
    'voucher.consent': 'Ваучерді қабылдады',
    'voucher.refuse': 'Ваучерден бас тартты',
    'voucher.restore': 'Өтінішті кезекке қайтарды',
    'voucher.runIteration': 'Ваучерлерді бөлді',
    'voucher.expireOffers': 'Жауап беру мерзімі өтті',
    'voucher.lapseInactive': 'Қалпына келтіру мерзімі өтті',
    other: 'Өзгеріс енгізді',
  },
  ru: {
    'attendance.group': 'Открыл список группы за день',
    'attendance.register': 'Открыл табель группы за месяц',
    'attendance.disputes': 'Открыл список спорных дней',
    'settlement.actLines': 'Открыл список детей в приложении к акту',
    'today.provider': 'Открыл дела сада на сегодня',
    'attendance.mark': 'Отметил посещение',
    'attendance.confirmMonth': 'Подтвердил месяц',
    'attendance.dispute': 'Оспорил день',
    'attendance.answerDispute': 'Ответил о спорном дне',
    'placement.choose': 'Выбрал сад',
    'placement.withdraw': 'Отказался от выбранного сада',
    'placement.prolong': 'Продлил срок выбора',
    'placement.confirmPlace': 'Ответил об освободившемся месте',
    'placement.answer': 'Ответил на направление',
    'placement.expirePlaces': 'Срок подтвердить место вышел',
    'placement.expireChoices': 'Срок выбора вышел',
    'voucher.consent': 'Принял ваучер',
    'voucher.refuse': 'Отказался от ваучера',
    'voucher.restore': 'Вернул заявление в очередь',
    'voucher.runIteration': 'Распределил ваучеры',
    'voucher.expireOffers': 'Срок ответа вышел',
    'voucher.lapseInactive': 'Срок, чтобы вернуть заявление, вышел',
    other: 'Внёс изменение',
  },
  en: {
    'attendance.group': 'Opened the group’s list of a day',
    'attendance.register': 'Opened the group’s month',
    'attendance.disputes': 'Opened the list of disputed days',
    'settlement.actLines': 'Opened the list of children of an act',
    'today.provider': 'Opened what the kindergarten has to do today',
    'attendance.mark': 'Marked attendance',
    'attendance.confirmMonth': 'Confirmed the month',
    'attendance.dispute': 'Disputed a day',
    'attendance.answerDispute': 'Answered about a disputed day',
    'placement.choose': 'Chose a kindergarten',
    'placement.withdraw': 'Gave up the chosen kindergarten',
    'placement.prolong': 'Prolonged the term of choice',
    'placement.confirmPlace': 'Answered about a place that came free',
    'placement.answer': 'Answered a referral',
    'placement.expirePlaces': 'The term to confirm the place was over',
    'placement.expireChoices': 'The term of choice was over',
    'voucher.consent': 'Took the voucher',
    'voucher.refuse': 'Refused the voucher',
    'voucher.restore': 'Brought the application back',
    'voucher.runIteration': 'Gave out vouchers',
    'voucher.expireOffers': 'The term to answer was over',
    'voucher.lapseInactive': 'The term to bring the application back was over',
    other: 'Made a change',
  },
};

/** An operation in plain words; one that is not about children in the first place is a change like any other. */
export function traceText(operation: string, language: TextLanguage): string {
  const texts = operations[language];
  return texts[operation] ?? texts.other ?? operation;
}

/** Operations that have words of their own. */
export const tracedOperations = (language: TextLanguage): string[] => Object.keys(operations[language]);
