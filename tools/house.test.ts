import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The rules of the house (docs/decisions, ARCHITECTURE.md) that neither the compiler nor the linter can hold. */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Which packages a package may import. */
const ALLOWED: Record<string, readonly string[]> = {
  domain: [],
  api: ['domain'],
  database: ['domain'],
  server: ['api', 'database', 'domain'],
  city: ['api', 'domain'],
  web: ['api', 'domain'],
};

/** The outside world, the clock and chance live only here. */
const ADAPTERS = [
  /^packages\/[^/]+\/src\/(.*\/)?adapters\//,
  /^packages\/[^/]+\/src\/(.*\/)?testing\//,
  /^packages\/database\/src\/embedded\//,
  /^packages\/city\/src\/simulators\//,
  /^(tools|bench|e2e)\//,
  /\.test\.tsx?$/,
];

const LONGEST = 350;

interface Source {
  path: string;
  package: string | undefined;
  text: string;
  /** The text without comments and quoted texts, its lines in place. */
  code: string;
}

const sources = ['packages', 'tools', 'bench', 'e2e'].flatMap((folder) => walk(join(ROOT, folder))).map(read);
const adapters = new Set(sources.filter(({ path }) => ADAPTERS.some((pattern) => pattern.test(path))));

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: false }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const path = relative(ROOT, file);
  return { path, text, package: /^packages\/([^/]+)\//.exec(path)?.[1], code: bare(text) };
}

/** Blanks comments and quoted texts; template texts stay, as code may stand in them. */
function bare(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (piece) =>
    piece.startsWith('/') ? piece.replace(/[^\n]/g, ' ') : `''${' '.repeat(Math.max(0, piece.length - 2))}`,
  );
}

/** Places where a pattern is found in code: `packages/x/src/y.ts:12`. */
function places(files: Iterable<Source>, pattern: RegExp): string[] {
  return [...files].flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map((match) => `${path}:${code.slice(0, match.index).split('\n').length}`),
  );
}

describe('the house', () => {
  test('imports go only downwards', () => {
    const wrong = sources.flatMap(({ path, package: own, text }) => {
      if (own === undefined) return [];
      const names = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
      return names
        .filter((name) => {
          const other = name.startsWith('@balapan/') ? name.split('/')[1] : packageOf(path, name);
          return other !== undefined && other !== own && !ALLOWED[own]?.includes(other);
        })
        .map((name) => `${path} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every package is in the list of directions', () => {
    expect(readdirSync(join(ROOT, 'packages')).sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test('the domain and the contract touch neither the machine nor a framework', () => {
    const wrong = sources
      .filter((source) => (source.package === 'domain' || source.package === 'api') && !source.path.includes('.test.'))
      .filter(({ text }) => /from 'node:|from 'fastify|from 'react|from 'pg'|from 'kysely/.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('clock and chance come only through adapters', () => {
    const pure = sources.filter((source) => !adapters.has(source));
    const pattern = /\b(?:new Date\b|Date\.\w+|Math\.random|performance\.now|crypto\.(?:randomUUID|getRandomValues))/g;
    expect(places(pure, pattern)).toEqual([]);
  });

  test('no address of a page or route carries a personal number', () => {
    const wrong = sources.filter(({ text }) => /\/(?::|\$\{?|\{)\w*iin\b|[?&]iin=/i.test(text)).map(({ path }) => path);
    expect(wrong.filter((path) => path !== 'tools/house.test.ts')).toEqual([]);
  });

  test('what cannot be typed is not hidden', () => {
    // A test may expect an error: it proves that something does not compile.
    const hidden = /@ts-(?:ignore|expect-error|nocheck)/;
    const wrong = sources
      .filter(({ path, text }) => (/\.test\.tsx?$/.test(path) ? /@ts-(?:ignore|nocheck)/ : hidden).test(text))
      .map(({ path }) => path);
    expect(wrong.filter((path) => path !== 'tools/house.test.ts')).toEqual([]);
  });

  test(`no file is longer than ${LONGEST} lines`, () => {
    const generated = /^packages\/database\/src\/rows\.ts$/;
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > LONGEST && !generated.test(path))
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('every exported function of the domain says what it does', () => {
    const silent = sources
      .filter(
        (source) => source.package === 'domain' && !source.path.includes('.test.') && !source.path.includes('/text/'),
      )
      .flatMap(({ path, text }) => undocumented(text).map((name) => `${path}: ${name}`));
    expect(silent).toEqual([]);
  });

  test('nothing in the sources points at a machine of ours', () => {
    const wrong = sources
      .filter(({ text }) => /\/work\/(?:main|shared)|\/home\/\w+\//.test(text))
      .map(({ path }) => path);
    expect(wrong.filter((path) => path !== 'tools/house.test.ts')).toEqual([]);
  });
});

/** The package that a relative import leads into. */
function packageOf(path: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  return /^packages\/([^/]+)\//.exec(join(dirname(path), name))?.[1];
}

/** Exported functions without a docstring right above; overloads share the first one's. */
function undocumented(text: string): string[] {
  const lines = text.split('\n');
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?function\*? (\w+)/.exec(line)?.[1];
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return lines[index - 1]?.trim().endsWith('*/') ? [] : [name];
  });
}
