/** SQL of the audit's publications. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { ChainHead } from '@balapan/domain/auditHeads.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { type Runs, regionChain } from '../kernel/audit.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface PublicationRow {
  readonly day: Day;
  readonly publishedAt: number;
  readonly chains: number;
  readonly events: bigint;
  readonly sha256: Buffer;
  readonly sealed: boolean;
}

export interface PublishedFile {
  readonly day: Day;
  readonly publishedAt: number;
  readonly file: Buffer;
  readonly sha256: Buffer;
  readonly seal: Buffer | null;
}

const columns = `day, published_at AS "publishedAt", chains, events, sha256, seal IS NOT NULL AS sealed`;

/** The newest first. */
export async function readPublications(sql: Reads, most: number): Promise<PublicationRow[]> {
  return sql.query<PublicationRow>(`SELECT ${columns} FROM audit_publication ORDER BY day DESC LIMIT $1`, [most]);
}

/** Files after a day, the oldest first; a year has a hundred bytes for each chain and day, so they are read in pieces. */
export async function readFilesAfter(sql: Reads, day: Day | null, most: number): Promise<PublishedFile[]> {
  return sql.query<PublishedFile>(
    `SELECT day, published_at AS "publishedAt", file, sha256, seal FROM audit_publication
      WHERE $1::date IS NULL OR day > $1::date ORDER BY day LIMIT $2`,
    [day, most],
  );
}

export async function readFile(sql: Reads, day: Day): Promise<PublishedFile | null> {
  const [row] = await sql.query<PublishedFile>(
    `SELECT day, published_at AS "publishedAt", file, sha256, seal FROM audit_publication WHERE day = $1`,
    [day],
  );
  return row ?? null;
}

/** The moment of the first event of the region; null: nothing has happened yet. */
export async function firstEventAt(sql: Reads): Promise<number | null> {
  const [row] = await sql.query<{ at: number | null }>('SELECT min(at) AS at FROM audit_event WHERE seq = 1');
  return row?.at ?? null;
}

export async function readHeads(sql: Reads): Promise<ChainHead[]> {
  return sql.query<ChainHead>(
    `SELECT chain_id AS chain, seq, encode(hash, 'hex') AS hash FROM audit_head WHERE seq > 0 ORDER BY chain_id`,
  );
}

export interface NewPublication {
  readonly day: Day;
  readonly chains: number;
  readonly events: bigint;
  readonly file: Uint8Array;
  readonly sha256: Uint8Array;
  readonly seal: Uint8Array | null;
}

export async function insertPublication(sql: Runs, row: NewPublication, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO audit_publication (day, published_at, chains, events, file, sha256, seal)
     VALUES ($1, $2::timestamptz, $3, $4, $5, $6, $7)`,
    [row.day, isoOf(now), row.chains, row.events, row.file, row.sha256, row.seal],
  );
}

/** Published heads that are not, or no longer, an event of their chain. */
export async function headsWithoutEvent(sql: Reads, heads: readonly ChainHead[]): Promise<ChainHead[]> {
  return sql.query<ChainHead>(
    `SELECT p.chain, p.seq, encode(p.hash, 'hex') AS hash
       FROM unnest($1::uuid[], $2::bigint[], $3::bytea[]) AS p (chain, seq, hash)
       LEFT JOIN audit_event e ON e.chain_id = p.chain AND e.seq = p.seq
      WHERE e.hash IS DISTINCT FROM p.hash ORDER BY p.chain LIMIT 20`,
    [heads.map(({ chain }) => chain), heads.map(({ seq }) => seq), heads.map(({ hash }) => Buffer.from(hash, 'hex'))],
  );
}

/** What the chain itself says was published: hash of the file, and whether it was sealed, by day. */
export async function announcedFiles(sql: Reads): Promise<Map<Day, string>> {
  const rows = await sql.query<{ day: Day; told: string }>(
    `SELECT payload ->> 'day' AS day, (payload ->> 'sha256') || ' ' || (payload ->> 'sealed') AS told FROM audit_event
      WHERE chain_id = $1 AND operation = 'access.publishHeads' ORDER BY seq`,
    [regionChain],
  );
  return new Map(rows.map(({ day, told }) => [day, told]));
}
