import { routes } from '@balapan/api/routes.ts';
import { describe, expect, it } from 'vitest';
import { z as zod } from 'zod';
import { z } from './shapes.ts';

describe('the stand-in for zod', () => {
  it('keeps the names of fields, also of extended objects', () => {
    const paging = { page: zod.number(), size: zod.number() };
    expect(Object.keys(z.object({ day: 1, ...paging }).shape)).toEqual(['day', 'page', 'size']);
    expect(Object.keys(z.object({ a: 1 }).extend({ b: 2 }).shape)).toEqual(['a', 'b']);
  });

  it('takes any other call in any order', () => {
    const schema = z as unknown as typeof zod;
    expect(() => schema.coerce.number().int().min(1).default(1).optional()).not.toThrow();
    expect(() => schema.object({ a: schema.string() }).nullable().meta({ id: 'A' })).not.toThrow();
  });

  it('is enough for requests: every route names its fields by plain objects', () => {
    for (const table of Object.values(routes))
      for (const route of Object.values(table as Record<string, { params?: unknown; query?: unknown; body?: unknown }>))
        for (const part of [route.params, route.query, route.body])
          if (part !== undefined) expect(part).toBeInstanceOf(zod.ZodObject);
  });
});
