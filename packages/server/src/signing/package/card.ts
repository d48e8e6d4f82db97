/** The card of a signed document: what stands in it, who signed, where anybody can check it. For reading; the original is the file. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signatureCardTexts } from '@balapan/domain/text/texts/signatureCard.ts';
import { makePdf } from '../../adapters/pdf/pdf.ts';
import type { SignatureVerdict } from '../../adapters/signature/signatureVerifier.ts';
import { type Line, linesOf } from './told.ts';

export interface CardFacts {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface CardOrder {
  readonly language: TextLanguage;
  readonly facts: CardFacts;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly signatures: readonly { readonly verdict: SignatureVerdict; readonly signedAt: string }[];
  /** Address of the page that checks packages. */
  readonly page: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const grey = '#55606B';

/** @returns bytes of a PDF */
export function makeCard({ language, facts, sha256, signatures, page, at }: CardOrder): Promise<Uint8Array> {
  const t = signatureCardTexts[language];
  const table = (lines: readonly Line[]) => ({
    margin: [0, 4, 0, 14] as const,
    layout: 'lightHorizontalLines' as const,
    table: {
      headerRows: 0,
      widths: [150, '*'] as const,
      body: lines.map(([label, value]) => [{ text: label, color: grey }, value]),
    },
  });
  return makePdf(
    {
      pageSize: 'A4',
      pageMargins: [48, 44, 48, 44],
      info: { title: facts.title, creator: 'Balapan' },
      content: [
        {
          columns: [
            [
              { text: t.title, color: grey },
              { text: facts.title, bold: true, fontSize: 16, margin: [0, 2, 0, 10] },
            ],
            { qr: `${page}?sha256=${sha256}`, fit: 92, width: 'auto', eccLevel: 'M' },
          ],
          columnGap: 20,
        },
        table(facts.lines),
        ...signatures.flatMap(({ verdict, signedAt }, index) => [
          { text: t.signature({ number: index + 1 }), bold: true, fontSize: 12 },
          table(linesOf(verdict, signedAt, language)),
        ]),
        { text: t.hash, color: grey },
        { text: sha256, fontSize: 9, margin: [0, 0, 0, 12] },
        { text: t.howToCheck },
        { text: page, link: page, color: '#00707F' },
      ],
    },
    at,
  );
}
