import { expect, test } from 'vitest';
import { differences } from '../bin/quarter/books.ts';

const books = (entries: readonly string[]) => new Map([['entries', entries]]);

test('the same books do not differ', () => {
  expect(differences(books(['(3000,5)', '(4000,0)']), books(['(3000,5)', '(4000,0)']))).toEqual([]);
});

test('a tiyn more, a line less and a line twice are each told', () => {
  expect(differences(books(['(3000,5)']), books(['(3000,6)']))).toEqual(['entries: - (3000,5)', 'entries: + (3000,6)']);
  expect(differences(books(['(3000,5)']), books([]))).toEqual(['entries: - (3000,5)', 'entries: 1 ≠ 0']);
  expect(differences(books(['(3000,5)']), books(['(3000,5)', '(3000,5)']))).toEqual(['entries: 1 ≠ 2']);
});
