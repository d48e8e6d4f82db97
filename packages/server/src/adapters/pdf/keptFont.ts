/** Fonts for pdfkit that are read once for all documents of the process. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What we use of fontkit, which lies under pdfkit. */
interface FontKit {
  create(bytes: Uint8Array): KitFont;
  registerFormat(format: { new (): object; probe(bytes: Uint8Array): boolean }): void;
}

interface KitFont {
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): unknown;
  layout(text: string, features?: unknown): Run;
}

/** A word as glyphs with their places. */
interface Run {
  positions: readonly object[];
}

const kept = new Map<string, Uint8Array>();

/**
 * pdfkit opens a font anew for each document, and takes longer over its tables than over the drawing. It asks fontkit for the format of
 * the bytes; ours knows bytes that only name a font, and gives the one that was read before.
 * @param path of a TTF
 * @returns what pdfkit's `registerFont` takes in place of the file
 */
export function keptFont(path: string): Uint8Array {
  const before = kept.get(path);
  if (before !== undefined) return before;
  const require = createRequire(import.meta.url);
  const requireOfPdfmake = createRequire(require.resolve('pdfmake'));
  const fontkit = createRequire(requireOfPdfmake.resolve('pdfkit'))('fontkit') as FontKit;
  const font = fontkit.create(readFileSync(path));
  // A glyph of several characters keeps the first that asked for it: each now has its own order, not that of the documents.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  keepWords(font);
  const name = new TextEncoder().encode(`kept:${path}`);
  fontkit.registerFormat(
    class {
      static probe(bytes: Uint8Array): boolean {
        return Buffer.from(name).equals(bytes);
      }

      constructor() {
        // biome-ignore lint/correctness/noConstructorReturn: fontkit makes each font with `new`
        return font;
      }
    },
  );
  kept.set(path, name);
  return name;
}

/** Words that are kept: sums, days, surnames come again in every act of a city. */
const mostWords = 5_000;

/** A word is laid out once. pdfkit writes into the places that it is given, so each time they are another copy. */
function keepWords(font: KitFont): void {
  const layout = font.layout.bind(font);
  const words = new Map<string, Run>();
  font.layout = (text, features) => {
    if (features !== undefined) return layout(text, features);
    let run = words.get(text);
    if (run === undefined) {
      run = layout(text);
      if (words.size >= mostWords) words.clear();
      words.set(text, run);
    }
    return copyOf(run, { positions: run.positions.map((position) => copyOf(position, position)) });
  };
}

const copyOf = <T extends object>(one: T, changed: Partial<T>): T =>
  Object.assign(Object.create(Object.getPrototypeOf(one)), one, changed);
