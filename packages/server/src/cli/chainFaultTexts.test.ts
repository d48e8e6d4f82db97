import { expect, test } from 'vitest';
import { chainFaultText } from './chainFaultTexts.ts';

const name = { kk: 'Балапан', ru: 'Цыплёнок', en: 'Chick' };
const kinds = [
  'changed',
  'rewritten',
  'removed',
  'removedAtEnd',
  'moved',
  'foreign',
  'added',
  'head',
  'headGone',
] as const;

test.each(['kk', 'ru', 'en'] as const)('each fault has a text of its own (%s)', (language) => {
  const texts = kinds.map((what) =>
    chainFaultText(
      { chain: 'a', name, seq: 417, to: 419, what, other: { chain: 'b', seq: 63 }, otherName: null },
      language,
    ),
  );
  expect(new Set(texts).size).toBe(kinds.length);
  for (const text of texts) expect(text).toContain('417');
  expect(texts[5]).toContain('63');
});

test('a chain is named as its kindergarten, the region’s own as such', () => {
  const fault = { chain: 'a', seq: 3, to: 3, what: 'removed' } as const;
  expect(chainFaultText({ ...fault, name }, 'ru')).toBe('Цепочка «Цыплёнок»: удалено событие № 3.');
  expect(chainFaultText({ ...fault, to: 5, name: null }, 'ru')).toBe('Цепочка самого региона: удалены события № 3–5.');
});
