/** Seals the secrets of applications that show codes with the outer key of today; the codes go on as they are. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { House } from '../../kernel/house.ts';
import { type Rotation, rotate, type Sealed, type SealedRow } from '../../kernel/rotation.ts';
import { mustHaveKeys } from './codes.ts';

/** Also of those that were taken away: nothing is to stay under a key that somebody knows. */
const secrets: Sealed<SealedRow> = {
  name: 'access.rotateSecrets',
  ownerOf: ({ id }) => id,
  lock: (sql: WriteHandle, keyId, most) =>
    sql.query<SealedRow>(
      `SELECT id, secret AS wrapped, key_id AS "keyId" FROM second_factor
        WHERE kind = 'totp' AND key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`,
      [keyId, most],
    ),
  rewrap: async (sql, rows, keyId) => {
    await sql.query(
      `UPDATE second_factor f SET key_id = $1, secret = w.wrapped
         FROM unnest($2::uuid[], $3::bytea[]) AS w (id, wrapped) WHERE f.id = w.id`,
      [keyId, rows.map(({ id }) => id), rows.map(({ wrapped }) => Buffer.from(wrapped))],
    );
  },
};

/** @throws DomainError access.noCodesHere where no keys are configured; SealError as `rotate` */
export function rotateSecrets(house: House, most?: number): Promise<Rotation> {
  return rotate(house, mustHaveKeys(house), secrets, most);
}
