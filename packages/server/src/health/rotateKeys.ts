/** Seals the keys of health files with the outer key of today. No note is touched, none is opened (docs/decisions/0017). */
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { cipherOf, ownerOf } from './opened.ts';
import { type FileRow, lockFilesNotUnder, rewrap } from './queries.ts';

export interface Rotation {
  /** The outer key of today. */
  readonly keyId: string;
  /** Files whose key was sealed anew, by the name of the key before. */
  readonly from: Readonly<Record<string, number>>;
}

/** Some at a time: no transaction holds the whole city. */
const batch = 1000;

/**
 * All or nothing within a batch; what is done stays done, so it may be run again.
 * @throws DomainError request.unavailable where no keys are configured
 * @throws SealError a file's outer key is not configured, or its bytes were changed
 */
export async function rotateKeys(house: House): Promise<Rotation> {
  const { keyId } = cipherOf(house);
  const from: Record<string, number> = {};
  for (;;) {
    const rows = await rotateSome(house);
    for (const row of rows) from[row.keyId] = (from[row.keyId] ?? 0) + 1;
    if (rows.length < batch) return { keyId, from };
  }
}

function rotateSome(house: House): Promise<readonly FileRow[]> {
  const cipher = cipherOf(house);
  return changing(
    house,
    system,
    'health.rotateKeys',
    async ({ sql }) => {
      const rows = await lockFilesNotUnder(sql, cipher.keyId, batch);
      const wound = rows.map((row) => ({ id: row.id, ...cipher.wrap(cipher.unwrap(row, ownerOf(row)), ownerOf(row)) }));
      await rewrap(sql, wound, cipher.keyId);
      const payload = { keyId: cipher.keyId, files: rows.length };
      return { answer: rows, events: [{ chain: null, subjectId: null, payload }] };
    },
    { role: 'retention' },
  );
}
