/** What the card of an act tells: the head of its signed bytes, without a child. */
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatDay, formatMonth } from '@balapan/domain/text/dates.ts';
import { formatCount, formatMoney } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signatureCardTexts } from '@balapan/domain/text/texts/signatureCard.ts';
import { z } from 'zod';
import type { CardFacts } from '../signing/package/card.ts';

const money = z.string().regex(/^-?\d+$/u);
const head = z.object({
  form: z.enum(['balapan.act/1', 'balapan.act/2']),
  number: z.string(),
  month: z.string(),
  providerName: z.string(),
  providerBin: z.string(),
  contractNumber: z.string(),
  contractDay: z.string(),
  payer: z.enum(['department', 'financialCentre']),
  /** Form 1 had none: all was to be paid. */
  payable: z.object({ total: money }).optional(),
  totals: z.object({ children: z.number(), payableDays: z.number(), total: money, local: money, republican: money }),
});

/** The head of an act's bytes; `null` for other bytes. */
export function actHead(bytes: Uint8Array): z.output<typeof head> | null {
  try {
    const [first = ''] = Buffer.from(bytes).toString().split('\n', 1);
    const read = head.safeParse(JSON.parse(first));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** @throws Error for bytes that are no act's: what is stored is one */
export function actCard(bytes: Uint8Array): (language: TextLanguage) => CardFacts {
  const act = actHead(bytes);
  if (act === null) throw new Error('The stored bytes are no act.');
  const { totals } = act;
  return (language) => {
    const t = signatureCardTexts[language];
    const sum = (text: string): string => formatMoney(tiyn(BigInt(text)), language);
    return {
      title: t.act({ number: act.number }),
      lines: [
        [t.kindergarten, act.providerName],
        [t.bin, act.providerBin],
        [t.month, formatMonth(asMonth(act.month), language)],
        [t.contract, t.contractOf({ number: act.contractNumber, day: formatDay(asDay(act.contractDay), language) })],
        [t.payer, t[act.payer]],
        [t.children, formatCount(totals.children, language)],
        [t.payableDays, formatCount(totals.payableDays, language)],
        [t.total, sum(totals.total)],
        [t.local, sum(totals.local)],
        [t.republican, sum(totals.republican)],
        [t.payable, sum(act.payable?.total ?? totals.total)],
      ],
    };
  };
}
