/** SQL of a kindergarten's first page. The operation sees the whole region, so each query takes the rule's condition. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { ReturnReason } from '@balapan/domain/returnReason.ts';
import type { Condition } from '../kernel/rule.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface ActRow {
  readonly actId: string;
  readonly number: string;
  readonly month: Day;
  readonly state: string;
  readonly total: bigint;
  readonly since: number;
  readonly note: string | null;
}

export function findActsAtDesk(sql: Reads, own: Condition): Promise<ActRow[]> {
  return sql.query<ActRow>(
    `SELECT a.id AS "actId", a.number, a.month, a.state, a.total_tiyn AS total, a.since, a.note FROM act a
      WHERE ${own.text} AND a.desk = 'provider' AND a.state <> 'paymentReturned' ORDER BY a.since, a.number`,
    own.values,
  );
}

export interface ReturnTask {
  readonly paymentId: string;
  readonly actNumber: string;
  readonly amount: bigint;
  readonly returnedOn: Day;
  readonly reason: ReturnReason | null;
  readonly owner: string | null;
  /** Who has proposed an account; another one confirms it. */
  readonly proposedBy: string | null;
  readonly proposer: string | null;
}

/** Payments that came back and that the kindergarten has not answered, the oldest first. */
export function findReturns(sql: Reads, own: Condition): Promise<ReturnTask[]> {
  return sql.query<ReturnTask>(
    `SELECT p.id AS "paymentId", a.number AS "actNumber", p.amount_tiyn AS amount, p.settled_on AS "returnedOn", p.return_reason AS reason,
            h.surname || ' ' || h.given_name AS owner, c.made_by AS "proposedBy", m.surname || ' ' || m.given_name AS proposer
       FROM act a JOIN payment p ON p.act_id = a.id AND p.state = 'returned' LEFT JOIN staff_name h ON h.id = a.holder_id
       LEFT JOIN account_change c ON c.payment_id = p.id AND c.state = 'proposed' LEFT JOIN staff_name m ON m.id = c.made_by
      WHERE ${own.text} AND a.state = 'paymentReturned'
        AND NOT EXISTS (SELECT FROM payment x WHERE x.act_id = a.id AND x.id > p.id AND x.state = 'returned')
      ORDER BY p.settled_on, p.id`,
    own.values,
  );
}

export interface DisputeRow {
  readonly disputeId: string;
  readonly number: number;
  readonly childId: string;
  readonly childName: string;
  readonly careGroupId: string | null;
  readonly day: Day;
  readonly claim: string;
  readonly mark: string;
  readonly note: string;
  readonly answerBy: Day;
}

export function findOpenDisputes(sql: Reads, own: Condition): Promise<DisputeRow[]> {
  return sql.query<DisputeRow>(
    `SELECT d.id AS "disputeId", d.number, d.child_id AS "childId", concat_ws(' ', c.surname, c.given_name) AS "childName",
            m.care_group_id AS "careGroupId", d.day, d.claim, coalesce(m.mark, 'unmarked') AS mark, d.note,
            d.answer_by AS "answerBy"
       FROM day_dispute d JOIN child c ON c.id = d.child_id
       LEFT JOIN LATERAL (
         SELECT mark, care_group_id FROM attendance_mark
          WHERE day = d.day AND child_id = d.child_id ORDER BY version DESC LIMIT 1) m ON true
      WHERE ${own.text} AND d.state = 'open' ORDER BY d.answer_by, d.number`,
    own.values,
  );
}

export interface GroupRow {
  readonly careGroupId: string;
  readonly name: string;
  readonly children: number;
  readonly marked: number;
  readonly present: number;
}

export function countMarks(sql: Reads, own: Condition, today: Day): Promise<GroupRow[]> {
  return sql.query<GroupRow>(
    `WITH mine AS (SELECT g.id, g.name, g.provider_id FROM care_group g WHERE ${own.text}),
     enrolled AS (
       SELECT e.care_group_id, e.child_id FROM enrolment e JOIN mine m ON m.id = e.care_group_id WHERE e.period @> $1::date),
     newest AS (
       SELECT DISTINCT ON (child_id) child_id, mark FROM attendance_mark
        WHERE provider_id IN (SELECT provider_id FROM mine) AND day = $1::date ORDER BY child_id, version DESC)
     SELECT m.id AS "careGroupId", m.name, count(e.child_id)::int AS children, count(n.child_id)::int AS marked,
            count(*) FILTER (WHERE n.mark = 'present')::int AS present
       FROM mine m JOIN enrolled e ON e.care_group_id = m.id LEFT JOIN newest n ON n.child_id = e.child_id
      GROUP BY m.id, m.name ORDER BY m.name, m.id`,
    [today, ...own.values],
  );
}

/** Children who wait for the kindergarten's answer, and families on its waitlist. */
export async function countFamilies(
  sql: Reads,
  own: (alias: string) => Condition,
): Promise<{ referrals: number; waitlisted: number }> {
  const [row] = await sql.query<{ referrals: number; waitlisted: number }>(
    `SELECT (SELECT count(*) FROM referral r WHERE ${own('r').text} AND r.state = 'sent')::int AS referrals,
            (SELECT count(*) FROM waitlist_entry w
              WHERE ${own('w').text} AND w.state IN ('waiting', 'offered'))::int AS waitlisted`,
    own('r').values,
  );
  return row ?? { referrals: 0, waitlisted: 0 };
}

/** Of the parents' fee: refunds that another person asked for, and payments that are nobody's yet. */
export async function countFeeTasks(
  sql: Reads,
  own: (alias: string) => Condition,
  reader: string | null,
): Promise<{ refunds: number; unknownFees: number }> {
  const [row] = await sql.query<{ refunds: number; unknownFees: number }>(
    `SELECT (SELECT count(*) FROM fee_refund f WHERE ${own('f').text} AND f.approved_by IS NULL AND f.asked_by <> $1::uuid)::int AS refunds,
            (SELECT count(*) FROM fee_statement_line l WHERE ${own('l').text} AND l.child_id IS NULL)::int AS "unknownFees"`,
    [reader, ...own('f').values],
  );
  return row ?? { refunds: 0, unknownFees: 0 };
}
