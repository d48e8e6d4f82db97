/** SQL of the Department's and the payers' first pages; row-level security keeps a district specialist in the district. */

import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Desk } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import { settledReasons } from '@balapan/domain/statementMatch.ts';
import type { Condition } from '../kernel/rule.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface DeskRow {
  readonly desk: Desk;
  readonly acts: number;
  readonly late: number;
  readonly total: bigint;
  readonly oldestSince: number;
}

export function countActsByDesk(sql: Reads, own: Condition, today: Day): Promise<DeskRow[]> {
  return sql.query<DeskRow>(
    `SELECT desk, count(*)::int AS acts, count(*) FILTER (WHERE due_on < $1::date)::int AS late, sum(payable_tiyn)::bigint AS total,
            min(since) AS "oldestSince"
       FROM act a WHERE desk <> 'closed' AND ${own.text} GROUP BY desk
      ORDER BY array_position(ARRAY['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank'], desk)`,
    [today, ...own.values],
  );
}

export interface IterationRow {
  readonly number: number;
  readonly runAt: number;
  readonly offers: number;
  readonly open: number;
  readonly consented: number;
  readonly refused: number;
  readonly expired: number;
}

export async function findLastIteration(sql: Reads): Promise<IterationRow | null> {
  const [row] = await sql.query<IterationRow>(
    `SELECT i.number, i.run_at AS "runAt", i.offers, count(*) FILTER (WHERE o.state = 'open')::int AS open,
            count(*) FILTER (WHERE o.state = 'consented')::int AS consented,
            count(*) FILTER (WHERE o.state = 'refused')::int AS refused,
            count(*) FILTER (WHERE o.state = 'expired')::int AS expired
       FROM (SELECT * FROM iteration ORDER BY number DESC LIMIT 1) i LEFT JOIN offer o ON o.iteration_id = i.id
      GROUP BY i.number, i.run_at, i.offers`,
  );
  return row ?? null;
}

export interface QueueRow {
  readonly waiting: number;
  readonly offersOpen: number;
  readonly waitlisted: number;
  readonly importErrors: number;
}

export async function countQueue(sql: Reads, own: Condition): Promise<QueueRow> {
  const [row] = await sql.query<QueueRow>(
    `SELECT (SELECT count(*) FROM application a WHERE a.state = 'waiting' AND ${own.text})::int AS waiting,
            (SELECT count(*) FROM offer WHERE state = 'open')::int AS "offersOpen",
            (SELECT count(*) FROM waitlist_entry WHERE state IN ('waiting', 'offered'))::int AS waitlisted,
            (SELECT count(*) FROM import_error)::int AS "importErrors"`,
    own.values,
  );
  if (row === undefined) throw new Error('a count gives a row');
  return row;
}

export interface ReadyRow {
  readonly acts: number;
  readonly total: bigint;
  readonly firstDueOn: Day | null;
}

export async function countReady(sql: Reads, own: Condition): Promise<ReadyRow> {
  const [row] = await sql.query<ReadyRow>(
    `SELECT count(*)::int AS acts, coalesce(sum(payable_tiyn), 0)::bigint AS total, min(due_on) AS "firstDueOn"
       FROM act a WHERE ${own.text} AND a.desk = 'financialCentre' AND a.state = 'signedByDepartment'`,
    own.values,
  );
  if (row === undefined) throw new Error('a count gives a row');
  return row;
}

export interface RegisterRow {
  readonly registerId: string;
  readonly payer: string;
  readonly number: number;
  readonly month: Day;
  readonly state: PaymentRegisterState;
  readonly payments: number;
  readonly total: bigint;
  readonly madeAt: number;
  readonly madeBy: string | null;
  readonly checkedBy: string | null;
}

/** Registers that somebody has yet to move on; a handful. */
export function findRegistersInWork(sql: Reads, own: Condition): Promise<RegisterRow[]> {
  return sql.query<RegisterRow>(
    `SELECT id AS "registerId", payer, number, month, state, payments, total_tiyn AS total, made_at AS "madeAt", made_by AS "madeBy", checked_by AS "checkedBy"
       FROM payment_register r WHERE ${own.text} AND state IN ('draft', 'made', 'checked', 'released', 'handedOver') ORDER BY number DESC LIMIT 50`,
    own.values,
  );
}

type Own = (alias: string, firstParameter: number, kind: 'bankStatement' | 'act') => Condition;

export interface ExceptionCounts {
  readonly exceptions: number;
  readonly proposed: number;
  readonly returned: number;
}

/** @param reader whose own proposals wait for somebody else */
export async function countExceptions(sql: Reads, own: Own, reader: string | null): Promise<ExceptionCounts> {
  const [statements, acts] = [own('s', 2, 'bankStatement'), own('a', 2, 'act')];
  const open = `SELECT count(*) FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
    LEFT JOIN statement_decision d ON d.statement_id = l.statement_id AND d.line_no = l.line_no AND d.state = 'proposed' WHERE ${statements.text}`;
  const [row] = await sql.query<ExceptionCounts>(
    `SELECT (${open} AND d.id IS NULL AND l.reason NOT IN (${settledReasons.map((reason) => `'${reason}'`).join(', ')}))::int AS exceptions,
            (${open} AND d.made_by <> $1::uuid)::int AS proposed,
            (SELECT count(*) FROM act a WHERE ${acts.text} AND a.state = 'paymentReturned')::int AS returned`,
    [reader, ...statements.values],
  );
  return row ?? { exceptions: 0, proposed: 0, returned: 0 };
}
