import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, searchKey } from './collate.ts';
import { isWindows1251, toWindows1251 } from './transliterate.ts';

const names = 'Асан Әсем Гүл Ғани Евгений Ёлка Кәрім Қайрат Орал Өмір Уәли Ұлан Үміт Хасен Һәкім Ырыс Ілияс Яна'.split(
  ' ',
);
const letters = [...'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'];
const kkWords = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
const sign = (value: number): number => Math.sign(value);

describe('the Kazakh order', () => {
  test('is that of the database', () => {
    expect(names.toReversed().toSorted(compareNames)).toEqual(names);
  });
  test('is that of the language data of Node, letter by letter', () => {
    const collator = new Intl.Collator('kk');
    expect(letters.toSorted(collator.compare)).toEqual(letters);
    fc.assert(fc.property(kkWords, kkWords, (a, b) => sign(compareNames(a, b)) === sign(collator.compare(a, b))));
  });
  test.each([
    ['ел', 'ёлка'],
    ['Асан', 'асана'],
    ['асан', 'Асан'],
    ['Алма 1', 'Алма 2'],
    ['№ 5', 'Ақбота'],
    ['Яна', 'Balausa'],
    ['9', 'а'],
    ['Алма', 'алмас'],
  ])('%s stands before %s', (first, second) => {
    expect(compareNames(first, second)).toBeLessThan(0);
    expect(compareNames(second, first)).toBeGreaterThan(0);
  });
  test('equal is equal, also when composed otherwise', () => {
    expect(compareNames('Қайрат', 'Қайрат')).toBe(0);
    expect(compareNames('й', 'й')).not.toBeNaN();
  });
  test('is an order', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 6 });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(sign(compareNames(a, b))).toBe(-sign(compareNames(b, a)) || 0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('searchKey', () => {
  test.each([
    ['Қайрат', 'кайрат'],
    ['  ТОО «Балдәурен-2019»  ', 'тоо балдаурен 2019'],
    ['Әбдір Кәусар', 'абдир каусар'],
    ['Нұрсүлтан Өмір Һәкім', 'нурсултан омир хаким'],
    ['Ёлка', 'елка'],
    ['Қaйpат', 'кайрат'],
    ['Balausa Kids', 'balausa kids'],
    ['ЖШС Kids Әлем', 'жшс kids алем'],
    ['', ''],
    ['!?', ''],
  ])('%j is %j', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });
  test('a key of a key is the key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => searchKey(searchKey(text)) === searchKey(text)));
  });
  test('Russian typing finds Kazakh names', () => {
    expect(searchKey('Қайрат Ғани Үміт')).toContain(searchKey('кайрат гани умит'));
  });
});

describe('toWindows1251', () => {
  test.each([
    ['ТОО «Балдәурен»', 'ТОО «Балдаурен»'],
    ['Ұлттық қор, Һ, Ң, Ғ, Ү, Ө', 'Улттык кор, Х, Н, Г, У, О'],
    ['5 ₸', '5 тг'],
    ['Іі № — …', 'Іі № — …'],
    ['Ёё', 'Ёё'],
    ['中', '?'],
    ['−5\u202F000', '-5\u00A0000'],
  ])('%s is %s', (text, safe) => {
    expect(toWindows1251(text).text).toBe(safe);
  });
  test('tells each change once, and nothing where nothing changed', () => {
    expect(toWindows1251('Қаққ 中').changes).toEqual([
      { from: 'Қ', to: 'К' },
      { from: 'қ', to: 'к' },
      { from: '中', to: '?' },
    ]);
    expect(toWindows1251('Балауса').changes).toEqual([]);
  });
  test('always gives what the code page has, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: safe } = toWindows1251(text);
        expect(isWindows1251(safe)).toBe(true);
        expect(toWindows1251(safe)).toEqual({ text: safe, changes: [] });
      }),
    );
  });
  test('knows exactly the signs that the platform decodes', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at).filter((byte) => byte !== 0x98);
    const decoder = new (
      globalThis as unknown as { TextDecoder: new (label: string) => { decode(b: Uint8Array): string } }
    ).TextDecoder('windows-1251');
    expect(isWindows1251(decoder.decode(bytes))).toBe(true);
    expect(isWindows1251('Қ')).toBe(false);
  });
});
