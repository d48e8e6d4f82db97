/** Each error in three languages: what happened and what to do, without blame (look.md, "Tone"). */
import type { ErrorCode, ErrorFact } from '../../errors.ts';
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

/** The text of an error in the reader's language. */
export function errorText(fact: ErrorFact, language: TextLanguage): string {
  // The code picks the text and its parameters together; the compiler follows only one of them.
  const text = errorTexts[language][fact.code] as string | ((params: ErrorFact['params']) => string);
  return typeof text === 'string' ? text : text(fact.params);
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorTextsKk, text);
}
