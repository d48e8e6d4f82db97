/** Bank statements in the database: files and lines as they came, and the payments that the lines may mean. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { BankLine, Match, PaymentFacts } from '@balapan/domain/statementMatch.ts';
import type { Statement, StatementLine } from '../adapters/bank/readStatement.ts';
import type { Runs } from '../kernel/audit.ts';

export type Payer = 'department' | 'financialCentre';

/** A payment with what its act needs to move on. */
export interface StatedPayment extends PaymentFacts {
  readonly actId: string;
  readonly actNumber: string;
  readonly actState: ActState;
  readonly registerId: string;
  readonly providerId: string;
  readonly month: Month;
  /** Of the act's contract. */
  readonly programme: string | null;
  readonly local: bigint;
  readonly republican: bigint;
}

/** The payer whose account it is; `null` for a foreign account. */
export async function payerOfAccount(sql: Runs, account: string): Promise<Payer | null> {
  const [row] = await sql.query<{ code: Payer }>('SELECT code FROM organisation WHERE iban = $1', [account]);
  return row?.code ?? null;
}

/** The statement with these bytes, if it was read before. */
export async function statementByHash(sql: Runs, sha256: Uint8Array): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>('SELECT id FROM bank_statement WHERE sha256 = $1', [sha256]);
  return row?.id ?? null;
}

