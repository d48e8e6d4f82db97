/** The receipt of a payment of the parents' fee, on paper: what was paid, for whom, in figures and in words. */
import { feeRoutes } from '@balapan/api/fees.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatDay } from '@balapan/domain/text/dates.ts';
import { formatMoney } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { receiptTexts } from '@balapan/domain/text/texts/receipt.ts';
import { sumInWords } from '@balapan/domain/text/words.ts';
import { makePdf } from '../adapters/pdf/pdf.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { type PaymentFacts, paymentOf } from './readQueries.ts';

const grey = '#55606B';

export const receipt = readOperation(
  feeRoutes.receipt,
  async ({ input, sql, now, rule }) => {
    const facts = await paymentOf(sql, input.childId, input.journalId);
    rule.allow({ ...rowOfChild(input.childId), provider: facts?.provider_id ?? null });
    if (facts === null) throw refuse('request.notFound');
    const bytes = await receiptPdf(facts, input.language, now);
    return { name: `receipt-${facts.day}.pdf`, bytes: Buffer.from(bytes).toString('base64') };
  },
  { wide: 'the number of the child’s voucher stands on it; whose payment it is, the rule is asked' },
);

function receiptPdf(facts: PaymentFacts, language: TextLanguage, at: number): Promise<Uint8Array> {
  const t = receiptTexts[language];
  const amount = tiyn(-facts.amount);
  const lines: readonly (readonly [string, string])[] = [
    [t.provider, facts[`name_${language}`]],
    [t.bin, facts.bin],
    [t.child, `${facts.surname} ${facts.given_name}`],
    [t.voucher, facts.voucher ?? '–'],
    [t.day, formatDay(facts.day, language)],
    [t.document, facts.document ?? '–'],
    [t.sum, formatMoney(amount, language)],
    ...(language === 'en' ? [] : [[t.words, sumInWords(amount, language)] as const]),
  ];
  return makePdf(
    {
      pageSize: 'A4',
      pageMargins: [48, 44, 48, 44],
      info: { title: t.title, creator: 'Balapan' },
      content: [
        { text: t.title, bold: true, fontSize: 16, margin: [0, 2, 0, 12] },
        {
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 0,
            widths: [150, '*'],
            body: lines.map(([label, value]) => [{ text: label, color: grey }, value]),
          },
        },
        { text: t.about, color: grey, margin: [0, 14, 0, 0] },
      ],
    },
    at,
  );
}
