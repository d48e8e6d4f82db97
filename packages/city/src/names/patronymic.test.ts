import { describe, expect, test } from 'vitest';
import { cultures } from './cultures.ts';
import { kazakhGiven, kazakhSurnames } from './kazakh.ts';
import { patronymicOf, surnameFor } from './patronymic.ts';
import { slavicGiven } from './slavic.ts';

describe('patronymics', () => {
  test.each([
    ['Нұрлан', 'male', 'kazakh', 'Нұрланұлы'],
    ['Әли', 'female', 'kazakh', 'Әлиқызы'],
    ['Серік', 'male', 'russian', 'Серікович'],
    ['Қалдыбай', 'female', 'russian', 'Қалдыбаевна'],
    ['Мұса', 'male', 'russian', 'Мұсаевич'],
    ['Сергей', 'female', 'russian', 'Сергеевна'],
    ['Игорь', 'male', 'russian', 'Игоревич'],
    ['Илья', 'female', 'russian', 'Ильинична'],
    ['Пётр', 'male', 'russian', 'Петрович'],
    ['Юрий', 'female', 'russian', 'Юрьевна'],
  ] as const)('of %s, %s, %s: %s', (father, sex, style, expected) => {
    expect(patronymicOf(father, sex, style)).toBe(expected);
  });
});

describe('surnames', () => {
  test.each([
    ['Ахметов', 'Ахметова'],
    ['Мұстафин', 'Мұстафина'],
    ['Соловьёв', 'Соловьёва'],
    ['Островский', 'Островская'],
    ['Ким', 'Ким'],
    ['Шевченко', 'Шевченко'],
    ['Оразалы', 'Оразалы'],
  ])('%s, %s', (masculine, feminine) => {
    expect(surnameFor(masculine, 'female')).toBe(feminine);
    expect(surnameFor(masculine, 'male')).toBe(masculine);
  });
});

describe('lists of names', () => {
  const distinct = ({ elder, middle, young }: (typeof cultures)[number]['given']['male']) =>
    new Set([...elder, ...middle, ...young]).size;

  test('are long enough for a city', () => {
    expect(distinct(kazakhGiven.male)).toBeGreaterThanOrEqual(150);
    expect(distinct(kazakhGiven.female)).toBeGreaterThanOrEqual(150);
    expect(distinct(slavicGiven.male)).toBeGreaterThanOrEqual(60);
    expect(distinct(slavicGiven.female)).toBeGreaterThanOrEqual(60);
  });

  test('are written in Cyrillic with a capital, each surname once', () => {
    const all = cultures.flatMap(({ given, surnames }) => [
      ...[given.male, given.female].flatMap(({ elder, middle, young }) => [...elder, ...middle, ...young]),
      ...surnames,
    ]);
    expect(all.filter((name) => !/^[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+$/u.test(name))).toEqual([]);
    expect(new Set(kazakhSurnames).size).toBe(kazakhSurnames.length);
  });
});
