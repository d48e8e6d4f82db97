/** Short messages to parents: at most 67 characters, so that each is one part of a Cyrillic message; no names. */
import type { Day } from '../../day.ts';
import { defineTexts } from '../catalogue.ts';
import { formatDay } from '../dates.ts';
import type { TextLanguage } from '../language.ts';

type Until = { readonly day: string };
type Acts = { readonly acts: number; readonly days: number };
type Act = { readonly act: string };
type Code = { readonly code: string };

const texts = defineTexts({
  kk: {
    offer: (p: Until) => `Балаңызға ваучер ұсынылды. Жауап мерзімі: ${p.day}. 1414`,
    place: (p: Until) => `Балабақшада орын босады. Растау мерзімі: ${p.day}. 1414`,
    signInCode: (p: Code) => `Балапан: кіру коды ${p.code}. Ешкімге айтпаңыз. 1414`,
    behalfCode: (p: Code) => `${p.code} коды: 1414 қызметкері сіздің атыңыздан әрекет етеді`,
    behalfDone: 'Атыңыздан 1414 қызметкері әрекет етті. Толығырақ кабинетте.',
    accessChanged: 'Кіру тәсіліңіз өзгерді. Сіз емес болсаңыз, хабарласыңыз: 1414',
    accessInvited: 'Сізге кіруге шақыру жасалды. Күтпеген болсаңыз: 1414',
    accessRecovery: 'Сіздің кіруіңізді қалпына келтіру сұралды. Сіз емес пе? 1414',
    dataAnswer: 'Дерек туралы сұрауыңызға жауап кабинетте. 1414',
    dueSoon: (p: Acts) => `Балапан: ${p.acts} актіні төлеуге ${p.days} күн қалды`,
    dueLate: (p: Acts) => `Балапан: ${p.acts} актінің төлем мерзімі өтті`,
    paymentBack: (p: Act) => `Балапан: ${p.act} актісінің төлемі қайтты, шотты нақтылаңыз`,
    accountWaits: (p: Act) => `Балапан: ${p.act} актісінің шоты растауды күтеді`,
    paid: (p: { readonly acts: number }) => `Балапан: төленген акт саны: ${p.acts}. Хабарлама кабинетте`,
  },
  ru: {
    offer: (p: Until) => `Ребёнку предложен ваучер. Ответьте до ${p.day}. 1414`,
    place: (p: Until) => `В саду освободилось место. Подтвердите до ${p.day}. 1414`,
    signInCode: (p: Code) => `Балапан: код входа ${p.code}. Никому не сообщайте. 1414`,
    behalfCode: (p: Code) => `Код ${p.code}: сотрудник 1414 сможет действовать от вашего имени`,
    behalfDone: 'Сотрудник 1414 действовал от вашего имени. Подробно в кабинете.',
    accessChanged: 'Изменены способы вашего входа. Если это не вы: 1414',
    accessInvited: 'Вам выдано приглашение для входа. Не ждали его? 1414',
    accessRecovery: 'Запрошено восстановление вашего входа. Не вы? 1414',
    dataAnswer: 'Ответ на ваш запрос о данных в кабинете. 1414',
    dueSoon: (p: Acts) => `Балапан: до срока оплаты ${p.days} дн., актов: ${p.acts}`,
    dueLate: (p: Acts) => `Балапан: оплата просрочена, актов: ${p.acts}`,
    paymentBack: (p: Act) => `Балапан: банк вернул оплату акта ${p.act}, уточните счёт`,
    accountWaits: (p: Act) => `Балапан: счёт по акту ${p.act} ждёт подтверждения`,
    paid: (p: { readonly acts: number }) => `Балапан: оплачено актов: ${p.acts}. Извещение в кабинете`,
  },
  en: {
    offer: (p: Until) => `A voucher is offered to your child. Answer by ${p.day}. 1414`,
    place: (p: Until) => `A kindergarten place is free. Confirm by ${p.day}. 1414`,
    signInCode: (p: Code) => `Balapan: sign-in code ${p.code}. Tell nobody. 1414`,
    behalfCode: (p: Code) => `Code ${p.code} lets the 1414 operator act on your behalf`,
    behalfDone: 'The 1414 operator acted on your behalf. See your cabinet.',
    accessChanged: 'Your ways to sign in have changed. Not you? Call 1414',
    accessInvited: 'An invitation to sign in was made for you. Unasked? 1414',
    accessRecovery: 'Recovery of your sign-in was asked for. Not you? 1414',
    dataAnswer: 'The answer to your request on data is in the cabinet. 1414',
    dueSoon: (p: Acts) => `Balapan: ${p.acts} acts are due in ${p.days} days`,
    dueLate: (p: Acts) => `Balapan: ${p.acts} acts are late with their payment`,
    paymentBack: (p: Act) => `Balapan: pay for act ${p.act} came back, check the account`,
    accountWaits: (p: Act) => `Balapan: the account for act ${p.act} awaits a second hand`,
    paid: (p: { readonly acts: number }) => `Balapan: acts paid: ${p.acts}. The advice is in the cabinet`,
  },
});

/** A voucher is offered; `lastDay`: the last day for the answer. */
export function offerMessage(language: TextLanguage, lastDay: Day): string {
  return texts[language].offer({ day: formatDay(lastDay, language) });
}

/** A place of the waitlist came free; `lastDay`: the last day to confirm it. */
export function placeMessage(language: TextLanguage, lastDay: Day): string {
  return texts[language].place({ day: formatDay(lastDay, language) });
}

/** A request about personal data was answered; what was answered stands in the cabinet only. */
export function dataAnswerMessage(language: TextLanguage): string {
  return texts[language].dataAnswer;
}

/** A code for the sign-in of its reader alone. */
export function signInCodeMessage(language: TextLanguage, code: string): string {
  return texts[language].signInCode({ code });
}

/** A code that the reader may read out to the support; says what it allows. */
export function behalfCodeMessage(language: TextLanguage, code: string): string {
  return texts[language].behalfCode({ code });
}

/** Afterwards: somebody of the support has acted for the reader; what was done stands in the cabinet. */
export function behalfDoneMessage(language: TextLanguage): string {
  return texts[language].behalfDone;
}

/** What a member of a staff is told of their ways to sign in. */
export type AccessNotice = 'accessChanged' | 'accessInvited' | 'accessRecovery';

/** Ways to sign in changed, an invitation was made, a recovery was asked for; by whom and how stands in the cabinet only. */
export function accessMessage(language: TextLanguage, notice: AccessNotice): string {
  return texts[language][notice];
}

/** So many acts come to their term, or are past it, and wait for the reader; `days` left, below zero when late. */
export function dueMessage(language: TextLanguage, acts: number, days: number): string {
  return days < 0 ? texts[language].dueLate({ acts, days }) : texts[language].dueSoon({ acts, days });
}

/** The bank gave back the payment of an act; why stands in the cabinet. */
export function paymentBackMessage(language: TextLanguage, act: string): string {
  return texts[language].paymentBack({ act });
}

/** Somebody of the kindergarten has proposed an account, and the reader may confirm it. */
export function accountWaitsMessage(language: TextLanguage, act: string): string {
  return texts[language].accountWaits({ act });
}

/** The bank has confirmed the pay of so many acts; which and how much stands in the cabinet. */
export function paidMessage(language: TextLanguage, acts: number): string {
  return texts[language].paid({ acts });
}
