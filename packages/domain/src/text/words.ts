/** A sum in words, as acts and payment orders carry it (kazakhstan.md 8): tenge in words, tiyn in two figures. */
import { negateTiyn, type Tiyn, tengeText } from '../money.ts';
import { ruPlural } from './plural.ts';

const ruUnits = ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
const ruTeens =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  );
const ruTens = ['', '', ...'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ')];
const ruHundreds = ['', ...'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ')];
const ruScales = [
  null,
  ['тысяча', 'тысячи', 'тысяч'],
  ['миллион', 'миллиона', 'миллионов'],
  ['миллиард', 'миллиарда', 'миллиардов'],
  ['триллион', 'триллиона', 'триллионов'],
] as const;
const kkUnits = ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'];
const kkTens = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'];
const kkScales = ['', 'мың', 'миллион', 'миллиард', 'триллион'];

/** Groups of three figures, the highest first, with their scale: 121,002 is `[121, 1], [2, 0]`. */
function groups(whole: bigint): (readonly [value: number, scale: number])[] {
  const text = whole.toString();
  const count = Math.ceil(text.length / 3);
  if (count > 5) throw new RangeError('a sum of a thousand trillions has no words here');
  const padded = text.padStart(count * 3, '0');
  return Array.from({ length: count }, (_, at) => [Number(padded.slice(at * 3, at * 3 + 3)), count - 1 - at] as const);
}

function ruGroup(value: number, scale: number): string[] {
  if (value === 0) return [];
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const unit = scale === 1 && units === 1 ? 'одна' : scale === 1 && units === 2 ? 'две' : ruUnits[units];
  const words = [ruHundreds[hundreds], ...(tens === 1 ? [ruTeens[units]] : [ruTens[tens], unit])];
  const names = ruScales[scale];
  return [...words, names ? ruPlural(value, names[0], names[1], names[2]) : ''].filter((word) => !!word) as string[];
}

function kkGroup(value: number, scale: number): string[] {
  if (value === 0) return [];
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const hundred = hundreds === 0 ? [] : [kkUnits[hundreds], 'жүз'];
  return [...hundred, kkTens[tens], kkUnits[units], kkScales[scale]].filter((word) => !!word) as string[];
}

/** A whole number from 0 to 999,999,999,999,999 in small letters. Throws `RangeError` outside. */
export function numberInWords(value: bigint, language: 'kk' | 'ru'): string {
  if (value < 0n) throw new RangeError('a number below zero has no words here');
  if (value === 0n) return language === 'kk' ? 'нөл' : 'ноль';
  const words = groups(value).flatMap(([part, scale]) =>
    language === 'kk' ? kkGroup(part, scale) : ruGroup(part, scale),
  );
  return words.join(' ');
}

/** `Елу бес мың алты жүз елу тоғыз теңге 40 тиын`; what is taken back begins with «Минус», the same word in both languages. */
export function sumInWords(value: Tiyn, language: 'kk' | 'ru'): string {
  const isBelow = value < 0n;
  const [whole = '', rest = ''] = tengeText(isBelow ? negateTiyn(value) : value).split('.');
  const number = numberInWords(BigInt(whole), language);
  const words = isBelow ? `минус ${number}` : number;
  const unit = language === 'kk' ? 'теңге' : 'тенге';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${unit} ${rest} тиын`;
}
