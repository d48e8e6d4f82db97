/** SQL of lines that people match by hand: the line, what it stands matched to, what is proposed, and payments that it may be. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import type { EarlierLine, Payer } from './statementQueries.ts';

export type DecidedLine = EarlierLine & { readonly payer: Payer; readonly reason: string };

const line = `l.statement_id AS "statementId", l.line_no AS "lineNo", l.day, l.direction, l.document_number AS "documentNumber",
  l.amount_tiyn AS amount, l.party_bin AS "partyBin", l.party_iban AS "partyIban", l.purpose, l.reason, s.payer`;

export async function lineToDecide(
  sql: Runs,
  at: { readonly statementId: string; readonly lineNo: number },
  lock: 'lock' | 'read',
): Promise<DecidedLine | null> {
  const [row] = await sql.query<DecidedLine>(
    `SELECT ${line} FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
      WHERE l.statement_id = $1 AND l.line_no = $2${lock === 'lock' ? ' FOR UPDATE OF l' : ''}`,
    [at.statementId, at.lineNo],
  );
  return row ?? null;
}

export interface Decision {
  readonly id: string;
  readonly kind: 'match' | 'setAside' | 'undo';
  readonly statementId: string;
  readonly lineNo: number;
  readonly paymentIds: string[];
  readonly reason: string;
  readonly madeBy: string;
  readonly state: 'proposed' | 'confirmed' | 'refused';
}

export async function insertDecision(sql: Runs, decision: Omit<Decision, 'state'>, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO statement_decision (id, kind, statement_id, line_no, payment_ids, reason, made_by, made_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, 'proposed')
     ON CONFLICT (statement_id, line_no) WHERE state = 'proposed' DO NOTHING RETURNING id`,
    [
      decision.id,
      decision.kind,
      decision.statementId,
      decision.lineNo,
      decision.paymentIds,
      decision.reason,
      decision.madeBy,
      isoOf(now),
    ],
  );
  return rows.length > 0;
}

export async function readDecision(sql: Runs, id: string): Promise<Decision | null> {
  const [row] = await sql.query<Decision>(
    `SELECT id, kind, statement_id AS "statementId", line_no AS "lineNo", payment_ids AS "paymentIds", reason, made_by AS "madeBy", state
       FROM statement_decision WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

export async function setDecided(
  sql: Runs,
  id: string,
  by: { readonly state: 'confirmed' | 'refused'; readonly personId: string; readonly now: number },
): Promise<void> {
  await sql.query(
    'UPDATE statement_decision SET state = $2, decided_by = $3, decided_at = $4::timestamptz WHERE id = $1',
    [id, by.state, by.personId, isoOf(by.now)],
  );
}

export interface StandingMatch {
  readonly id: string;
  readonly paymentId: string;
  readonly direction: 'in' | 'out';
  readonly amount: bigint;
  readonly operationId: string;
}

/** What a line is matched to now. */
export function matchesOfLine(
  sql: Runs,
  at: { readonly statementId: string; readonly lineNo: number },
): Promise<StandingMatch[]> {
  return sql.query(
    `SELECT id, payment_id AS "paymentId", direction, amount_tiyn AS amount, operation_id AS "operationId"
       FROM statement_match WHERE statement_id = $1 AND line_no = $2 AND undone_by IS NULL ORDER BY id`,
    [at.statementId, at.lineNo],
  );
}

/** The operation that a payment was confirmed with: of the newest match that stands for it. */
export async function undoMatches(sql: Runs, ids: readonly string[], decisionId: string): Promise<void> {
  await sql.query('UPDATE statement_match SET undone_by = $2 WHERE id = ANY ($1::uuid[])', [ids, decisionId]);
}

export interface LikelyPayment {
  readonly paymentId: string;
  readonly documentNumber: string;
  readonly register: number;
  readonly payee: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly bin: string;
  readonly amount: bigint;
  readonly open: bigint;
  readonly sentOn: Day | null;
  readonly state: string;
  readonly sameSum: boolean;
  readonly sameParty: boolean;
  readonly sameNumber: boolean;
}

/** Payments that a line may be: not wholly shown by lines, the same sum, party or number first. */
export function likelyPayments(
  sql: Runs,
  { payer, direction, amount, partyBin, partyIban, documentNumber }: DecidedLine,
  search: string,
): Promise<LikelyPayment[]> {
  return sql.query(
    `SELECT * FROM (
       SELECT p.id AS "paymentId", p.document_number AS "documentNumber", r.number AS register,
              json_build_object('kk', v.name_kk, 'ru', v.name_ru, 'en', v.name_en) AS payee, v.bin, p.amount_tiyn AS amount,
              (p.amount_tiyn - (SELECT coalesce(sum(m.amount_tiyn), 0) FROM statement_match m
                WHERE m.payment_id = p.id AND m.direction = $2 AND m.undone_by IS NULL))::bigint AS open,
              p.sent_on AS "sentOn", p.state, p.amount_tiyn = $3 AS "sameSum",
              coalesce(p.iban = $5 OR v.bin = $4, false) AS "sameParty", p.document_number = $6 AS "sameNumber"
         FROM payment p JOIN provider v ON v.id = p.provider_id JOIN payment_register r ON r.id = p.register_id
        WHERE p.payer = $1 AND p.state IN ('sent', 'confirmed')
          AND ($7 <> '' AND (p.document_number = $7 OR v.bin = $7 OR v.name_ru ILIKE '%' || $7 || '%' OR v.name_kk ILIKE '%' || $7 || '%')
            OR $7 = '' AND (p.amount_tiyn = $3 OR p.iban = $5 OR v.bin = $4 OR p.document_number = $6))
     ) x WHERE open > 0
      ORDER BY "sameSum"::integer + "sameParty"::integer + "sameNumber"::integer DESC, "sentOn" DESC NULLS LAST LIMIT 30`,
    [payer, direction, amount, partyBin, partyIban, documentNumber, search],
  );
}
