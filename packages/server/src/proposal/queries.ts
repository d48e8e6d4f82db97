/** SQL of proposals: their rows, their steps, the desk. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { ProposalEvent, ProposalKind, ProposalState } from '@balapan/domain/proposal.ts';
import type { ReadHandle } from '../kernel/operation.ts';
import type { Condition } from '../kernel/rule.ts';

export type Reads = Pick<ReadHandle, 'query' | 'named'>;
/** Columns of a row as JSON holds them. */
export type Columns = Readonly<Record<string, unknown>>;

export interface ProposalRow {
  readonly id: string;
  readonly number: number;
  readonly kind: ProposalKind;
  readonly subject: string;
  readonly providerId: string | null;
  readonly district: string | null;
  readonly body: Columns;
  readonly was: Columns;
  readonly sha256: Buffer;
  readonly reason: string;
  readonly state: ProposalState;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly checkedBy: string | null;
  readonly checkedAt: number | null;
  readonly releasedBy: string | null;
  readonly releasedAt: number | null;
  readonly checkers: readonly string[];
}

const columns = `p.id, p.number, p.kind, p.subject, p.provider_id AS "providerId", p.district, p.body, p.was, p.sha256, p.reason, p.state,
  p.made_by AS "madeBy", p.made_at AS "madeAt", p.checked_by AS "checkedBy", p.checked_at AS "checkedAt",
  p.released_by AS "releasedBy", p.released_at AS "releasedAt",
  ARRAY(SELECT m.person_id FROM proposal_move m WHERE m.proposal_id = p.id AND m.event = 'check') AS checkers`;

export async function lockProposal(sql: Reads, id: string): Promise<ProposalRow | null> {
  const [row] = await sql.query<ProposalRow>(`SELECT ${columns} FROM proposal p WHERE p.id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

/** The one about the same thing that still waits, locked. */
export async function lockOpen(sql: Reads, kind: ProposalKind, subject: string): Promise<ProposalRow | null> {
  const [row] = await sql.query<ProposalRow>(
    `SELECT ${columns} FROM proposal p
      WHERE p.kind = $1 AND p.subject = $2 AND p.state IN ('proposed', 'checked') FOR UPDATE`,
    [kind, subject],
  );
  return row ?? null;
}

export interface NewProposal
  extends Pick<ProposalRow, 'id' | 'kind' | 'subject' | 'providerId' | 'district' | 'reason'> {
  readonly madeBy: string;
  /** JSON texts. */
  readonly body: string;
  readonly was: string;
  readonly sha256: Buffer;
}

/** @returns the number given to it */
export async function insertProposal(sql: WriteHandle, made: NewProposal, now: number): Promise<number> {
  const [counter] = await sql.query<{ number: number }>(
    'UPDATE region SET proposals = proposals + 1 RETURNING proposals AS number',
  );
  const number = counter?.number ?? 1;
  await sql.query(
    `INSERT INTO proposal (id, number, kind, subject, provider_id, district, body, sha256, was, reason, made_by, made_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9::json, $10, $11, $12::timestamptz, 'proposed')`,
    [
      made.id,
      number,
      made.kind,
      made.subject,
      made.providerId,
      made.district,
      made.body,
      made.sha256,
      made.was,
      made.reason,
      made.madeBy,
      isoOf(now),
    ],
  );
  return number;
}

export interface NewMove {
  readonly event: ProposalEvent | 'make';
  readonly to: ProposalState;
  readonly personId: string;
  readonly note: string | null;
}

export async function insertMove(
  sql: WriteHandle,
  of: Pick<ProposalRow, 'id' | 'providerId' | 'district'>,
  { event, to, personId, note }: NewMove,
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO proposal_move (proposal_id, seq, provider_id, district, at, event, to_state, person_id, note)
     SELECT $1, coalesce(max(m.seq), 0) + 1, $2, $3, $4::timestamptz, $5, $6, $7, $8 FROM proposal_move m WHERE m.proposal_id = $1`,
    [of.id, of.providerId, of.district, isoOf(now), event, to, personId, note],
  );
}

/** Puts a proposal into a state; a check and a release name their person, a return takes the check away. */
export async function setState(
  sql: WriteHandle,
  { id, checkedBy, checkedAt }: Pick<ProposalRow, 'id' | 'checkedBy' | 'checkedAt'>,
  to: ProposalState,
  personId: string,
  now: number,
): Promise<void> {
  const at = isoOf(now);
  const isCheck = to === 'checked';
  const [checker, since] = to === 'proposed' ? [null, null] : [checkedBy, checkedAt === null ? null : isoOf(checkedAt)];
  await sql.query(
    `UPDATE proposal SET state = $2, checked_by = $3, checked_at = $4::timestamptz, released_by = $5, released_at = $6::timestamptz
      WHERE id = $1`,
    [
      id,
      to,
      isCheck ? personId : checker,
      isCheck ? at : since,
      to === 'released' ? personId : null,
      to === 'released' ? at : null,
    ],
  );
}

