/** Short messages to parents: at most 67 characters, so that each is one part of a Cyrillic message; no names. */
import type { Day } from '../../day.ts';
import { defineTexts } from '../catalogue.ts';
import { formatDay } from '../dates.ts';
import type { TextLanguage } from '../language.ts';

type Until = { readonly day: string };
type Code = { readonly code: string };

const texts = defineTexts({
  kk: {
    offer: (p: Until) => `Балаңызға ваучер ұсынылды. Жауап мерзімі: ${p.day}. 1414`,
    place: (p: Until) => `Балабақшада орын босады. Растау мерзімі: ${p.day}. 1414`,
    signInCode: (p: Code) => `Балапан: кіру коды ${p.code}. Ешкімге айтпаңыз. 1414`,
    behalfCode: (p: Code) => `${p.code} коды: 1414 қызметкері сіздің атыңыздан әрекет етеді`,
    behalfDone: 'Атыңыздан 1414 қызметкері әрекет етті. Толығырақ кабинетте.',
    dataAnswer: 'Дерек туралы сұрауыңызға жауап кабинетте. 1414',
  },
  ru: {
    offer: (p: Until) => `Ребёнку предложен ваучер. Ответьте до ${p.day}. 1414`,
    place: (p: Until) => `В саду освободилось место. Подтвердите до ${p.day}. 1414`,
    signInCode: (p: Code) => `Балапан: код входа ${p.code}. Никому не сообщайте. 1414`,
    behalfCode: (p: Code) => `Код ${p.code}: сотрудник 1414 сможет действовать от вашего имени`,
    behalfDone: 'Сотрудник 1414 действовал от вашего имени. Подробно в кабинете.',
    dataAnswer: 'Ответ на ваш запрос о данных в кабинете. 1414',
  },
  en: {
    offer: (p: Until) => `A voucher is offered to your child. Answer by ${p.day}. 1414`,
    place: (p: Until) => `A kindergarten place is free. Confirm by ${p.day}. 1414`,
    signInCode: (p: Code) => `Balapan: sign-in code ${p.code}. Tell nobody. 1414`,
    behalfCode: (p: Code) => `Code ${p.code} lets the 1414 operator act on your behalf`,
    behalfDone: 'The 1414 operator acted on your behalf. See your cabinet.',
    dataAnswer: 'The answer to your request on data is in the cabinet. 1414',
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
