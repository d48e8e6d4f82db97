/** Bank statements in the database: files and lines as they came, and the payments that the lines may mean. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Statement, StatementLine } from '../adapters/bank/readStatement.ts';
import type { Runs } from '../kernel/audit.ts';
import type { Match, PaymentFacts } from './matchStatement.ts';

export type Payer = 'department' | 'financialCentre';

/** A payment with what its act needs to move on. */
export interface StatedPayment extends PaymentFacts {
  readonly actId: string;
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

/** Payments of a payer by document number, locked with their acts, in order of id. */
export async function paymentsByNumber(sql: Runs, payer: Payer, numbers: readonly string[]): Promise<StatedPayment[]> {
  const rows = await sql.query<{
    id: string;
    document_number: string;
    amount_tiyn: bigint;
    bin: string;
    iban: string;
    state: PaymentFacts['state'];
    seen: boolean;
    seen_back: boolean;
    act_id: string;
    act_state: ActState;
    register_id: string;
    provider_id: string;
    month: Day;
    programme: string | null;
    local_tiyn: bigint;
    republican_tiyn: bigint;
  }>(
    `SELECT p.id, p.document_number, p.amount_tiyn, v.bin, p.iban, p.state, p.act_id, a.state AS act_state, p.register_id,
            p.provider_id, a.month, a.payable_local_tiyn AS local_tiyn, a.payable_republican_tiyn AS republican_tiyn,
            (SELECT c.programme FROM service_contract c WHERE c.id = a.contract_id) AS programme,
            EXISTS (SELECT FROM statement_line l WHERE l.payment_id = p.id AND l.reason = 'matched') AS seen,
            EXISTS (SELECT FROM statement_line l WHERE l.payment_id = p.id AND l.reason = 'returned') AS seen_back
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id
      WHERE p.payer = $1 AND p.document_number = ANY ($2) ORDER BY p.id FOR UPDATE OF p, a`,
    [payer, numbers],
  );
  return rows.map((row) => ({
    id: row.id,
    documentNumber: row.document_number,
    amount: row.amount_tiyn,
    payeeBin: row.bin,
    iban: row.iban,
    state: row.state,
    seen: row.seen,
    seenBack: row.seen_back,
    actId: row.act_id,
    actState: row.act_state,
    registerId: row.register_id,
    providerId: row.provider_id,
    month: row.month.slice(0, 7) as Month,
    programme: row.programme,
    local: row.local_tiyn,
    republican: row.republican_tiyn,
  }));
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
  matches: readonly Match[],
  owner: string | null,
): Promise<void> {
  if (matches.length === 0) return;
  await sql.query(
    `INSERT INTO statement_line (statement_id, line_no, day, direction, document_number, amount_tiyn, party_bin, party_iban,
                                 party_name, purpose, payment_id, reason, owner_id)
     SELECT $1, n.* FROM unnest($2::integer[], $3::date[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                                $9::text[], $10::text[], $11::uuid[], $12::text[], $13::uuid[]) AS n`,
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
      matches.map(({ payment }) => payment?.id ?? null),
      matches.map(({ reason }) => reason),
      matches.map(({ payment }) => (payment === null ? owner : null)),
    ],
  );
}

/** Sets the state and the bank's day of payments. */
export async function settlePayments(
  sql: Runs,
  settled: readonly { readonly id: string; readonly state: 'confirmed' | 'returned'; readonly day: Day }[],
): Promise<void> {
  if (settled.length === 0) return;
  await sql.query(
    `UPDATE payment p SET state = n.state, settled_on = n.day
       FROM unnest($1::uuid[], $2::text[], $3::date[]) AS n (id, state, day) WHERE p.id = n.id`,
    [settled.map(({ id }) => id), settled.map(({ state }) => state), settled.map(({ day }) => day)],
  );
}

/** Registers without a payment that is still on its way are reconciled. */
export async function reconcileRegisters(sql: Runs, registerIds: readonly string[]): Promise<void> {
  await sql.query(
    `UPDATE payment_register r SET state = 'reconciled'
      WHERE r.id = ANY ($1::uuid[]) AND r.state = 'released'
        AND NOT EXISTS (SELECT FROM payment p WHERE p.register_id = r.id AND p.state IN ('ordered', 'sent'))`,
    [registerIds],
  );
}
