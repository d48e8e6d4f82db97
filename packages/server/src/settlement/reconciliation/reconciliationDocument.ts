/** The reconciliation act on paper, in Kazakh or Russian: a table of two sides' documents, sums in words, two signatures. */
import type { Day } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import type { Reconciliation } from '@balapan/domain/reconciliation.ts';
import { formatDay } from '@balapan/domain/text/dates.ts';
import { formatAmount, formatMoney } from '@balapan/domain/text/format.ts';
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import { sumInWords } from '@balapan/domain/text/words.ts';
import type { Content } from 'pdfmake';
import { makePdf } from '../../adapters/pdf/pdf.ts';
import type { SidesRow } from './reconciliationQueries.ts';

export interface DocumentOrder {
  readonly sides: SidesRow;
  readonly told: Reconciliation;
  readonly from: Day;
  readonly to: Day;
  readonly language: 'kk' | 'ru';
  /** Epoch milliseconds. */
  readonly at: number;
}

export function reconciliationDocument({ sides, told, from, to, language, at }: DocumentOrder): Promise<Uint8Array> {
  const t = reconciliationTexts[language];
  const provider = sides[`name_${language}`];
  const department = sides[`department_${language}`];
  const bold = (text: string): Content => ({ text, bold: true });
  const plus = (amount: Tiyn): string => (amount > 0n ? formatAmount(amount, language) : '');
  const minus = (amount: Tiyn): string => (amount < 0n ? formatAmount(tiyn(-amount), language) : '');
  const added = tiyn(told.rows.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n));
  const taken = tiyn(told.rows.reduce((sum, { amount }) => (amount < 0n ? sum + amount : sum), 0n));
  const rows: Content[][] = [
    [t.day, t.document, t.added, t.taken, t.owed].map(bold),
    ['', t.opening({ day: formatDay(from, language) }), '', '', formatAmount(told.opening, language)],
    ...told.rows.map((row): Content[] => [
      formatDay(row.day, language),
      row.document === '' ? t[row.kind] : `${t[row.kind]} № ${row.document}`,
      plus(row.amount),
      minus(row.amount),
      formatAmount(row.after, language),
    ]),
    ['', t.turnover, plus(added), minus(taken), ''].map(bold),
    ['', t.closing({ day: formatDay(to, language) }), '', '', formatAmount(told.closing, language)].map(bold),
  ];
  const owes = told.closing >= 0n ? { who: department, whom: provider } : { who: provider, whom: department };
  const sum = tiyn(told.closing >= 0n ? told.closing : -told.closing);
  const line = '____________________';
  return makePdf(
    {
      pageSize: 'A4',
      pageMargins: [48, 44, 48, 44],
      info: { title: t.title, creator: 'Balapan' },
      content: [
        { text: t.title, bold: true, fontSize: 15 },
        { text: t.period({ from: formatDay(from, language), to: formatDay(to, language) }), margin: [0, 2, 0, 8] },
        `${department}, ${t.bin} ${sides.department_bin}`,
        `${provider}, ${t.bin} ${sides.bin}`,
        {
          margin: [0, 10, 0, 10],
          layout: 'lightHorizontalLines',
          table: { headerRows: 1, widths: [62, '*', 88, 88, 92], body: rows },
        },
        told.closing === 0n
          ? t.even({ day: formatDay(to, language) })
          : t.owes({
              ...owes,
              day: formatDay(to, language),
              sum: formatMoney(sum, language),
              words: sumInWords(sum, language),
            }),
        { text: t.how, margin: [0, 6, 0, 18], color: '#55606B' },
        {
          columns: [
            [bold(department), `${t.signature} ${line}`],
            [bold(provider), `${t.signature} ${line}`],
          ],
          columnGap: 24,
        },
      ],
    },
    at,
  );
}
