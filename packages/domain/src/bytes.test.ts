import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json, textOf, utf8 } from './bytes.ts';

describe('utf8', () => {
  test('reads back every text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => textOf(utf8(text)) === text));
  });
  test('keeps a byte order mark', () => {
    expect(textOf(utf8('\uFEFFа'))).toBe('\uFEFFа');
  });
  test('Kazakh letters take two bytes', () => {
    expect([...utf8('Ә')]).toEqual([0xd3, 0x98]);
  });
  test('refuses bytes that are no text', () => {
    expect(() => textOf(new Uint8Array([0xff]))).toThrow(TypeError);
  });
});

describe('canonicalJson', () => {
  test.each<[Json, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [[3, 'x', null, true], '[3,"x",null,true]'],
    [123n, '"123"'],
    [{ 'ә"': [] }, '{"ә\\"":[]}'],
    ['a\nb', '"a\\nb"'],
    [-0, '0'],
  ])('%s gives %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
  test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (value) => {
    expect(() => canonicalJson([value])).toThrow(RangeError);
  });
  const values = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value')),
    ),
  })).value;
  const turn = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(turn);
    const entries = Object.entries(value as Record<string, Json>);
    return Object.fromEntries(entries.toReversed().map(([name, item]) => [name, turn(item)]));
  };
  test('means what JSON means', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
  test('does not depend on the order of names', () => {
    fc.assert(fc.property(values, (value) => canonicalJson(turn(value)) === canonicalJson(value)));
  });
});
