/// <reference path="./pdfmake.d.ts" />
/** Documents on paper: pdfmake with a font that has the Kazakh letters and the tenge's sign. Read only when the first is made. */
import { createRequire } from 'node:module';
import type { Definition } from 'pdfmake';

const { resolve } = createRequire(import.meta.url);
const fonts = {
  Noto: {
    normal: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  },
};
const ownFiles = new Set(Object.values(fonts.Noto));

export type PdfDocument = Omit<Definition, 'defaultStyle'>;

/** @param at epoch milliseconds, written into the file as its time: the same document gives the same bytes */
export async function makePdf(document: PdfDocument, at: number): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts(fonts);
  // A document fetches nothing, whatever stands in it.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => ownFiles.has(path));
  const made = pdfmake.createPdf({
    ...document,
    info: { ...document.info, creationDate: new Date(at), modDate: new Date(at) },
    defaultStyle: { font: 'Noto', fontSize: 10, lineHeight: 1.2 },
  });
  return new Uint8Array(await made.getBuffer());
}
