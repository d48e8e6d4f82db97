/** The advice of a payment on paper: who paid whom by which documents, for which months, and what was netted. */
import { monthOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatDay, formatMonth } from '@balapan/domain/text/dates.ts';
import { formatAmount, formatCount, formatMoney, formatNumberSign } from '@balapan/domain/text/format.ts';
import { adviceTexts } from '@balapan/domain/text/texts/advice.ts';
import { sumInWords } from '@balapan/domain/text/words.ts';
import { makePdf } from '../../adapters/pdf/pdf.ts';
import type { AdviceFacts, AdviceMonth } from './queries.ts';

const grey = '#55606B';

export function advicePdf(
  facts: AdviceFacts,
  months: readonly AdviceMonth[],
  language: 'kk' | 'ru',
  at: number,
): Promise<Uint8Array> {
  const t = adviceTexts[language];
  const numbered = (number: string | number, day: AdviceFacts['sentOn']): string =>
    `${formatNumberSign(number, language)}${day === null ? '' : `, ${formatDay(day, language)}`}`;
  const labelled: readonly (readonly [string, string])[] = [
    [t.payer, `${facts.payer[language]}, ${t.bin} ${facts.payerBin}`],
    [t.provider, `${facts.provider[language]}, ${t.bin} ${facts.bin}`],
    [t.account, `${facts.iban}, ${facts.bik}`],
    [t.act, formatNumberSign(facts.actNumber, language)],
    ...(facts.contract === null ? [] : [[t.contract, formatNumberSign(facts.contract, language)] as const]),
    [t.register, numbered(facts.register, dayAt(facts.registerMadeAt))],
    [t.document, numbered(facts.documentNumber, facts.sentOn)],
    [t.paidOn, formatDay(facts.paidOn, language)],
    ...(facts.replaces === null ? [] : [[t.replaces, formatNumberSign(facts.replaces, language)] as const]),
  ];
  const title = t.title({ number: facts.documentNumber });
  const total = tiyn(facts.total);
  return makePdf(
    {
      pageSize: 'A4',
      pageMargins: [44, 44, 44, 44],
      info: { title, creator: 'Balapan' },
      content: [
        { text: title, bold: true, fontSize: 16, margin: [0, 0, 0, 10] },
        {
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 0,
            widths: [150, '*'],
            body: labelled.map(([label, value]) => [{ text: label, color: grey }, value]),
          },
        },
        {
          margin: [0, 14, 0, 8],
          layout: 'lightHorizontalLines',
          table: { headerRows: 1, widths: ['*', 36, 56, 80, 84, 80], body: sumsTable(facts, months, language) },
        },
        { text: `${t.paid}: ${formatMoney(total, language)}`, bold: true, fontSize: 12 },
        sumInWords(total, language),
        { text: t.about, color: grey, fontSize: 8, margin: [0, 14, 0, 0] },
      ],
    },
    at,
  );
}

/** Months, their total, what earlier acts take away or leave over, and what was paid. */
function sumsTable(facts: AdviceFacts, months: readonly AdviceMonth[], language: 'kk' | 'ru') {
  const t = adviceTexts[language];
  const amount = (value: bigint): string => formatAmount(tiyn(value), language);
  const row = (label: string, counts: readonly [string, string], local: bigint, republican: bigint, bold = false) =>
    [label, ...counts, amount(local), amount(republican), amount(local + republican)].map((text) => ({
      text,
      bold,
      fontSize: 9,
    }));
  const sumOf = (name: 'local' | 'republican'): bigint => months.reduce((sum, month) => sum + month[name], 0n);
  const none = ['', ''] as const;
  const head = [t.month, t.children, t.days, t.local, t.republican, t.sum];
  return [
    head.map((text) => ({ text, bold: true, fontSize: 8 })),
    ...months.map(({ month, children, days, local, republican }) =>
      row(
        formatMonth(monthOf(month), language),
        [formatCount(children, language), formatCount(days, language)],
        local,
        republican,
      ),
    ),
    ...(months.length < 2 ? [] : [row(t.lines, none, sumOf('local'), sumOf('republican'))]),
    ...(facts.inLocal === 0n && facts.inRepublican === 0n
      ? []
      : [row(t.carriedIn, none, facts.inLocal, facts.inRepublican)]),
    ...(facts.outLocal === 0n && facts.outRepublican === 0n
      ? []
      : [row(t.carriedOut, none, facts.outLocal, facts.outRepublican)]),
    row(t.paid, none, facts.local, facts.republican, true),
  ];
}
