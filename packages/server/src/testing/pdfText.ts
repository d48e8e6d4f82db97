/** The text of a PDF as pdfkit writes it, page after page: glyphs read back by the table that the file gives for copying and search. */
import { inflateSync } from 'node:zlib';

const bodyOf = (file: string, id: string): string => {
  const from = file.indexOf(`\n${id} 0 obj\n`);
  return file.slice(from, file.indexOf('\nendobj', from));
};

function streamOf(object: string): string {
  const from = object.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(Buffer.from(object.slice(from, object.lastIndexOf('\nendstream')), 'latin1')).toString('latin1');
}

/** Glyph numbers of a font, in four hexadecimal figures, as text. */
function glyphsOf(file: string, font: string): Map<string, string> {
  const table = streamOf(bodyOf(file, /\/ToUnicode (\d+) 0 R/u.exec(bodyOf(file, font))?.[1] ?? ''));
  const glyphs = new Map<string, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gu))
    for (const [at, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gu)].entries()) {
      const glyph = (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0');
      glyphs.set(glyph, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  return glyphs;
}

/** @returns the text of each page, a line for each piece that was drawn */
export function pdfText(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString('latin1');
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of file.matchAll(/\/(F\d+) (\d+) 0 R/gu))
    if (!fonts.has(name)) fonts.set(name, glyphsOf(file, id));
  return [...file.matchAll(/\/Contents (\d+) 0 R/gu)].map(([, id = '']) => {
    let text = '';
    let glyphs: Map<string, string> | undefined;
    const tokens = /\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\b(ET)\b/gu;
    for (const [, font, hex = '', end] of streamOf(bodyOf(file, id)).matchAll(tokens)) {
      if (font !== undefined) glyphs = fonts.get(font);
      else if (end !== undefined) text += '\n';
      else for (const glyph of hex.match(/.{4}/gu) ?? []) text += glyphs?.get(glyph) ?? '';
    }
    return text;
  });
}
