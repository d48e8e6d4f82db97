/** What a refusal says to the reader: the text of its code in the language now. */
import { Refusal } from '@balapan/api/client.ts';
import type { WireError } from '@balapan/api/contract.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { kitTexts } from '../texts/kit.ts';

type Say = string | ((params: Readonly<Record<string, string | number>>) => string);

/** The sentence of one error; the code itself where the catalogue of another version does not know it. */
export function errorText(error: WireError, language: TextLanguage): string {
  const texts = errorTexts[language] as unknown as Readonly<Record<string, Say>>;
  const say = texts[error.code];
  if (say === undefined) return error.code;
  return typeof say === 'function' ? say(error.params ?? {}) : say;
}

/** The sentence for whatever was thrown. */
export function refusalText(error: unknown, language: TextLanguage): string {
  return error instanceof Refusal ? errorText(error.fact, language) : kitTexts[language].noConnection;
}

/** The errors of a form by their fields: for Mantine's `form.setErrors`. */
export function fieldErrors(error: unknown, language: TextLanguage): Record<string, string> {
  if (!(error instanceof Refusal)) return {};
  const all = error.fact.errors ?? [error.fact];
  return Object.fromEntries(
    all.flatMap((one) => (one.field === undefined ? [] : [[one.field, errorText(one, language)] as const])),
  );
}
