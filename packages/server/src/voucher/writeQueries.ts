/** SQL that writes an iteration: set-based, one statement a table. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';

export interface NewIteration {
  readonly id: string;
  readonly number: number;
  readonly runAt: number;
  readonly policyVersion: number;
  readonly places: number;
  readonly affordable: number;
  readonly applications: number;
  readonly offers: number;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly runBy: string | null;
  readonly proposalId: string | null;
  /** The record, gzip. */
  readonly record: Buffer;
}

export async function insertIteration(sql: WriteHandle, run: NewIteration): Promise<void> {
  await sql.query(
    `INSERT INTO iteration (id, number, run_at, policy_version, places, affordable, applications, offers, input_hash, result_hash, run_by,
       proposal_id)
     VALUES ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8, decode($9, 'hex'), decode($10, 'hex'), $11, $12)`,
    [
      run.id,
      run.number,
      isoOf(run.runAt),
      run.policyVersion,
      run.places,
      run.affordable,
      run.applications,
      run.offers,
      run.inputHash,
      run.resultHash,
      run.runBy,
      run.proposalId,
    ],
  );
  await sql.query('INSERT INTO iteration_record (iteration_id, input) VALUES ($1, $2)', [run.id, run.record]);
}

export interface OutcomeRow {
  readonly applicationId: string;
  readonly childId: string;
  readonly outcome: string;
  readonly order: number | null;
  readonly language: string | null;
  readonly reason: string;
  /** JSON text. */
  readonly params: string;
}

export async function insertOutcomes(
  sql: WriteHandle,
  iterationId: string,
  rows: readonly OutcomeRow[],
): Promise<void> {
  await sql.query(
    `INSERT INTO iteration_outcome (iteration_id, application_id, child_id, outcome, order_no, language, reason, params)
     SELECT $1, o.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::jsonb[]) AS o`,
    [
      iterationId,
      rows.map((row) => row.applicationId),
      rows.map((row) => row.childId),
      rows.map((row) => row.outcome),
      rows.map((row) => row.order),
      rows.map((row) => row.language),
      rows.map((row) => row.reason),
      rows.map((row) => row.params),
    ],
  );
}

export interface NewOffer {
  readonly id: string;
  readonly applicationId: string;
  readonly childId: string;
  readonly age: number;
  readonly language: string;
  readonly reason: string;
  readonly params: string;
}

/**
 * Writes the offers, moves their applications to `offered` and tells each its reason. Only applications that still wait are
 * moved.
 * @returns how many were moved
 */
export async function insertOffers(
  sql: WriteHandle,
  iterationId: string,
  at: number,
  answerBy: number,
  offers: readonly NewOffer[],
): Promise<number> {
  const applications = offers.map((offer) => offer.applicationId);
  const children = offers.map((offer) => offer.childId);
  await sql.query(
    `INSERT INTO offer (id, application_id, child_id, iteration_id, age, language, offered_at, answer_by, state)
     SELECT o.id, o.application, o.child, $1, o.age, o.language, $2::timestamptz, $3::timestamptz, 'open'
       FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::smallint[], $8::text[]) AS o (id, application, child, age, language)`,
    [
      iterationId,
      isoOf(at),
      isoOf(answerBy),
      offers.map(({ id }) => id),
      applications,
      children,
      offers.map(({ age }) => age),
      offers.map(({ language }) => language),
    ],
  );
  await sql.query(
    `INSERT INTO application_event (application_id, seq, child_id, at, event, from_state, to_state, reason, params, iteration_id)
     SELECT o.application, (SELECT max(e.seq) + 1 FROM application_event e WHERE e.application_id = o.application),
            o.child, $2::timestamptz, 'offer', 'waiting', 'offered', o.reason, o.params, $1
       FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[]) AS o (application, child, reason, params)`,
    [
      iterationId,
      isoOf(at),
      applications,
      children,
      offers.map(({ reason }) => reason),
      offers.map(({ params }) => params),
    ],
  );
  const moved = await sql.query(
    `UPDATE application SET state = 'offered', state_since = $2::timestamptz
      WHERE id = ANY ($1::uuid[]) AND state = 'waiting' RETURNING 1`,
    [applications, isoOf(at)],
  );
  return moved.length;
}
