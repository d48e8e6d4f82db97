/** What a refusal says to the reader: the text of its code in the language now. */
import { Refusal } from '@balapan/api/client.ts';
import type { WireError } from '@balapan/api/contract.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { errorText as domainErrorText, isErrorCode } from '@balapan/domain/text/texts/errors.ts';
import { kitTexts } from '../texts/kit.ts';

/** The sentence of one error; the code itself where the catalogue of another version does not know it. */
export function errorText({ code, params = {} }: WireError, language: TextLanguage): string {
  return isErrorCode(code) ? domainErrorText({ code, params } as ErrorFact, language) : code;
}

/** The sentence for whatever was thrown. */
export function refusalText(error: unknown, language: TextLanguage): string {
  return error instanceof Refusal ? errorText(error.fact, language) : kitTexts[language].noConnection;
}

/** Whether the house has said no to what was asked, so that asking the same again cannot help; else the network or the server failed. */
export function isRefused(error: unknown): boolean {
  return error instanceof Refusal && error.status < 500 && error.status !== 429;
}

/** The errors of a form by their fields: for Mantine's `form.setErrors`. */
export function fieldErrors(error: unknown, language: TextLanguage): Record<string, string> {
  if (!(error instanceof Refusal)) return {};
  const all = error.fact.errors ?? [error.fact];
  return Object.fromEntries(
    all.flatMap((one) => (one.field === undefined ? [] : [[one.field, errorText(one, language)] as const])),
  );
}
