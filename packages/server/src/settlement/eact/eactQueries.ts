/** SQL of electronic acts. */
import type { EactState } from '@balapan/domain/eact.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { SignedDocument } from '../../signing/documents.ts';

export interface EactRow {
  readonly id: string;
  readonly act_id: string;
  readonly provider_id: string;
  readonly district: string;
  readonly number: string;
  readonly tin: string;
  readonly signer: string;
  readonly bytes: Buffer;
  readonly cms: Buffer;
  readonly made_at: number;
  readonly state: EactState;
  readonly awp_id: string | null;
  readonly registration: string | null;
  readonly cause: string | null;
  readonly since: number;
  readonly asked: number;
}

const columns = `id, act_id, provider_id, district, number, tin, signer, bytes, cms, made_at, state, awp_id, registration, cause, since, asked`;

/** Those of an act that the actor may see, the newest first. */
export function eactsOf(sql: Runs, actId: string): Promise<EactRow[]> {
  return sql.query<EactRow>(`SELECT ${columns} FROM eact WHERE act_id = $1 ORDER BY made_at DESC, id DESC`, [actId]);
}

export async function lockEact(sql: Runs, id: string): Promise<EactRow | null> {
  const [row] = await sql.query<EactRow>(`SELECT ${columns} FROM eact WHERE id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

export interface EactMoveRow {
  readonly eact_id: string;
  readonly at: number;
  readonly state: EactState;
  readonly cause: string | null;
}

export function eactMoves(sql: Runs, ids: readonly string[]): Promise<EactMoveRow[]> {
  return sql.query(
    'SELECT eact_id, at, state, cause FROM eact_move WHERE eact_id = ANY ($1::uuid[]) ORDER BY eact_id, seq',
    [ids],
  );
}

export type NewEact = Pick<
  EactRow,
  'id' | 'act_id' | 'provider_id' | 'district' | 'number' | 'tin' | 'signer' | 'bytes' | 'cms'
>;

export async function insertEact(sql: Runs, eact: NewEact, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO eact (id, act_id, provider_id, district, number, tin, signer, bytes, sha256, cms, made_at, state, since, asked)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, sha256($8), $9, $10::timestamptz, 'waiting', $10::timestamptz, 0)`,
    [
      ...[
        eact.id,
        eact.act_id,
        eact.provider_id,
        eact.district,
        eact.number,
        eact.tin,
        eact.signer,
        eact.bytes,
        eact.cms,
      ],
      isoOf(now),
    ],
  );
  await insertMove(sql, eact, 'waiting', null, now);
}

/** Where it stands now; a new state is a move as well. */
export async function setEact(
  sql: Runs,
  before: EactRow,
  after: Pick<EactRow, 'state' | 'awp_id' | 'registration' | 'cause' | 'asked'>,
  now: number,
): Promise<void> {
  const isMoved = before.state !== after.state;
  await sql.query(
    'UPDATE eact SET state = $2, awp_id = $3, registration = $4, cause = $5, asked = $6, since = $7::timestamptz WHERE id = $1',
    [
      before.id,
      after.state,
      after.awp_id,
      after.registration,
      after.cause,
      after.asked,
      isoOf(isMoved ? now : before.since),
    ],
  );
  if (isMoved) await insertMove(sql, before, after.state, after.cause, now);
}

async function insertMove(
  sql: Runs,
  { id, provider_id, district }: Pick<EactRow, 'id' | 'provider_id' | 'district'>,
  state: EactState,
  cause: string | null,
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO eact_move (eact_id, seq, provider_id, district, at, state, cause)
     SELECT $1, coalesce((SELECT max(seq) FROM eact_move WHERE eact_id = $1), 0) + 1, $2, $3, $4::timestamptz, $5, $6`,
    [id, provider_id, district, isoOf(now), state, cause],
  );
}

/** Electronic acts as documents that are signed. */
export async function signedEacts(sql: Runs, ids: readonly string[]): Promise<SignedDocument[]> {
  const rows = await sql.query<EactRow & { bin: string; legal_form: string; sha256: Buffer }>(
    `SELECT e.id, e.number, e.provider_id, e.bytes, e.sha256, p.bin, p.legal_form
       FROM eact e JOIN provider p ON p.id = e.provider_id WHERE e.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id, number, bytes, sha256, bin, legal_form, provider_id: providerId }) => ({
    ...{ id, number, bytes, sha256 },
    signers: { provider: { iinBin: bin, isEntrepreneur: legal_form === 'ip', office: { role: 'head', providerId } } },
  }));
}

/** Electronic acts under which no signature stands. */
export function unsignedEacts(sql: Runs, most: number): Promise<{ number: string; step: string }[]> {
  return sql.query(
    `SELECT e.number, 'provider' AS step FROM eact e
      WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.document_kind = 'eact' AND s.document_id = e.id AND s.step = 'provider')
      ORDER BY 1 LIMIT $1`,
    [most],
  );
}
