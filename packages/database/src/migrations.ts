import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders of migrations, in the order in which they are applied. */
export type Level = 'ref' | 'national' | 'region';
export const LEVELS: readonly Level[] = ['ref', 'national', 'region'];

export interface MigrationFile {
  level: Level;
  /** File name: `0003_roster.sql`. */
  name: string;
  /** As written; a region's file names its schema `:region`. */
  text: string;
  sha256: string;
}

export const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations');

/** The files of one folder, by number. @throws Error when a name does not begin with four digits, or a number is there twice */
export function readMigrations(level: Level, root = MIGRATIONS): MigrationFile[] {
  const names = readdirSync(join(root, level))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  names.forEach((name, index) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new Error(`Migration ${level}/${name}: name it 0001_what.sql`);
    if (names[index + 1]?.slice(0, 4) === name.slice(0, 4)) throw new Error(`Migration ${level}/${name}: number twice`);
  });
  return names.map((name) => {
    const text = readFileSync(join(root, level, name), 'utf8').replaceAll('\r\n', '\n');
    return { level, name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

/** The text with the region's schema in place of `:region` (but not of the cast `::region`). */
export function fillTemplate(text: string, schema: string): string {
  return text.replace(/(?<!:):region\b/g, schema);
}

/**
 * Cuts a file into statements at the semicolons outside of quotes, comments and dollar quotes; scale.md rule 14 wants
 * one statement a query. Comments before a statement stay with it. Bodies in `BEGIN ATOMIC` are not understood: write
 * them as dollar-quoted text.
 * @returns each statement with the line on which it begins
 */
export function splitStatements(text: string): { sql: string; line: number }[] {
  const statements: { sql: string; line: number }[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; ) {
    if (at < text.length && text[at] !== ';') {
      at = skip(text, at);
      continue;
    }
    const piece = text.slice(start, at);
    const sql = piece.trim();
    if (withoutComments(sql) !== '') {
      const lead = piece.length - piece.trimStart().length;
      statements.push({ sql, line: text.slice(0, start + lead).split('\n').length });
    }
    at++;
    start = at;
  }
  return statements;
}

/** The position behind the token that begins at `at`: a quoted text, a comment, or one character. */
function skip(text: string, at: number): number {
  const rest = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  switch (text[at]) {
    case "'":
      // E'…\'…' has backslashes; in other texts a backslash is a letter.
      return (
        at +
        (rest(/[eE]$/.test(text.slice(Math.max(0, at - 1), at)) ? /'(?:[^'\\]|\\[\s\S]|'')*'/y : /'(?:[^']|'')*'/y) ||
          text.length)
      );
    case '"':
      return at + (rest(/"(?:[^"]|"")*"/y) || text.length);
    case '-':
      return at + (rest(/--[^\n]*/y) || 1);
    case '/':
      return text[at + 1] === '*' ? endOfComment(text, at) : at + 1;
    case '$': {
      const length = /[\w$]/.test(text[at - 1] ?? '') ? 0 : rest(/\$(?:[A-Za-z_]\w*)?\$/y);
      if (length === 0) return at + 1;
      const tag = text.slice(at, at + length);
      const end = text.indexOf(tag, at + length);
      return end < 0 ? text.length : end + length;
    }
    default:
      return at + 1;
  }
}

/** Comments between slashes nest in PostgreSQL. */
function endOfComment(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text.startsWith('/*', i)) depth += 1;
    else if (text.startsWith('*/', i)) depth -= 1;
    else continue;
    i++;
    if (depth === 0) return i + 1;
  }
  return text.length;
}

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*\*\//g, '').trim();
}
