/** Each error in three languages: what happened and what to do, without blame (look.md, "Tone"). */
import { isDay, isMonth } from '../../day.ts';
import type { ErrorCode, ErrorFact } from '../../errors.ts';
import { parseIso } from '../../moment.ts';
import { formatDay, formatMoment, formatMonthInDocument } from '../dates.ts';
import type { TextLanguage } from '../language.ts';
import { type ErrorTexts, errorTextsEn } from './errorsEn.ts';
import { errorTextsKk } from './errorsKk.ts';
import { errorTextsRu } from './errorsRu.ts';

/** A code without a text in one of the languages does not compile: each file must have them all. */
export const errorTexts: Readonly<Record<TextLanguage, ErrorTexts>> = {
  kk: errorTextsKk,
  ru: errorTextsRu,
  en: errorTextsEn,
};

/**
 * Parameters as a sentence needs them: days, months and moments as the reader writes them. What is quoted from a file (`value`) stays as it
 * stands there.
 */
function readable(params: ErrorFact['params'], language: TextLanguage): ErrorFact['params'] {
  return new Proxy(params, {
    get: (all, name) => {
      const value: unknown = Reflect.get(all, name);
      if (typeof value !== 'string' || name === 'value') return value;
      if (isDay(value)) return formatDay(value, language);
      // In full: «2025 г.» before the full stop of a sentence would make two.
      if (isMonth(value)) return formatMonthInDocument(value, language);
      const moment = parseIso(value);
      return moment === null ? value : formatMoment(moment, language);
    },
  });
}

/** The text of an error in the reader's language. */
export function errorText(fact: ErrorFact, language: TextLanguage): string {
  // The code picks the text and its parameters together; the compiler follows only one of them.
  const text = errorTexts[language][fact.code] as string | ((params: ErrorFact['params']) => string);
  return typeof text === 'string' ? text : text(readable(fact.params, language));
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorTextsKk, text);
}
