/** Numbers and money as people read them (look.md, "Numbers and dates"): no-break spaces, comma; English comma and point. */
import { roundHalfUp, type Tiyn } from '../money.ts';
import type { TextLanguage } from './language.ts';

/** Between the groups of a number, before a unit, after №. */
export const noBreakSpace = '\u00A0';
export const minusSign = '−';
const enDash = '–';

function group(digits: string, language: TextLanguage): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : noBreakSpace);
}

const decimalMark = (language: TextLanguage): string => (language === 'en' ? '.' : ',');
const signOf = (value: bigint): string => (value < 0n ? minusSign : '');
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** A whole number: `17 201`; English `17,201`. */
export function formatCount(value: number | bigint, language: TextLanguage): string {
  const whole = BigInt(value);
  return signOf(whole) + group(absolute(whole).toString(), language);
}

/** Tenge with tiyn and without a unit, for a column: `50 358,14`. */
export function formatAmount(value: Tiyn, language: TextLanguage): string {
  const digits = absolute(value).toString().padStart(3, '0');
  return `${signOf(value)}${group(digits.slice(0, -2), language)}${decimalMark(language)}${digits.slice(-2)}`;
}

/** Tenge with tiyn: `50 358,14 ₸`. */
export function formatMoney(value: Tiyn, language: TextLanguage): string {
  return `${formatAmount(value, language)}${noBreakSpace}₸`;
}

/** Whole tenge, rounded half up: `55 659 ₸`. */
export function formatTenge(value: Tiyn, language: TextLanguage): string {
  return `${formatCount(roundHalfUp(value, 100n), language)}${noBreakSpace}₸`;
}

/** A number with `digits` decimals out of a fraction, rounded half up: `formatFraction(36n, 10n, 1, 'ru')` is `3,6`. */
export function formatFraction(numerator: bigint, denominator: bigint, digits: number, language: TextLanguage): string {
  const scaled = roundHalfUp(numerator * 10n ** BigInt(digits), denominator);
  const text = absolute(scaled)
    .toString()
    .padStart(digits + 1, '0');
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return signOf(scaled) + group(whole, language) + (digits === 0 ? '' : decimalMark(language) + rest);
}

const billionWord: Readonly<Record<TextLanguage, string>> = { kk: 'млрд', ru: 'млрд', en: 'bn' };
const millionWord: Readonly<Record<TextLanguage, string>> = { kk: 'млн', ru: 'млн', en: 'm' };

/** A tenth of a billion tenge: what is less would be printed as nothing. */
const leastInBillions = 10_000_000_000n;

/** Public figures only: `3,6 млрд ₸`; English `3.6 bn ₸`. Below a tenth of a billion in millions: `12 млн ₸`. */
export function formatBillions(value: Tiyn, language: TextLanguage): string {
  if (absolute(value) < leastInBillions) return formatMillions(value, language);
  const number = formatFraction(value, 100_000_000_000n, 1, language);
  return [number, billionWord[language], '₸'].join(noBreakSpace);
}

/** Whole millions: `812 млн ₸`; English `812 m ₸`. */
export function formatMillions(value: Tiyn, language: TextLanguage): string {
  return [formatFraction(value, 100_000_000n, 0, language), millionWord[language], '₸'].join(noBreakSpace);
}

/** `95,5 %`, Kazakh `95,5%`, English `95.5%`; one decimal. Throws `RangeError` when the whole is not above zero. */
export function formatPercent(part: bigint, whole: bigint, language: TextLanguage): string {
  const number = formatFraction(part * 100n, whole, 1, language);
  return language === 'ru' ? `${number}${noBreakSpace}%` : `${number}%`;
}

/** `2–6`. */
export function formatRange(from: number, to: number): string {
  return `${from}${enDash}${to}`;
}

/** `№ 312`, English `No. 312`, with a no-break space. */
export function formatNumberSign(number: string | number, language: TextLanguage): string {
  return `${language === 'en' ? 'No.' : '№'}${noBreakSpace}${number}`;
}

/** An account in a list: `KZ18 722S…5678`. */
export function formatIbanShort(iban: string): string {
  return `${iban.slice(0, 4)}${noBreakSpace}${iban.slice(4, 8)}…${iban.slice(-4)}`;
}

/** What a file may hold at most, a round number of its units: `5 МБ`, English `5 MB`; below a megabyte `64 кБ`. */
export function formatSizeLimit(bytes: number, language: TextLanguage): string {
  const [kilo, mega] = language === 'en' ? ['kB', 'MB'] : ['кБ', 'МБ'];
  const [unit, of] = bytes < 2 ** 20 ? [kilo, 2 ** 10] : [mega, 2 ** 20];
  return `${formatCount(Math.floor(bytes / of), language)}${noBreakSpace}${unit}`;
}

/** A file's size: `1,4 МБ`, English `1.4 MB`; under a thousand bytes `512 Б`. */
export function formatBytes(bytes: number, language: TextLanguage): string {
  const units = language === 'en' ? ['B', 'kB', 'MB', 'GB'] : ['Б', 'кБ', 'МБ', 'ГБ'];
  let step = 0;
  while (step < 3 && bytes >= 1000 ** (step + 1)) step += 1;
  const number = formatFraction(BigInt(bytes), 1000n ** BigInt(step), step === 0 ? 0 : 1, language);
  return `${number}${noBreakSpace}${units[step]}`;
}
