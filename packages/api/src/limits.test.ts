/** What a caller may send, out of the contract itself: nothing is without a limit. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Route } from './contract.ts';
import { routes } from './routes.ts';

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

const all: readonly Route[] = Object.values(routes).flatMap((subject): Route[] => Object.values(subject));
const written = (type: z.ZodType): Shape => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Fields that could hold anything: `body.note`. */
function boundless({ properties, items, anyOf, ...one }: Shape, place: string): string[] {
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, each]) => boundless(each, `${place}.${name}`));
  }
  if (anyOf !== undefined) return anyOf.flatMap((each) => boundless(each, place));
  if (items !== undefined) return [...(one.maxItems === undefined ? [place] : []), ...boundless(items, `${place}[]`)];
  if (['integer', 'number', 'boolean', 'null'].includes(one.type ?? '')) return [];
  const isFixed = one.enum !== undefined || one.const !== undefined || one.maxLength !== undefined;
  // An id, a day, a moment, a pattern that begins and ends and repeats nothing for ever.
  const isShaped = ['uuid', 'date', 'date-time'].includes(one.format ?? '') || /^\^[^*+]*\$$/.test(one.pattern ?? '');
  return isFixed || isShaped ? [] : [place];
}

test.each(all)('$name: every text and list that comes in has a limit', ({ params, query, body }) => {
  const parts = { params, query, body };
  const found = Object.entries(parts).flatMap(([name, type]) =>
    type === undefined ? [] : boundless(written(type), name),
  );
  expect(found).toEqual([]);
});

describe('lists', () => {
  const paged = all.filter(({ query }) => query !== undefined && 'size' in query.shape);

  test('there are some', () => expect(paged.length).toBeGreaterThan(10));

  test.each(paged)('$name: a page of 10^9 rows is refused, as are none, half a row and words', ({ query }) => {
    const isTaken = (field: Record<string, unknown>): boolean => {
      const wrong = query?.safeParse(field).error?.issues.filter(({ path }) => String(path[0]) in field) ?? [];
      return wrong.length === 0;
    };
    expect(isTaken({ size: '200', page: '1' })).toBe(true);
    for (const size of ['1000000000', '201', '0', '-1', '1.5', 'all', ['10', '10']]) {
      expect([size, isTaken({ size })]).toEqual([size, false]);
    }
    expect(isTaken({ page: '1000000000' })).toBe(false);
  });

  test('whatever answers with a list of rows and their number has pages', () => {
    const isList = ({ answer }: Route): boolean =>
      answer instanceof z.ZodObject && 'rows' in answer.shape && 'total' in answer.shape;
    // A register is one group: at most sixty children.
    const others = all.filter((route) => isList(route) && !paged.includes(route)).map(({ name }) => name);
    expect(others).toEqual(['attendance.register']);
  });
});
