/** The sentence of a refused line: of the importer's own catalogue, or of the house's errors. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { importErrorTexts } from '@balapan/domain/text/texts/import.ts';
import { errorText } from '../../../shell/refusal.ts';

type Say = (params: Readonly<Record<string, string | number>>) => string;

export function problemText(
  problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> },
  language: TextLanguage,
): string {
  const texts = importErrorTexts[language] as unknown as Readonly<Record<string, Say>>;
  return texts[problem.code]?.(problem.params) ?? errorText(problem, language);
}
