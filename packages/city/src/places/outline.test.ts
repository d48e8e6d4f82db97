import { describe, expect, test } from 'vitest';
import { randomOf } from '../random.ts';
import { districts } from './districts.ts';
import { privateName } from './gardenNames.ts';
import { isInside, pointInside, readOutlines } from './outline.ts';

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
] as const;

describe('outlines', () => {
  const outlines = readOutlines();

  test('are those of the eight districts', () => {
    expect(outlines.map(({ kato }) => kato).sort()).toEqual(districts.map(({ kato }) => kato).sort());
  });

  test('a point is inside or not', () => {
    expect(isInside([1, 3], square)).toBe(true);
    expect(isInside([5, 3], square)).toBe(false);
    expect(isInside([1, -0.1], square)).toBe(false);
  });

  test.each(districts.map((district) => [district.nameEn, district] as const))(
    'points of %s lie in it, below the mountains',
    (_, district) => {
      const { ring } = outlines.find(({ kato }) => kato === district.kato) ?? { ring: [] };
      const random = randomOf(1, district.kato);
      for (let draw = 0; draw < 200; draw += 1) {
        const point = pointInside(ring, district.southernLimit, random);
        expect(isInside(point, ring)).toBe(true);
        expect(point[1]).toBeGreaterThanOrEqual(district.southernLimit);
      }
    },
  );

  test('an outline south of the limit has no point', () => {
    expect(() => pointInside(square, 4.5, randomOf(1, 'none'))).toThrow(RangeError);
  });
});

describe('districts', () => {
  test('share the city and its free places', () => {
    expect(districts.reduce((sum, { share }) => sum + share, 0)).toBe(100);
    expect(districts.reduce((sum, { free }) => sum + free, 0)).toBe(2455);
  });

  test('have streets in both languages', () => {
    const wrong = districts.flatMap(({ streets }) => streets).filter((street) => street.split('|').length !== 2);
    expect(wrong).toEqual([]);
  });
});

test('no two private kindergartens of a country have one name', () => {
  const names = Array.from({ length: 8000 }, (_, n) => privateName(n));
  for (const language of ['kk', 'ru', 'en'] as const)
    expect(new Set(names.map((name) => name[language])).size).toBe(8000);
});