export interface ListedRow extends ProposalRow {
  readonly makerName: string;
  readonly checkerName: string | null;
  readonly releaserName: string | null;
  readonly providerKk: string | null;
  readonly providerRu: string | null;
  readonly providerEn: string | null;
  readonly careGroup: string | null;
  readonly application: string | null;
  readonly total: number;
  readonly mineCount: number;
}

export interface Desk {
  readonly personId: string;
  readonly kinds: readonly ProposalKind[];
  readonly checks: readonly ProposalKind[];
  readonly releases: readonly ProposalKind[];
}

const listed = `${columns}, concat_ws(' ', mp.surname, mp.given_name) AS "makerName",
  nullif(concat_ws(' ', cp.surname, cp.given_name), '') AS "checkerName", nullif(concat_ws(' ', rp.surname, rp.given_name), '') AS "releaserName",
  k.name_kk AS "providerKk", k.name_ru AS "providerRu", k.name_en AS "providerEn", g.name AS "careGroup", a.number AS application`;
const joins = `proposal p JOIN staff_name mp ON mp.id = p.made_by LEFT JOIN staff_name cp ON cp.id = p.checked_by
  LEFT JOIN staff_name rp ON rp.id = p.released_by LEFT JOIN provider k ON k.id = p.provider_id
  LEFT JOIN care_group g ON p.kind = 'capacity' AND g.id::text = p.subject
  LEFT JOIN application a ON p.kind = 'privilege' AND a.id::text = p.subject`;
/** Waits for the person: they may check or release it, and their hand is free. */
const mine = `(p.made_by <> $1::uuid AND (p.state = 'proposed' AND p.kind = ANY ($3::text[]) OR p.state = 'checked' AND p.kind = ANY ($4::text[])
  AND NOT EXISTS (SELECT 1 FROM proposal_move m WHERE m.proposal_id = p.id AND m.event = 'check' AND m.person_id = $1::uuid)))`;
const deskOf = ({ personId, kinds, checks, releases }: Desk): unknown[] => [personId, kinds, checks, releases];

export function listProposals(
  sql: Reads,
  desk: Desk,
  wanted: { isOpen: boolean; kind: ProposalKind | null; from: number; size: number },
  own: Condition,
): Promise<ListedRow[]> {
  return sql.query<ListedRow>(
    `SELECT ${listed}, count(*) OVER ()::int AS total, (count(*) FILTER (WHERE ${mine}) OVER ())::int AS "mineCount" FROM ${joins}
      WHERE p.kind = ANY ($2::text[]) AND (p.state IN ('proposed', 'checked')) = $5 AND ($6::text IS NULL OR p.kind = $6) AND ${own.text}
      ORDER BY ${mine} DESC, CASE WHEN $5 THEN p.made_at END, p.number DESC LIMIT $8 OFFSET $7`,
    [...deskOf(desk), wanted.isOpen, wanted.kind, wanted.from, wanted.size, ...own.values],
  );
}

export async function countMine(sql: Reads, desk: Desk, own: Condition): Promise<number> {
  const [row] = await sql.query<{ mine: number }>(
    `SELECT count(*)::int AS mine FROM proposal p WHERE p.state IN ('proposed', 'checked') AND p.kind = ANY ($2::text[]) AND ${mine} AND ${own.text}`,
    [...deskOf(desk), ...own.values],
  );
  return row?.mine ?? 0;
}

export async function findProposal(sql: Reads, id: string, kinds: readonly ProposalKind[]): Promise<ListedRow | null> {
  const [row] = await sql.query<ListedRow>(
    `SELECT ${listed}, 1 AS total, 0 AS "mineCount" FROM ${joins} WHERE p.id = $1 AND p.kind = ANY ($2::text[])`,
    [id, kinds],
  );
  return row ?? null;
}

export interface MoveRow {
  readonly at: number;
  readonly event: string;
  readonly personId: string;
  readonly name: string;
  readonly note: string | null;
}

export function findMoves(sql: Reads, id: string): Promise<MoveRow[]> {
  return sql.query<MoveRow>(
    `SELECT m.at, m.event, m.person_id AS "personId", concat_ws(' ', p.surname, p.given_name) AS name, m.note
       FROM proposal_move m JOIN staff_name p ON p.id = m.person_id WHERE m.proposal_id = $1 ORDER BY m.seq`,
    [id],
  );
}
