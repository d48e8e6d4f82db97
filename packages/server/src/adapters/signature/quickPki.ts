/**
 * pkijs, made quick for a server. Two things took it longer than all the mathematics of a signature:
 * - It builds the schema that it reads a structure by anew at each reading. A schema depends on the names in its parameters and on
 *   nothing else, and reading by it leaves it as it was (asn1js `compareSchema` writes into the data): each is built once and kept.
 *   Their number is that of the library's own calls.
 * - It takes a public key to pieces and hands them over as JSON. Node's own cryptography reads the key as it is.
 */
import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';

interface Structure {
  schema(...parameters: readonly unknown[]): unknown;
}

/** For the whole process. A second call changes nothing. */
export function quickenPki(): void {
  for (const exported of Object.values(pkijs)) if (hasOwnSchema(exported)) keepSchemaOf(exported);
  if (!(pkijs.getCrypto() instanceof NativeKeys))
    pkijs.setEngine('node', new NativeKeys({ crypto: webcrypto as never }));
}

const keeping = new WeakSet<Structure>();

function keepSchemaOf(structure: Structure): void {
  if (keeping.has(structure)) return;
  keeping.add(structure);
  const build = structure.schema.bind(structure);
  const kept = new Map<string, unknown>();
  structure.schema = (...parameters) => {
    if (!parameters.every(isPlain)) return build(...parameters);
    const key = JSON.stringify(parameters);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const schema = build(...parameters);
    kept.set(key, schema);
    return schema;
  };
}

function hasOwnSchema(exported: unknown): exported is Structure {
  return typeof exported === 'function' && Object.hasOwn(exported, 'schema');
}

/** Whether a parameter is names alone: its JSON then tells all of it. */
function isPlain(parameter: unknown): boolean {
  if (typeof parameter !== 'object' || parameter === null) return typeof parameter !== 'function';
  return Object.getPrototypeOf(parameter) === Object.prototype && Object.values(parameter).every(isPlain);
}

type ImportKey = pkijs.CryptoEngine['importKey'];

class NativeKeys extends pkijs.CryptoEngine {
  override importKey(...args: Parameters<ImportKey>): ReturnType<ImportKey> {
    const [format, key, algorithm, extractable, usages] = args;
    if (format !== 'spki') return super.importKey(...args);
    return this.subtle.importKey(format, key as ArrayBuffer, algorithm, extractable, usages);
  }
}
