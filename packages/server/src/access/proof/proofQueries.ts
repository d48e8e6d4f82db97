/** SQL of passwords and second factors. The caller's scope is `accounts`, or the rows are one's own. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Wrapped } from '../../adapters/fieldCipher/fieldCipher.ts';
import type { KnownPasskey } from '../../adapters/proof/passkeys.ts';
import type { Runs } from '../../kernel/audit.ts';

type Reads = Pick<ReadHandle, 'query'>;

/** What a password sign-in compares with; nulls where there is nothing. */
export interface Account {
  readonly personId: string;
  readonly hash: string | null;
}

/** A member of a staff by their IIN. */
export async function accountByIin(sql: Reads, iin: string): Promise<Account | null> {
  const [row] = await sql.query<Account>(
    `SELECT p.id AS "personId", w.hash FROM person p LEFT JOIN staff_password w ON w.person_id = p.id
      WHERE p.iin = $1 AND p.staff`,
    [iin],
  );
  return row ?? null;
}

export interface Person {
  readonly personId: string;
  readonly iin: string;
  readonly name: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly phone: string | null;
  readonly language: 'kk' | 'ru' | 'en';
}

export async function readPerson(sql: Reads, personId: string): Promise<Person | null> {
  const [row] = await sql.query<Person>(
    `SELECT id AS "personId", iin, concat_ws(' ', surname, given_name, patronymic) AS name, surname, given_name AS "givenName",
            patronymic, phone, language FROM person WHERE id = $1`,
    [personId],
  );
  return row ?? null;
}

export async function isIinOf(sql: Reads, personId: string, iin: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM person WHERE id = $1 AND iin = $2', [personId, iin])).length > 0;
}

/** Whether the person holds a post on the day. */
export async function hasPost(sql: Reads, personId: string, today: Day): Promise<boolean> {
  const rows = await sql.query('SELECT 1 FROM appointment WHERE person_id = $1 AND period @> $2::date LIMIT 1', [
    personId,
    today,
  ]);
  return rows.length > 0;
}

/** @param hash null: taken away */
export async function keepPassword(sql: Runs, personId: string, hash: string | null, wall: number): Promise<void> {
  await sql.query(
    `INSERT INTO staff_password (person_id, hash, changed_at) VALUES ($1, $2, $3::timestamptz)
     ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
    [personId, hash, isoOf(wall)],
  );
}

export async function passwordChangedAt(sql: Reads, personId: string): Promise<number | null> {
  const [row] = await sql.query<{ changedAt: number }>(
    'SELECT changed_at AS "changedAt" FROM staff_password WHERE person_id = $1 AND hash IS NOT NULL',
    [personId],
  );
  return row?.changedAt ?? null;
}

export interface TotpFactor {
  readonly id: string;
  /** Sealed for the factor's id. */
  readonly wrapped: Buffer;
  readonly keyId: string;
  readonly lastStep: number;
}

/** The applications of a person that open something, the newest first; at most three are asked. */
export async function totpFactors(sql: Reads, personId: string): Promise<TotpFactor[]> {
  return sql.query<TotpFactor>(
    `SELECT id, secret AS wrapped, key_id AS "keyId", last_step AS "lastStep" FROM second_factor
      WHERE person_id = $1 AND kind = 'totp' AND proven_at IS NOT NULL AND removed_at IS NULL ORDER BY id DESC LIMIT 3`,
    [personId],
  );
}

/** An application that was begun and opens nothing yet. */
export async function pendingTotp(sql: Reads, personId: string, id: string): Promise<TotpFactor | null> {
  const [row] = await sql.query<TotpFactor>(
    `SELECT id, secret AS wrapped, key_id AS "keyId", last_step AS "lastStep" FROM second_factor
      WHERE id = $2 AND person_id = $1 AND kind = 'totp' AND proven_at IS NULL AND removed_at IS NULL`,
    [personId, id],
  );
  return row ?? null;
}

/** Takes a half minute of an application: of two with the same code one gets it. @returns false: it was taken before */
export async function takeStep(sql: Runs, id: string, step: number, wall: number): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE second_factor SET last_step = $2, last_used_at = $3::timestamptz
      WHERE id = $1 AND last_step < $2 AND removed_at IS NULL RETURNING id`,
    [id, step, isoOf(wall)],
  );
  return rows.length > 0;
}

export async function proveFactor(sql: Runs, id: string, wall: number): Promise<void> {
  await sql.query('UPDATE second_factor SET proven_at = $2::timestamptz WHERE id = $1', [id, isoOf(wall)]);
}

