/** The order of the Kazakh alphabet and the key under which names are searched (kazakhstan.md 8). Never `Intl` for Kazakh. */

/** Ё stands after Е; Cyrillic before Latin, as in the database's `kk-KZ` order. */
const alphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const figures = '0123456789';

/** Weight of each sign: unknown signs by their code point, then figures, Kazakh letters, Latin letters. */
const weights = new Map([...figures, ...alphabet, ...latin].map((sign, at) => [sign, 0x11_0000 + at]));
const weightOf = (sign: string): number => weights.get(sign) ?? (sign.codePointAt(0) as number);

/**
 * Compares two names for a list: by the Kazakh alphabet (which holds the Russian one), without case; equal ones by case,
 * small letters first.
 */
export function compareNames(a: string, b: string): number {
  const [first, second] = [[...a.normalize('NFC').toLowerCase()], [...b.normalize('NFC').toLowerCase()]];
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at += 1) {
    const difference = weightOf(first[at] as string) - weightOf(second[at] as string);
    if (difference !== 0) return difference;
  }
  if (first.length !== second.length) return first.length - second.length;
  // A small letter has the higher code in every alphabet here.
  return a === b ? 0 : a < b ? 1 : -1;
}

const folded: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  ў: 'у',
  ї: 'и',
};
/** Latin letters that are typed for Cyrillic ones; only inside a word that has Cyrillic letters. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'х',
  i: 'и',
  k: 'к',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

function foldWord(word: string): string {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(word);
  return [...word].map((sign) => folded[sign] ?? (isCyrillic ? lookAlikes[sign] : undefined) ?? sign).join('');
}

/** The key of a name or a query: small letters, Kazakh ones as Russian ones, words parted by one space. «Қайрат» → «кайрат». */
export function searchKey(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(foldWord).join(' ');
}
