import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/**
 * The rules that let one PostgreSQL become many without a change to a query (docs/decisions/0001), read off the text of
 * the migrations. What only a living database can tell stands in rights.db.test.ts.
 */
const folder = new URL('../migrations/', import.meta.url);
const read = (kind: string): { name: string; sql: string }[] =>
  readdirSync(new URL(`${kind}/`, folder))
    .sort()
    .map((name) => ({
      name: `${kind}/${name}`,
      sql: readFileSync(new URL(`${kind}/${name}`, folder), 'utf8').replaceAll(/--.*$/gm, ''),
    }));
const region = read('region');
const all = [...read('ref'), ...read('national'), ...region];

const never = (files: { name: string; sql: string }[], pattern: RegExp): string[] =>
  files.flatMap(({ name, sql }) => [...sql.matchAll(pattern)].map((found) => `${name}: ${found[0]}`));

describe('rules of the SQL', () => {
  test('a region names nothing outside itself but ref (1, 7)', () => {
    expect(never(region, /\bnational\.\w+/g)).toEqual([]);
    expect(never(region, /REFERENCES (?!:region\.|ref\.|NEW TABLE|OLD TABLE)\S+/g)).toEqual([]);
  });

  test('every table and function is named with its schema (2)', () => {
    expect(never(all, /CREATE (?:TABLE|FUNCTION|VIEW) (?!:region\.|ref\.|national\.)\S+/g)).toEqual([]);
    expect(never(all, /\bON (?!:region\.|ref\.|national\.|FUNCTION|SCHEMA|ALL)[a-z_.]+ (?:USING|\(|ENABLE)/g)).toEqual(
      [],
    );
  });

  test('every function sets its search path (2)', () => {
    const functions = all.flatMap(({ sql }) => sql.split(/CREATE (?:OR REPLACE )?FUNCTION /).slice(1));
    for (const text of functions) expect(text.split('AS $$')[0]).toMatch(/SET search_path = :region, pg_temp/);
  });

  test('settings are never set by set_config nor in the session (3)', () => {
    expect(never(all, /set_config|\bSET (?!search_path|LOCAL|citus)\w+\.\w+/g)).toEqual([]);
  });

  test('policies hold columns, constants and current_setting only (4)', () => {
    const policies = all.flatMap(({ sql }) => sql.match(/CREATE POLICY[\s\S]*?;/g) ?? []);
    expect(policies.length).toBeGreaterThan(20);
    for (const policy of policies) {
      expect(policy).not.toMatch(/\bSELECT\b|\bIS (?:NOT )?NULL\b|\bEXISTS\b/i);
      expect(
        [...policy.matchAll(/(\w+)\s*\(/g)]
          .map((call) => call[1])
          .filter((name) => !['USING', 'CHECK', 'current_setting', 'ANY'].includes(name ?? '')),
      ).toEqual([]);
    }
  });

  test('no identity, no serial (5)', () => {
    expect(never(all, /GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY|\b(?:small|big)?serial\b/gi)).toEqual([]);
  });

  test('every table has a primary key, and every constraint a name (5)', () => {
    for (const { name, sql } of all) {
      for (const [, table, body = ''] of sql.matchAll(/CREATE TABLE (\S+) \(([\s\S]*?)\n\)/g)) {
        expect(body, `${name} ${table}`).toMatch(/CONSTRAINT \w+ PRIMARY KEY/);
        for (const line of body
          .split('\n')
          .filter((text) => /\b(?:PRIMARY KEY|UNIQUE|REFERENCES|CHECK|EXCLUDE)\b/.test(text))) {
          expect(line, `${name} ${table}`).toMatch(/CONSTRAINT \w+/);
        }
      }
    }
  });

  test('no notification, no advisory lock, no sequence in a region (6, 8)', () => {
    expect(never(region, /pg_notify|\bNOTIFY\b|advisory|\bSEQUENCE\b|nextval/gi)).toEqual([]);
  });

  test('no inheritance, no MERGE, no per-row trigger that chains or counts (6, 12)', () => {
    // A check at the end of the transaction can be by row only; it neither chains nor counts.
    expect(never(all, /\bINHERITS\b|\bMERGE\b|(?<!INITIALLY DEFERRED )FOR EACH ROW/g)).toEqual([]);
  });

  test('a DO UPDATE takes excluded values only (11)', () => {
    expect(never(all, /DO UPDATE SET (?!\w+ = excluded\.)/g)).toEqual([]);
  });
});