/** How often each line stands already in statements of the account, by `lineKey`. Locks the account's payer until the end. */
export async function linesBefore(sql: Runs, statement: Statement): Promise<Map<string, number>> {
  const rows = await sql.query<{
    day: Day;
    direction: 'in' | 'out';
    document_number: string;
    amount_tiyn: bigint;
    party_bin: string | null;
    party_iban: string | null;
    purpose: string;
  }>(
    `SELECT l.day, l.direction, l.document_number, l.amount_tiyn, l.party_bin, l.party_iban, l.purpose
       FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
      WHERE s.account = $1 AND s.from_day <= $3 AND s.to_day >= $2`,
    [statement.account, statement.from, statement.to],
  );
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = lineKey({
      day: row.day,
      direction: row.direction,
      documentNumber: row.document_number,
      amount: row.amount_tiyn,
      partyBin: row.party_bin,
      partyIban: row.party_iban,
      purpose: row.purpose,
    });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What makes two lines of overlapping statements the same operation of the bank. */
export function lineKey(
  line: Pick<StatementLine, 'day' | 'direction' | 'documentNumber' | 'partyBin' | 'partyIban' | 'purpose'> & {
    readonly amount: bigint;
  },
): string {
  const { day, direction, documentNumber, amount, partyBin, partyIban, purpose } = line;
  return JSON.stringify([day, direction, documentNumber, `${amount}`, partyBin, partyIban, purpose]);
}

/** Which payments are asked for: any of these says yes. */
export interface PaymentsAsked {
  readonly numbers?: readonly string[];
  /** Numbers of registers. */
  readonly registers?: readonly number[];
  readonly ids?: readonly string[];
}

/** Payments of a payer, locked with their acts, in order of id. */
export async function paymentsOf(
  sql: Runs,
  payer: Payer,
  { numbers = [], registers = [], ids = [] }: PaymentsAsked,
): Promise<StatedPayment[]> {
  return sql.query<StatedPayment>(
    `SELECT p.id, p.document_number AS "documentNumber", r.number AS "registerNumber", p.amount_tiyn AS amount, v.bin AS "payeeBin", p.iban,
            p.state, p.act_id AS "actId", a.number AS "actNumber", a.state AS "actState", p.register_id AS "registerId", p.provider_id AS "providerId",
            to_char(a.month, 'YYYY-MM') AS month, (SELECT c.programme FROM service_contract c WHERE c.id = a.contract_id) AS programme, a.payable_local_tiyn AS local, a.payable_republican_tiyn AS republican,
            (SELECT coalesce(sum(m.amount_tiyn), 0) FROM statement_match m
              WHERE m.payment_id = p.id AND m.direction = 'out' AND m.undone_by IS NULL)::bigint AS gone,
            (SELECT coalesce(sum(m.amount_tiyn), 0) FROM statement_match m
              WHERE m.payment_id = p.id AND m.direction = 'in' AND m.undone_by IS NULL)::bigint AS back
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id JOIN payment_register r ON r.id = p.register_id
      WHERE p.payer = $1 AND (p.document_number = ANY ($2) OR p.id = ANY ($4::uuid[])
         OR p.register_id IN (SELECT x.id FROM payment_register x WHERE x.payer = $1 AND x.number = ANY ($3::integer[])))
      ORDER BY p.id FOR UPDATE OF p, a`,
    [payer, numbers, registers, ids],
  );
}

/** Debits of earlier statements that may be parts of what new lines name: exceptions by their sum alone. */
export async function partsBefore(sql: Runs, account: string, numbers: readonly string[]): Promise<EarlierLine[]> {
  return sql.query<EarlierLine>(
    `SELECT l.statement_id AS "statementId", l.line_no AS "lineNo", l.day, l.direction, l.document_number AS "documentNumber",
            l.amount_tiyn AS amount, l.party_bin AS "partyBin", l.party_iban AS "partyIban", l.purpose
       FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
      WHERE s.account = $1 AND l.direction = 'out' AND l.reason = 'otherAmount' AND l.document_number = ANY ($2)
      ORDER BY l.statement_id, l.line_no FOR UPDATE OF l`,
    [account, numbers],
  );
}

/** A line of a statement that was read before. */
export interface EarlierLine extends BankLine {
  readonly statementId: string;
  readonly lineNo: number;
  readonly day: Day;
}

/** Who looks into the exceptions of a payer's account: an operator of the payer by appointment; `null` where there is none. */
export async function exceptionOwner(sql: Runs, payer: Payer, today: Day): Promise<string | null> {
  const [row] = await sql.query<{ person_id: string }>(
    `SELECT person_id FROM appointment a
      WHERE organisation = $1 AND role IN ('payerOperator', 'departmentAccountant') AND period @> $2::date
        AND NOT EXISTS (SELECT 1 FROM appointment d WHERE d.deputy_for = a.id AND d.period @> $2::date)
      ORDER BY person_id LIMIT 1`,
    [payer, today],
  );
  return row?.person_id ?? null;
}

export async function insertStatement(
  sql: Runs,
  file: { readonly id: string; readonly payer: Payer; readonly name: string; readonly sha256: Uint8Array },
  statement: Statement,
  now: number,
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO bank_statement (id, account, payer, from_day, to_day, name, sha256, read_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (sha256) DO NOTHING RETURNING id`,
    [file.id, statement.account, file.payer, statement.from, statement.to, file.name, file.sha256, isoOf(now)],
  );
  return rows.length > 0;
}

export async function insertLines(
  sql: Runs,
  statementId: string,
  matches: readonly Match<StatementLine>[],
  owner: string | null,
): Promise<void> {
  if (matches.length === 0) return;
  await sql.query(
    `INSERT INTO statement_line (statement_id, line_no, day, direction, document_number, amount_tiyn, party_bin, party_iban,
                                 party_name, purpose, reason, owner_id)
     SELECT $1, n.* FROM unnest($2::integer[], $3::date[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                                $9::text[], $10::text[], $11::text[], $12::uuid[]) AS n`,
    [
      statementId,
      matches.map(({ line }) => line.lineNo),
      matches.map(({ line }) => line.day),
      matches.map(({ line }) => line.direction),
      matches.map(({ line }) => line.documentNumber),
      matches.map(({ line }) => line.amount),
      matches.map(({ line }) => line.partyBin),
      matches.map(({ line }) => line.partyIban),
      matches.map(({ line }) => line.partyName),
      matches.map(({ line }) => line.purpose),
      matches.map(({ reason }) => reason),
      matches.map(({ payments }) => (payments.length === 0 ? owner : null)),
    ],
  );
}

export interface NewMatch {
  readonly id: string;
  readonly statementId: string;
  readonly lineNo: number;
  readonly paymentId: string;
  readonly direction: 'in' | 'out';
  readonly amount: bigint;
  readonly score: number;
  readonly because: readonly string[];
  /** In the key of the journal that it is booked with. */
  readonly operationId: string;
  readonly decisionId: string | null;
}

export async function insertMatches(sql: Runs, matches: readonly NewMatch[], now: number): Promise<void> {
  if (matches.length === 0) return;
  await sql.query(
    `INSERT INTO statement_match (id, statement_id, line_no, payment_id, direction, amount_tiyn, score, because, operation_id, decision_id, made_at)
     SELECT n.id, n.statement_id, n.line_no, n.payment_id, n.direction, n.amount, n.score, string_to_array(n.because, ','), n.operation_id,
            n.decision_id, $11::timestamptz
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::bigint[], $7::smallint[], $8::text[], $9::uuid[], $10::uuid[])
         AS n (id, statement_id, line_no, payment_id, direction, amount, score, because, operation_id, decision_id)`,
    [
      matches.map(({ id }) => id),
      matches.map(({ statementId }) => statementId),
      matches.map(({ lineNo }) => lineNo),
      matches.map(({ paymentId }) => paymentId),
      matches.map(({ direction }) => direction),
      matches.map(({ amount }) => amount),
      matches.map(({ score }) => score),
      matches.map(({ because }) => because.join(',')),
      matches.map(({ operationId }) => operationId),
      matches.map(({ decisionId }) => decisionId),
      isoOf(now),
    ],
  );
}

/** What lines are, from now on; a settled one needs no owner. */
export async function setReasons(
  sql: Runs,
  lines: readonly {
    readonly statementId: string;
    readonly lineNo: number;
    readonly reason: string;
    readonly owner: string | null;
  }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql.query(
    `UPDATE statement_line l SET reason = n.reason, owner_id = n.owner
       FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::uuid[]) AS n (statement_id, line_no, reason, owner)
      WHERE l.statement_id = n.statement_id AND l.line_no = n.line_no`,
    [
      lines.map(({ statementId }) => statementId),
      lines.map(({ lineNo }) => lineNo),
      lines.map(({ reason }) => reason),
      lines.map(({ owner }) => owner),
    ],
  );
}

/** Sets the state and the bank's day of payments. */
export async function settlePayments(
  sql: Runs,
  settled: readonly {
    readonly id: string;
    readonly state: 'sent' | 'confirmed' | 'returned';
    readonly day: Day | null;
  }[],
): Promise<void> {
  if (settled.length === 0) return;
  await sql.query(
    `UPDATE payment p SET state = n.state, settled_on = n.day
       FROM unnest($1::uuid[], $2::text[], $3::date[]) AS n (id, state, day) WHERE p.id = n.id`,
    [settled.map(({ id }) => id), settled.map(({ state }) => state), settled.map(({ day }) => day)],
  );
}

/**
 * Registers without a payment that is still on its way are reconciled; one whose payment is on its way again is not any more, and its
 * file has left long ago.
 */
export async function reconcileRegisters(sql: Runs, registerIds: readonly string[], now: number): Promise<void> {
  await sql.query(
    `UPDATE payment_register r SET state = 'handedOver', handed_over_at = coalesce(r.handed_over_at, $2::timestamptz)
      WHERE r.id = ANY ($1::uuid[]) AND r.state = 'reconciled'
        AND EXISTS (SELECT FROM payment p WHERE p.register_id = r.id AND p.state IN ('ordered', 'sent'))`,
    [registerIds, isoOf(now)],
  );
  await sql.query(
    `UPDATE payment_register r SET state = 'reconciled'
      WHERE r.id = ANY ($1::uuid[]) AND r.state IN ('released', 'handedOver')
        AND NOT EXISTS (SELECT FROM payment p WHERE p.register_id = r.id AND p.state IN ('ordered', 'sent'))`,
    [registerIds],
  );
}
