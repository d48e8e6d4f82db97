/** Names as an old system holds them, made fit to print: no double spaces, no Latin letters among Cyrillic ones, capitals. */

const latin = 'aAbBcCeEhHiIkKmMnNoOpPrRtTxXyYuU';
const cyrillic = 'аАвВсСеЕһҺіІкКмМпНоОрРгРтТхХуУиИ';
const alike = new Map([...latin].map((sign, at) => [sign, [...cyrillic][at] as string]));
const hasLatin = /[a-z]/iu;
const hasCyrillic = /[\u0400-\u04ff]/u;
const clean = /^[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+$/u;

/**
 * A surname, given name or patronymic as it is written in a document: `  иВАНОВ-пЕТРОВ ` is `Иванов-Петров`. Latin letters
 * become the Cyrillic ones they look like where a word has Cyrillic letters too; a name all in Latin stays.
 */
export function normaliseName(text: string): string {
  if (clean.test(text)) return text;
  const words = text
    .normalize('NFC')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();
  const spelt =
    hasLatin.test(words) && hasCyrillic.test(words) ? [...words].map((s) => alike.get(s) ?? s).join('') : words;
  // A particle of a Kazakh patronymic written apart stays small: `Серік ұлы`.
  return spelt
    .split(/([ -])/u)
    .map((word, at) => (at > 0 && /^(ұлы|қызы|оглы|кызы)$/iu.test(word) ? word.toLowerCase() : capital(word)))
    .join('');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
