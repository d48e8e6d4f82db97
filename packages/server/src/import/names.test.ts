import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseName } from './names.ts';
import { Problems, shown } from './problem.ts';

test.each([
  ['серікова', 'Серікова'],
  ['ИВАНОВ', 'Иванов'],
  ['  Иванова -  Петрова ', 'Иванова - Петрова'],
  ['салтыков-щедрин', 'Салтыков-Щедрин'],
  ['Ceрикова', 'Серикова'],
  ['Aйшa', 'Айша'],
  ['Smith', 'Smith'],
  ['серік ұлы', 'Серік ұлы'],
  ['ӘЛІХАН', 'Әліхан'],
])('%s is %s', (given, expected) => {
  expect(normaliseName(given)).toBe(expected);
});

test('a name made fit stays as it is', () => {
  const name = fc.string({ unit: fc.constantFrom(...'аәБқ iсC-'), minLength: 1 });
  fc.assert(fc.property(name, (text) => normaliseName(normaliseName(text)) === normaliseName(text)));
});

test('numbers of people are never shown whole, nor in the parameters', () => {
  const problems = new Problems();
  const at = { file: 'a.csv', line: 2, field: 'iin', value: '190520500123' };
  problems.add(at, 'file.referenceUnknown', { value: '190520500123', file: 'b.csv' });
  expect(JSON.stringify(problems.list)).not.toContain('190520500123');
  expect(shown('x'.repeat(100))).toHaveLength(40);
});
