import { describe, expect, test } from 'vitest';
import { defineTexts } from './catalogue.ts';
import { chooseLanguage, isTextLanguage, languageNames, languageShortNames, languages } from './language.ts';

describe('languages', () => {
  test('are three, Kazakh first, each named in itself', () => {
    expect(languages).toEqual(['kk', 'ru', 'en']);
    expect(languages.map((language) => languageNames[language])).toEqual(['Қазақша', 'Русский', 'English']);
    expect(languages.map((language) => languageShortNames[language])).toEqual(['Қаз', 'Рус', 'Eng']);
  });
  test.each(['kz', 'KK', '', 'en-US'])('%j is none', (text) => {
    expect(isTextLanguage(text)).toBe(false);
  });
  test.each([
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['de, en;q=0.5, ru;q=0.7', 'ru'],
    ['en-GB', 'en'],
    ['kk-KZ, ru', 'kk'],
    ['de', 'kk'],
    ['ru;q=0, en;q=0.1', 'en'],
    ['ru;q=x, en;q=0.1', 'en'],
    ['', 'kk'],
    [null, 'kk'],
    [undefined, 'kk'],
  ])('%j chooses %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});

describe('a catalogue', () => {
  const texts = defineTexts({
    kk: { title: 'Кезек', moved: (p: { readonly from: number; readonly to: number }) => `${p.from} → ${p.to}` },
    ru: { title: 'Очередь', moved: (p) => `с ${p.from} на ${p.to}` },
    en: { title: 'Queue', moved: (p) => `from ${p.from} to ${p.to}` },
  });
  test('gives plain texts and texts with parameters', () => {
    expect(texts.kk.title).toBe('Кезек');
    expect(texts.ru.moved({ from: 241, to: 146 })).toBe('с 241 на 146');
  });
  test('with a missing text does not compile', () => {
    // @ts-expect-error: Russian has no title
    defineTexts({ kk: { title: 'а' }, ru: {}, en: { title: 'a' } });
    // @ts-expect-error: English has a text that Kazakh has not
    defineTexts({ kk: { title: 'а' }, ru: { title: 'а' }, en: { title: 'a', more: 'b' } });
    expect(true).toBe(true);
  });
  test('with a missing parameter does not compile', () => {
    // @ts-expect-error: `to` is missing
    expect(texts.en.moved({ from: 1 })).toContain('undefined');
    // @ts-expect-error: there is no such text
    expect(texts.en.other).toBeUndefined();
  });
  test('with another kind of text does not compile', () => {
    // @ts-expect-error: Russian wants a parameter that Kazakh does not give
    const wrong = defineTexts({ kk: { a: 'а' }, ru: { a: (p: { x: number }) => `${p.x}` }, en: { a: 'a' } });
    expect(typeof wrong.kk).toBe('object');
  });
});
