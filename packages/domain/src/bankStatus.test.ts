import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { bankStatusOf, isoDayText, statusColumnOf, statusWords } from './bankStatus.ts';

it.each([
  ['Номер документа', 'documentNumber'],
  [' Құжат  нөмірі ', 'documentNumber'],
  ['Сумма, ₸', 'amount'],
  ['Сумма, ?', 'amount'],
  ['Күні', 'day'],
  ['Причина отказа', 'reason'],
  ['STATUS', 'status'],
  ['Комментарий', null],
])('the column «%s» is %s', (head, column) => {
  expect(statusColumnOf(head)).toBe(column);
});

it.each([
  ['Исполнено', 'executed'],
  ['орындалды', 'executed'],
  [' ОТКАЗАНО ', 'refused'],
  ['бас тартылды', 'refused'],
  ['в обработке', null],
  ['', null],
])('«%s» says %s', (word, status) => {
  expect(bankStatusOf(word)).toBe(status);
});

test('the words that are told to write are understood', () => {
  expect(statusWords.split(', ').map(bankStatusOf)).toEqual(['executed', 'executed', 'refused', 'refused']);
});

test('a day is read either way, and nothing else is changed', () => {
  expect(isoDayText('11.09.2025')).toBe('2025-09-11');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const told = isoDayText(text);
      expect(told === text || /^\d{4}-\d{2}-\d{2}$/u.test(told)).toBe(true);
      expect(isoDayText(told)).toBe(told);
    }),
  );
});
