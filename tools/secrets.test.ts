/** No key, token or password in the repository or in what browsers get, and no map of the sources beside the bundle. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Keys of people who do not exist: the test authority signs for the demonstration with them, and nobody else trusts it. */
const inventedKeys = 'packages/city/data/keys';
const largest = 20 * 2 ** 20;

/** Written in two pieces each, so that this file does not find itself. */
const patterns: Readonly<Record<string, RegExp>> = {
  'a private key in PEM': new RegExp(['-----BEGIN [A-Z ]*', 'PRIVATE KEY-----'].join('')),
  'an RSA key in PKCS#8': new RegExp(['IBADANBgkqhki', 'G9w0BAQEF'].join('')),
  'a key on a curve in PKCS#8': new RegExp(['AgEAMB', 'MGByqGSM49'].join('')),
  'a key as JSON': /"kty"\s*:\s*"\w+"[^}]*"d"\s*:/,
  'a token of a cloud or a forge':
    /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w-]{20,}|xox[abp]-[\w-]{20,})\b/,
  'a signed web token': /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\./,
  'an address with a password': /\b[a-z]{3,12}:\/\/[^\s:@/'"`<>${}]+:[^\s@/'"`<>${}…]+@[\w.-]+/,
};

function found(path: string, name: string): string[] {
  if (statSync(path).size > largest) return [`${name}: too large to be looked into`];
  const text = readFileSync(path, 'latin1');
  return Object.entries(patterns).flatMap(([what, pattern]) => (pattern.test(text) ? [`${name}: ${what}`] : []));
}

describe('secrets', () => {
  it('stand in no file of the repository but the invented people’s', () => {
    const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    expect(names.length).toBeGreaterThan(500);
    const files = names.filter((name) => !name.startsWith(`${inventedKeys}/`) && existsSync(join(root, name)));
    expect(files.flatMap((name) => found(join(root, name), name))).toEqual([]);
  });

  it('would be found', () => {
    const pool = readdirSync(join(root, inventedKeys));
    const keys = pool.flatMap((name) => found(join(root, inventedKeys, name), name));
    expect(keys.length).toBeGreaterThan(0);
  });

  it('nor settings of the server, nor maps of the sources, are in the bundle', () => {
    const folder = join(root, 'packages/web/dist');
    if (!existsSync(folder)) return;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    const texts = names.filter((name) => /\.(?:js|css|html|svg|json)$/.test(name));
    const server = /sourceMappingURL|process\.env|DATABASE_URL|FIELD_KEYS|node:crypto|postgres:\/\//;
    for (const name of texts) {
      const path = join(folder, name);
      expect(found(path, name)).toEqual([]);
      expect([name, server.exec(readFileSync(path, 'utf8'))?.[0]]).toEqual([name, undefined]);
    }
  });
});
