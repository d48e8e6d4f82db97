/** HTML from tagged templates: whatever is put in is escaped, unless it was made here. */

const made: unique symbol = Symbol('html');
export interface Html {
  readonly [made]: string;
}
export type Piece = string | number | bigint | Html | null | undefined | false | readonly Piece[];

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeSigns = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] as string);

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escapeSigns(piece);
  if (typeof piece !== 'object') return String(piece);
  return made in piece ? piece[made] : (piece as readonly Piece[]).map(write).join('');
}

/** `` html`<b title="${name}">${rows}</b>` ``; attributes are to be written in double quotes. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { [made]: strings.map((text, at) => (at === 0 ? text : write(pieces[at - 1]) + text)).join('') };
}

/** Text that is HTML already: only for what this package wrote itself. */
export function trusted(text: string): Html {
  return { [made]: text };
}

export function textOf(page: Html): string {
  return page[made];
}