export async function insertTotp(
  sql: Runs,
  factor: { readonly id: string; readonly personId: string; readonly name: string } & Wrapped,
  wall: number,
): Promise<void> {
  const { id, personId, name, wrapped, keyId } = factor;
  await sql.query(
    `INSERT INTO second_factor (id, person_id, kind, name, made_at, secret, key_id, last_step)
     VALUES ($1, $2, 'totp', $3, $4::timestamptz, $5, $6, 0)`,
    [id, personId, name, isoOf(wall), Buffer.from(wrapped), keyId],
  );
}

export interface PasskeyFactor extends KnownPasskey {
  readonly id: string;
  readonly personId: string;
}

const passkeyColumns = `id, person_id AS "personId", credential_id AS credential, public_key AS "publicKey",
  counter::double precision AS counter, transports`;
type PasskeyRow = Omit<PasskeyFactor, 'credentialId'> & { readonly credential: Buffer };

const passkeyOf = ({ credential, ...row }: PasskeyRow): PasskeyFactor => ({
  ...row,
  credentialId: credential.toString('base64url'),
});

export async function passkeysOf(sql: Reads, personId: string): Promise<PasskeyFactor[]> {
  const rows = await sql.query<PasskeyRow>(
    `SELECT ${passkeyColumns} FROM second_factor
      WHERE person_id = $1 AND kind = 'passkey' AND removed_at IS NULL ORDER BY id`,
    [personId],
  );
  return rows.map(passkeyOf);
}

/** The passkey with that number (base64url), locked while its use is counted. */
export async function lockPasskey(sql: Runs, credentialId: string): Promise<PasskeyFactor | null> {
  const [row] = await sql.query<PasskeyRow>(
    `SELECT ${passkeyColumns} FROM second_factor
      WHERE credential_id = $1 AND kind = 'passkey' AND removed_at IS NULL FOR UPDATE`,
    [Buffer.from(credentialId, 'base64url')],
  );
  return row === undefined ? null : passkeyOf(row);
}

export async function countPasskey(sql: Runs, id: string, counter: number, wall: number): Promise<void> {
  await sql.query('UPDATE second_factor SET counter = $2, last_used_at = $3::timestamptz WHERE id = $1', [
    id,
    counter,
    isoOf(wall),
  ]);
}

export async function insertPasskey(
  sql: Runs,
  {
    id,
    personId,
    name,
    passkey,
  }: { readonly id: string; readonly personId: string; readonly name: string; readonly passkey: KnownPasskey },
  wall: number,
): Promise<void> {
  const { credentialId, publicKey, counter, transports } = passkey;
  await sql.query(
    `INSERT INTO second_factor (id, person_id, kind, name, made_at, proven_at, credential_id, public_key, counter, transports)
     VALUES ($1, $2, 'passkey', $3, $4::timestamptz, $4::timestamptz, $5, $6, $7, $8)`,
    [
      id,
      personId,
      name,
      isoOf(wall),
      Buffer.from(credentialId, 'base64url'),
      Buffer.from(publicKey),
      counter,
      transports,
    ],
  );
}

export interface FactorRow {
  readonly id: string;
  readonly kind: 'totp' | 'passkey';
  readonly name: string;
  readonly madeAt: number;
  readonly lastUsedAt: number | null;
}

/** The proven factors of a person, the oldest first. */
export async function factorsOf(sql: Reads, personId: string): Promise<FactorRow[]> {
  return sql.query<FactorRow>(
    `SELECT id, kind, name, made_at AS "madeAt", last_used_at AS "lastUsedAt" FROM second_factor
      WHERE person_id = $1 AND proven_at IS NOT NULL AND removed_at IS NULL ORDER BY id`,
    [personId],
  );
}

/** The same, locked: of two that are removed at once one stays. */
export async function lockFactors(sql: Runs, personId: string): Promise<FactorRow[]> {
  return sql.query<FactorRow>(
    `SELECT id, kind, name, made_at AS "madeAt", last_used_at AS "lastUsedAt" FROM second_factor
      WHERE person_id = $1 AND proven_at IS NOT NULL AND removed_at IS NULL ORDER BY id FOR UPDATE`,
    [personId],
  );
}

export async function renameFactorTo(sql: Runs, id: string, name: string): Promise<void> {
  await sql.query('UPDATE second_factor SET name = $2 WHERE id = $1', [id, name]);
}

/** @param id null: all of the person's, begun ones too. @returns how many */
export async function removeFactors(sql: Runs, personId: string, id: string | null, wall: number): Promise<number> {
  const rows = await sql.query(
    `UPDATE second_factor SET removed_at = $3::timestamptz
      WHERE person_id = $1 AND removed_at IS NULL AND id = coalesce($2::uuid, id) RETURNING id`,
    [personId, id, isoOf(wall)],
  );
  return rows.length;
}

/** A proof after the sign-in. @returns false: the session is over */
export async function renewProof(sql: Runs, sessionId: string, wall: number): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE session SET proven_at = $2::timestamptz WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [sessionId, isoOf(wall)],
  );
  return rows.length > 0;
}
