/** SQL of entries into closed months. */
import type { Mark } from '@balapan/domain/attendance.ts';
import { type Day, firstDay, monthOf } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import type { SignedDocument } from '../signing/documents.ts';

/** The version of a month's newest register where it is frozen; `null` while marks may still be changed. */
export async function frozenVersion(sql: Runs, providerId: string, day: Day): Promise<number | null> {
  const [row] = await sql.query<{ version: number; open: boolean }>(
    `SELECT r.version, EXISTS (SELECT FROM act a WHERE a.register_id = r.id AND a.state = 'returned') AS open
       FROM register r WHERE r.provider_id = $1 AND r.month = $2 ORDER BY r.version DESC LIMIT 1`,
    [providerId, firstDay(monthOf(day))],
  );
  return row === undefined || row.open ? null : row.version;
}

/** Whether a kindergarten's month was marked here, day by day: one that came in a file has no marks to be corrected. */
export async function wasMarked(sql: Runs, providerId: string, from: Day, to: Day): Promise<boolean> {
  const rows = await sql.query(
    'SELECT 1 FROM attendance_mark WHERE provider_id = $1 AND day BETWEEN $2 AND $3 LIMIT 1',
    [providerId, from, to],
  );
  return rows.length > 0;
}

export interface NewCorrection {
  readonly id: string;
  readonly day: Day;
  readonly childId: string;
  readonly providerId: string;
  readonly version: number;
  readonly registerVersion: number;
  readonly from: Mark | null;
  readonly to: Mark;
  readonly reason: string;
  readonly disputeId: string | null;
  readonly personId: string;
  readonly signed: { readonly bytes: Uint8Array; readonly sha256: Uint8Array } | null;
}

export async function insertCorrection(sql: Runs, correction: NewCorrection, now: number): Promise<void> {
  const { signed } = correction;
  await sql.query(
    `INSERT INTO mark_correction (id, month, day, child_id, provider_id, version, register_version, from_mark, to_mark, reason, dispute_id,
                                  person_id, made_at, bytes, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::timestamptz, $14, $15)`,
    [
      correction.id,
      firstDay(monthOf(correction.day)),
      correction.day,
      correction.childId,
      correction.providerId,
      correction.version,
      correction.registerVersion,
      correction.from,
      correction.to,
      correction.reason,
      correction.disputeId,
      correction.personId,
      isoOf(now),
      signed === null ? null : Buffer.from(signed.bytes),
      signed?.sha256 ?? null,
    ],
  );
}

interface Row {
  readonly id: string;
  readonly day: Day;
  readonly provider_id: string;
  readonly bin: string;
  readonly legal_form: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/** Signed entries with their bytes, as far as the actor may see them. */
export async function signedCorrections(sql: Runs, ids: readonly string[]): Promise<SignedDocument[]> {
  const rows = await sql.query<Row>(
    `SELECT c.id, c.day, c.provider_id, p.bin, p.legal_form, c.bytes, c.sha256
       FROM mark_correction c JOIN provider p ON p.id = c.provider_id WHERE c.id = ANY ($1::uuid[]) AND c.bytes IS NOT NULL`,
    [ids],
  );
  return rows.map(({ id, day, provider_id: providerId, bin, legal_form, bytes, sha256 }) => ({
    ...{ id, number: day, bytes, sha256 },
    signers: {
      provider: { iinBin: bin, isEntrepreneur: legal_form === 'ip', office: { role: 'head', providerId } },
    },
  }));
}

/** Entries of a head under which no signature stands. */
export async function unsignedCorrections(sql: Runs, most: number): Promise<{ number: string; step: string }[]> {
  return sql.query(
    `SELECT c.day::text AS number, 'provider' AS step FROM mark_correction c
      WHERE c.bytes IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM signature s WHERE s.document_kind = 'markCorrection' AND s.document_id = c.id AND s.step = 'provider')
      ORDER BY 1 LIMIT $1`,
    [most],
  );
}

/** The organisation that a kindergarten's head signs for. */
export async function providerSigner(
  sql: Runs,
  providerId: string,
): Promise<{ bin: string; legal_form: string } | null> {
  const [row] = await sql.query<{ bin: string; legal_form: string }>(
    'SELECT bin, legal_form FROM provider WHERE id = $1',
    [providerId],
  );
  return row ?? null;
}

/** The act of a kindergarten's month that is in force, and the month whose act comes next. */
export async function actsAround(sql: Runs, providerId: string, day: Day): Promise<{ act: string | null; next: Day }> {
  const [row] = await sql.query<{ act: string | null; next: Day | null }>(
    `SELECT (SELECT a.number FROM act a WHERE a.provider_id = $1 AND a.month = $2 AND a.state <> 'replaced' ORDER BY a.version DESC LIMIT 1) AS act,
            (SELECT (max(r.month) + interval '1 month')::date FROM register r WHERE r.provider_id = $1) AS next`,
    [providerId, firstDay(monthOf(day))],
  );
  return { act: row?.act ?? null, next: row?.next ?? day };
}
