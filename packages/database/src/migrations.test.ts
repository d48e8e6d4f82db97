import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, splitStatements } from './migrations.ts';

const split = (text: string): string[] => splitStatements(text).map((statement) => statement.sql);

test('cuts only at semicolons that end a statement', () => {
  const pieces = [
    `SELECT 'a;b', 'it''s; so'`,
    `SELECT "a;b" /* c; /* d; */ e; */ FROM t -- f; g`,
    `DO $$ BEGIN x := 'a'; END $$`,
    `DO $tag$ BEGIN EXECUTE $$;$$; END $tag$`,
    `SELECT E'\\';' || ';'`,
    `SELECT $1 + 2`,
    `SELECT a-1, b/2`,
  ];
  expect(split(`${pieces.join('\n;\n')}\n;\n-- the end;\n`)).toEqual(pieces);
});

test('tells the line on which a statement begins', () => {
  expect(splitStatements('SELECT 1;\n\n-- two\nSELECT\n2;').map((each) => each.line)).toEqual([1, 3]);
});

test('quoting any text keeps it in one statement', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const quoted = `SELECT '${a.replaceAll("'", "''")}', "${b.replaceAll('"', '""')}x"`;
      expect(split(`${quoted}; ${quoted}`)).toEqual([quoted, quoted]);
    }),
  );
});

test('fills in the schema, but leaves casts and longer names alone', () => {
  expect(fillTemplate("SELECT ':region.x', a::region, :region.b, :regional", 'almaty')).toBe(
    "SELECT 'almaty.x', a::region, almaty.b, :regional",
  );
});
