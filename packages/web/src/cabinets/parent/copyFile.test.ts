import { expect, test } from 'vitest';
import { type CopyPiece, copyJson, copyPage, gatherCopy } from './copyFile.ts';

const pieces: Readonly<Record<string, CopyPiece>> = {
  '': piece([{ table: 'child', title: 'Дети', rows: [{ surname: '<b>&' }] }], '1.0'),
  '1.0': piece([{ table: 'offer', title: 'Предложения', rows: [{ id: 1, params: { a: 1 } }] }], '1.1'),
  '1.1': piece([{ table: 'offer', title: 'Предложения', rows: [{ id: 2, params: null }] }], null),
};

function piece(parts: CopyPiece['parts'], next: string | null): CopyPiece {
  return { name: 'balapan-2025-09-11', madeAt: '2025-09-11T08:30:00+05:00', parts, next };
}

const copy = await gatherCopy(async (after) => pieces[after] ?? piece([], null));

test('the pieces come together, a table that was cut is whole again', () => {
  expect(JSON.parse(copyJson(copy))).toEqual({
    madeAt: '2025-09-11T08:30:00+05:00',
    child: [{ surname: '<b>&' }],
    offer: [
      { id: 1, params: { a: 1 } },
      { id: 2, params: null },
    ],
  });
});

test('what stands in the data is text on the page, never a part of it', () => {
  const page = copyPage(copy, 'ru');
  expect(page).toContain('&lt;b&gt;&amp;');
  expect(page).not.toContain('<b>');
  expect(page).toContain('{&quot;a&quot;:1}');
});
