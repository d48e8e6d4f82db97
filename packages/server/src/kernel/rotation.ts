/** Seals what outer keys of the settings have sealed with the key of today (docs/decisions/0017). What lies within is not touched. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { FieldCipher, Wrapped } from '../adapters/fieldCipher/fieldCipher.ts';
import { system } from './actor.ts';
import type { House } from './house.ts';
import { changing } from './operation.ts';

export interface SealedRow extends Wrapped {
  readonly id: string;
}

/** One table whose rows are sealed. */
export interface Sealed<Row extends SealedRow> {
  /** The operation that the audit names. */
  readonly name: string;
  /** What a row's bytes are bound to. */
  readonly ownerOf: (row: Row) => string;
  /** Rows that another key than this has sealed, locked, at most so many. */
  readonly lock: (sql: WriteHandle, keyId: string, most: number) => Promise<Row[]>;
  readonly rewrap: (
    sql: WriteHandle,
    rows: readonly { readonly id: string; readonly wrapped: Uint8Array }[],
    keyId: string,
  ) => Promise<void>;
}

export interface Rotation {
  /** The outer key of today. */
  readonly keyId: string;
  /** Rows that were sealed anew, by the name of the key before. */
  readonly from: Readonly<Record<string, number>>;
}

/** Some at a time: no transaction holds the whole city. */
const batch = 1000;

/**
 * All or nothing within a batch; what is done stays done, so it may be run again.
 * @param most rows of a batch
 * @throws SealError a row's outer key is not configured, or its bytes were changed
 */
export async function rotate<Row extends SealedRow>(
  house: House,
  cipher: FieldCipher,
  sealed: Sealed<Row>,
  most = batch,
): Promise<Rotation> {
  const from: Record<string, number> = {};
  for (;;) {
    const rows = await rotateSome(house, cipher, sealed, most);
    for (const { keyId } of rows) from[keyId] = (from[keyId] ?? 0) + 1;
    if (rows.length < most) return { keyId: cipher.keyId, from };
  }
}

function rotateSome<Row extends SealedRow>(
  house: House,
  cipher: FieldCipher,
  { name, ownerOf, lock, rewrap }: Sealed<Row>,
  most: number,
): Promise<readonly Row[]> {
  return changing(
    house,
    system,
    name,
    async ({ sql }) => {
      const rows = await lock(sql, cipher.keyId, most);
      const wound = rows.map((row) => ({ id: row.id, ...cipher.wrap(cipher.unwrap(row, ownerOf(row)), ownerOf(row)) }));
      await rewrap(sql, wound, cipher.keyId);
      const payload = { keyId: cipher.keyId, rows: rows.length };
      return { answer: rows, events: [{ chain: null, subjectId: null, payload }] };
    },
    { role: 'retention' },
  );
}
