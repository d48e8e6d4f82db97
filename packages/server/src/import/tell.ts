/** Problems as people and machines read them: a sentence, a table for the terminal, a file of comma-separated values. */
import type { ErrorFact } from '@balapan/domain/errors.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { errorText } from '@balapan/domain/text/texts/errors.ts';
import { type ImportErrorParams, importErrorTexts } from '@balapan/domain/text/texts/import.ts';
import type { Problem } from './problem.ts';

/** The sentence of a problem: what was expected, without the place. */
export function problemText({ code, params }: Pick<Problem, 'code' | 'params'>, language: TextLanguage): string {
  if (!Object.hasOwn(importErrorTexts.kk, code)) return errorText({ code, params } as ErrorFact, language);
  const text = importErrorTexts[language][code as keyof ImportErrorParams] as (values: Problem['params']) => string;
  return text(params);
}

const heads: Readonly<Record<TextLanguage, readonly string[]>> = {
  kk: ['файл', 'жол', 'баған', 'мәні', 'түсіндірме'],
  ru: ['файл', 'строка', 'столбец', 'значение', 'объяснение'],
  en: ['file', 'line', 'column', 'value', 'explanation'],
};

/** Problems as a table whose columns stand under each other; the explanation comes last and is never cut. */
export function problemTable(problems: readonly Problem[], language: TextLanguage): string[] {
  const cells = problems.map((problem) => [
    problem.file,
    problem.line === null ? '' : `${problem.line}`,
    problem.field ?? '',
    problem.value ?? '',
    problemText(problem, language),
  ]);
  const all = [heads[language] as readonly string[], ...cells];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => [...(row[at] ?? '')].length)));
  const pad = (text: string, at: number): string =>
    text + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...text].length));
  return all.map((row) => row.map((text, at) => (at < 4 ? pad(text, at) : text)).join('  '));
}

/** The file of errors: one line a problem, with the sentence in all three languages. UTF-8 with the mark that Excel needs. */
export function problemFile(problems: readonly Problem[]): string {
  const quoted = (text: string): string => (/[;"\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = problems.map((problem) => {
    const { file, line, field, value, code, warning } = problem;
    const texts = (['kk', 'ru', 'en'] as const).map((language) => problemText(problem, language));
    return [file, line === null ? '' : `${line}`, field ?? '', value ?? '', code, warning ? '1' : '0', ...texts];
  });
  const head = ['file', 'line', 'column', 'value', 'code', 'warning', 'kk', 'ru', 'en'];
  return `\uFEFF${[head, ...lines].map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
}
