import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { csvOf, saveFile } from '../../../kit/saveFile.ts';
import { problemText } from './problemText.ts';

type Problem = Parameters<typeof problemText>[0] & {
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly value: string | null;
};

/** Hands the reader `errors.csv`: file, line, column, value, code, and what is wrong in the reader's words. */
export function saveErrors(problems: readonly Problem[], language: TextLanguage): void {
  const rows = problems.map((one) => [
    one.file,
    one.line ?? '',
    one.field ?? '',
    one.value ?? '',
    one.code,
    problemText(one, language),
  ]);
  saveFile('errors.csv', csvOf([['file', 'line', 'column', 'value', 'code', 'text'], ...rows]), 'text/csv');
}
