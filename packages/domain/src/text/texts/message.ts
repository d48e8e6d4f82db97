/** Short messages to parents: at most 67 characters, so that each is one part of a Cyrillic message; no names. */
import type { Day } from '../../day.ts';
import { defineTexts } from '../catalogue.ts';
import { formatDay } from '../dates.ts';
import type { TextLanguage } from '../language.ts';

type Until = { readonly day: string };

const texts = defineTexts({
  kk: {
    offer: (p: Until) => `Балаңызға ваучер ұсынылды. Жауап мерзімі: ${p.day}. 1414`,
    place: (p: Until) => `Балабақшада орын босады. Растау мерзімі: ${p.day}. 1414`,
    dataAnswer: 'Дерек туралы сұрауыңызға жауап кабинетте. 1414',
  },
  ru: {
    offer: (p: Until) => `Ребёнку предложен ваучер. Ответьте до ${p.day}. 1414`,
    place: (p: Until) => `В саду освободилось место. Подтвердите до ${p.day}. 1414`,
    dataAnswer: 'Ответ на ваш запрос о данных в кабинете. 1414',
  },
  en: {
    offer: (p: Until) => `A voucher is offered to your child. Answer by ${p.day}. 1414`,
    place: (p: Until) => `A kindergarten place is free. Confirm by ${p.day}. 1414`,
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
