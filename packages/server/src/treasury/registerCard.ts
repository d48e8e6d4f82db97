/** What the card of a payment register tells: the sheet that was signed. */
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { registerSheetForm } from '@balapan/domain/payment.ts';
import { formatDay, formatMonth } from '@balapan/domain/text/dates.ts';
import { formatCount, formatMoney } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signatureCardTexts } from '@balapan/domain/text/texts/signatureCard.ts';
import { z } from 'zod';
import type { CardFacts } from '../signing/package/card.ts';

const money = z.string().regex(/^\d+$/u);
const sheet = z.object({
  form: z.literal(registerSheetForm),
  number: z.number(),
  payer: z.enum(['department', 'financialCentre']),
  programme: z.string(),
  madeOn: z.string(),
  month: z.string(),
  totals: z.object({ count: z.number(), total: money, local: money, republican: money }),
  linesSha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** The sheet of a register's signed bytes; `null` for other bytes. */
export function registerSheet(bytes: Uint8Array): z.output<typeof sheet> | null {
  try {
    const read = sheet.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** @throws Error for bytes that are no register's: what is stored is one */
export function registerCard(bytes: Uint8Array): (language: TextLanguage) => CardFacts {
  const register = registerSheet(bytes);
  if (register === null) throw new Error('The stored bytes are no register.');
  const { totals } = register;
  return (language) => {
    const t = signatureCardTexts[language];
    const sum = (text: string): string => formatMoney(tiyn(BigInt(text)), language);
    return {
      title: t.register({ number: `${register.number}` }),
      lines: [
        [t.payer, t[register.payer]],
        [t.month, formatMonth(asMonth(register.month), language)],
        [t.programme, register.programme],
        [t.madeOn, formatDay(asDay(register.madeOn), language)],
        [t.payments, formatCount(totals.count, language)],
        [t.total, sum(totals.total)],
        [t.local, sum(totals.local)],
        [t.republican, sum(totals.republican)],
        [t.linesHash, register.linesSha256],
      ],
    };
  };
}
