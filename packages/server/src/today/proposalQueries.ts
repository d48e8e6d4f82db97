/** SQL of the kindergarten's own proposals that came back to it. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';

export interface ReturnedRow {
  readonly proposalId: string;
  readonly number: number;
  readonly careGroup: string;
  /** `proposed`: the check was taken back; `refused`: for good. */
  readonly state: 'proposed' | 'refused';
  readonly note: string;
}

/**
 * Proposals of capacity whose check was taken back, and those refused since a moment about whose group nothing was proposed
 * after that; the newest first.
 */
export function findReturned(
  sql: Pick<ReadHandle, 'query'>,
  own: Condition,
  refusedSince: number,
): Promise<ReturnedRow[]> {
  return sql.query<ReturnedRow>(
    `SELECT p.id AS "proposalId", p.number, g.name AS "careGroup", p.state, coalesce(last.note, '') AS note
       FROM proposal p JOIN care_group g ON g.id::text = p.subject
       JOIN LATERAL (SELECT m.event, m.note, m.at FROM proposal_move m WHERE m.proposal_id = p.id ORDER BY m.seq DESC LIMIT 1) last ON true
      WHERE p.kind = 'capacity' AND ${own.text}
        AND (p.state = 'proposed' AND last.event = 'giveBack'
          OR p.state = 'refused' AND last.at >= $1::timestamptz
             AND NOT EXISTS (SELECT 1 FROM proposal n WHERE n.provider_id = p.provider_id AND n.subject = p.subject AND n.number > p.number))
      ORDER BY last.at DESC, p.number`,
    [isoOf(refusedSince), ...own.values],
  );
}
