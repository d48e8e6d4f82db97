/** SQL of scans of legal acts. */
import type { ScanType } from '@balapan/domain/legalScan.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export interface NewScan {
  readonly id: string;
  readonly name: string;
  readonly type: ScanType;
  readonly bytes: Buffer;
  readonly madeBy: string;
}

/** The hash of the file; `null` where the id stands for another one. The same file again changes nothing. */
export async function insertScan(sql: Runs, scan: NewScan, now: number): Promise<Buffer | null> {
  const { id, name, type, bytes, madeBy } = scan;
  await sql.query(
    `INSERT INTO legal_scan (id, name, type, bytes, sha256, made_by, made_at)
     VALUES ($1, $2, $3, $4, sha256($4), $5, $6::timestamptz) ON CONFLICT DO NOTHING`,
    [id, name, type, bytes, madeBy, isoOf(now)],
  );
  const [row] = await sql.query<{ sha256: Buffer }>(
    'SELECT sha256 FROM legal_scan WHERE id = $1 AND sha256 = sha256($2)',
    [id, bytes],
  );
  return row?.sha256 ?? null;
}

export async function readScan(sql: Runs, id: string): Promise<{ name: string; type: ScanType; bytes: Buffer } | null> {
  const [row] = await sql.query<{ name: string; type: ScanType; bytes: Buffer }>(
    'SELECT name, type, bytes FROM legal_scan WHERE id = $1',
    [id],
  );
  return row ?? null;
}

export async function isScan(sql: Runs, id: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM legal_scan WHERE id = $1', [id])).length > 0;
}
