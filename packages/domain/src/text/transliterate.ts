/** Makes a text fit for Windows-1251, which banks still use and which has no Kazakh letters (kazakhstan.md 6.1). */

export interface Transliteration {
  readonly text: string;
  /** What was replaced, once for each sign, for the operator to see; an unknown sign became `?`. */
  readonly changes: readonly { readonly from: string; readonly to: string }[];
}

const letters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  Ә: 'А',
  Ғ: 'Г',
  Қ: 'К',
  Ң: 'Н',
  Ө: 'О',
  Ұ: 'У',
  Ү: 'У',
  Һ: 'Х',
  '₸': 'тг',
  '−': '-',
  '\u202F': '\u00A0',
  '\u2009': ' ',
};
/** The signs of Windows-1251 above ASCII that are not Russian letters. */
const others = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї';
const known = new Set(others);

/** Whether Windows-1251 has the sign. */
function fits(sign: string): boolean {
  const code = sign.codePointAt(0) as number;
  return code < 0x80 || (code >= 0x410 && code <= 0x44f) || known.has(sign);
}

export function isWindows1251(text: string): boolean {
  return [...text].every(fits);
}

/** The text in signs of Windows-1251. Names in payment orders are matched by БИН and ИИК, not by spelling. */
export function toWindows1251(text: string): Transliteration {
  const changes = new Map<string, string>();
  let result = '';
  for (const sign of text.normalize('NFC')) {
    const to = fits(sign) ? sign : (letters[sign] ?? '?');
    if (to !== sign) changes.set(sign, to);
    result += to;
  }
  return { text: result, changes: [...changes].map(([from, to]) => ({ from, to })) };
}
