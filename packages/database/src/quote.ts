const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KATO = /^\d{9}$/;
const SCHEMA = /^[a-z][a-z0-9_]{0,39}$/;
/** Schemas that are no region. */
const RESERVED = new Set(['ref', 'national', 'public', 'graphile_worker', 'information_schema']);

/** A text as an SQL literal. Needs `standard_conforming_strings`, which is on since PostgreSQL 9.1. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('a text for the database holds a zero character');
  return `'${text.replaceAll("'", "''")}'`;
}

/** A region's schema name, checked; needs no quotes. @throws RangeError */
export function schemaName(name: string): string {
  if (!SCHEMA.test(name) || name.startsWith('pg_') || RESERVED.has(name))
    throw new RangeError(`not a region's name: ${name}`);
  return name;
}

/** A UUID, checked. @throws RangeError */
export function uuid(text: string): string {
  if (!UUID.test(text)) throw new RangeError(`not a UUID: ${text}`);
  return text;
}

/** A literal of an array of UUIDs: `'{…,…}'`. @throws RangeError */
export function uuidArray(values: readonly string[]): string {
  return `'{${values.map(uuid).join(',')}}'`;
}

/** A literal of an array of territory codes (КАТО, nine digits). @throws RangeError */
export function katoArray(values: readonly string[]): string {
  for (const value of values) if (!KATO.test(value)) throw new RangeError(`not a КАТО code: ${value}`);
  return `'{${values.join(',')}}'`;
}
