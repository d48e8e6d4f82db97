/** Moves acts along their life (domain.md 2.11): state, desk and holder change, the move stays for ever. */
import { type ActEvent, type ActState, actDesks, actLife } from '@balapan/domain/act.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';

export interface ActMove {
  readonly actId: string;
  readonly providerId: string;
  readonly from: ActState;
  readonly event: ActEvent;
  /** Person who moves it; `null`: the system or a file. */
  readonly personId: string | null;
  /** Person at the next desk, where one is known. */
  readonly holderId?: string | null;
  readonly note?: string | null;
}

/**
 * Writes the moves and the acts' new places, in two statements. The acts must be locked or be known to stand in `from`.
 * @returns the new state of each act, in order
 * @throws DomainError `state.refused` where the life forbids the event, `request.stale` where an act stands elsewhere meanwhile
 */
export async function moveActs(sql: Runs, moves: readonly ActMove[], now: number): Promise<ActState[]> {
  if (moves.length === 0) return [];
  const states = moves.map(({ from, event }) => {
    const to = actLife.next(from, event);
    if (to === null) throw refuse('state.refused', { state: from, event });
    return to;
  });
  const changed = await sql.query(
    `UPDATE act a SET state = n.state, desk = n.desk, holder_id = n.holder_id, since = $6::timestamptz, note = n.note
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $7::text[])
         AS n (id, was, state, desk, holder_id, note)
      WHERE a.id = n.id AND a.state = n.was RETURNING a.id`,
    [
      moves.map(({ actId }) => actId),
      moves.map(({ from }) => from),
      states,
      states.map((state) => actDesks[state] ?? 'closed'),
      moves.map(({ holderId }) => holderId ?? null),
      isoOf(now),
      moves.map(({ note }) => note ?? null),
    ],
  );
  if (changed.length !== moves.length) throw refuse('request.stale');
  await sql.query(
    `INSERT INTO act_move (act_id, seq, provider_id, district, at, from_state, to_state, desk, person_id, note)
     SELECT n.act_id, coalesce((SELECT max(seq) FROM act_move m WHERE m.act_id = n.act_id), 0) + 1, n.provider_id,
            (SELECT district FROM act a WHERE a.id = n.act_id),
            $7::timestamptz, n.was, n.state, n.desk, n.person_id, n.note
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $8::text[])
         AS n (act_id, provider_id, was, state, desk, person_id, note)`,
    [
      moves.map(({ actId }) => actId),
      moves.map(({ providerId }) => providerId),
      moves.map(({ from }) => from),
      states,
      states.map((state) => actDesks[state] ?? 'closed'),
      moves.map(({ personId }) => personId),
      isoOf(now),
      moves.map(({ note }) => note ?? null),
    ],
  );
  return states;
}
