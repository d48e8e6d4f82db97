/**
 * Forms and long tables on paper: pdfkit, which lies under pdfmake, drawn line by line. A table of ten thousand lines takes as much
 * memory as one of ten, because each page leaves as soon as it is full. The same facts give the same bytes.
 */
import { createRequire } from 'node:module';
import { keptFont } from './keptFont.ts';

interface TextOptions {
  readonly width?: number;
  readonly height?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly lineBreak?: boolean;
  readonly ellipsis?: boolean;
}

/** What we use of pdfkit. */
export interface Kit {
  readonly page: { readonly width: number; readonly height: number };
  x: number;
  y: number;
  registerFont(name: string, bytes: Uint8Array): Kit;
  font(name: 'normal' | 'bold'): Kit;
  fontSize(size: number): Kit;
  fillColor(color: string): Kit;
  text(text: string, x: number, y: number, options?: TextOptions): Kit;
  heightOfString(text: string, options?: TextOptions): number;
  widthOfString(text: string): number;
  moveTo(x: number, y: number): Kit;
  lineTo(x: number, y: number): Kit;
  lineWidth(width: number): Kit;
  stroke(color?: string): Kit;
  rect(x: number, y: number, width: number, height: number): Kit;
  fill(color: string): Kit;
  addPage(): Kit;
  on(event: 'data', take: (chunk: Buffer) => void): Kit;
  on(event: 'end', done: () => void): Kit;
  end(): void;
}

const require = createRequire(import.meta.url);
const requireOfPdfmake = createRequire(require.resolve('pdfmake'));
const files = {
  normal: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
};
export const margin = 28;
/** Between the margins of a lying A4, in points. */
export const textWidth = 786;

export interface Sheet {
  readonly title: string;
  /** Epoch milliseconds, written into the file as its time. */
  readonly at: number;
}

/** Draws a document of A4 pages lying on their long side and gives its bytes. */
export function drawPaper(sheet: Sheet, draw: (kit: Kit) => void): Promise<Uint8Array> {
  const Document = requireOfPdfmake('pdfkit') as new (options: object) => Kit;
  const when = new Date(sheet.at);
  const info = { Title: sheet.title, Creator: 'Balapan', CreationDate: when, ModDate: when };
  const kit = new Document({ size: 'A4', layout: 'landscape', margin: 0, info, autoFirstPage: true });
  for (const [name, path] of Object.entries(files)) kit.registerFont(name, keptFont(path));
  kit.font('normal').fontSize(8).fillColor('#1B2733');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    kit.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    try {
      draw(kit);
      kit.end();
    } catch (error) {
      reject(error);
    }
  });
}

export interface PaperColumn {
  readonly head: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

const pad = 3;
const lineHeight = 11;

/** The y where something of a height can begin: on this page, else at the top of a new one. */
export function pageWith(kit: Kit, y: number, height: number): number {
  if (y + height <= kit.page.height - margin) return y;
  kit.addPage();
  return margin;
}

interface RowStyle {
  readonly bold?: boolean;
  readonly breaks?: boolean;
}

/**
 * Draws the cells of a row: as high as the highest of them where they may break, else one line, what is too long cut.
 * @returns the y below it
 */
export function drawRow(
  kit: Kit,
  y: number,
  columns: readonly PaperColumn[],
  cells: readonly string[],
  { bold = false, breaks = false }: RowStyle = {},
): number {
  kit.font(bold ? 'bold' : 'normal');
  let x = margin;
  let height = lineHeight;
  for (const [at, { width, align = 'left' }] of columns.entries()) {
    const cell = cells[at] ?? '';
    const box = width - 2 * pad;
    if (breaks) {
      height = Math.max(height, kit.heightOfString(cell, { width: box }));
      kit.text(cell, x + pad, y + 2, { width: box, align });
    } else if (cell !== '') {
      const shown = fitted(kit, cell, box);
      const shift = align === 'right' ? width - pad - kit.widthOfString(shown) : pad;
      kit.text(shown, x + shift, y + 2, { lineBreak: false });
    }
    x += width;
  }
  const below = y + height + 4;
  kit.moveTo(margin, below).lineTo(x, below).lineWidth(0.4).stroke('#9AA5B1');
  return below;
}

/** A text no longer than its cell. */
function fitted(kit: Kit, text: string, width: number): string {
  let shown = text;
  while (shown.length > 1 && kit.widthOfString(shown) > width) shown = `${shown.slice(0, -2)}…`;
  return shown;
}
