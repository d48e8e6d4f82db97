/** SQL of the files that go to the bank, and of how the payer's bank takes them. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import type { Payer } from './registerQueries.ts';

/** The agreement of a payer with its bank. */
export interface PayerBank {
  readonly format: 'oneC' | 'mt100' | 'treasury';
  readonly encoding: 'utf8' | 'windows1251';
  /** Signs of the longest purpose. */
  readonly purposeLimit: number;
  /** `'16:00'`: from then on the money moves on the next working day. */
  readonly cutOff: string;
  readonly holdMinutes: number;
  readonly chief: string;
  readonly accountant: string;
}

/** @throws DomainError `payment.bankUnknown` where no row is in force */
export async function payerBankOn(sql: Runs, payer: Payer, day: Day): Promise<PayerBank> {
  const [row] = await sql.query<PayerBank>(
    `SELECT format, encoding, purpose_limit AS "purposeLimit", cut_off AS "cutOff", hold_minutes AS "holdMinutes", chief, accountant
       FROM payer_bank WHERE payer = $1 AND period @> $2::date`,
    [payer, day],
  );
  if (row === undefined) throw refuse('payment.bankUnknown', { day });
  return row;
}

export async function insertBankFile(
  sql: Runs,
  file: {
    readonly id: string;
    readonly registerId: string;
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly sha256: Uint8Array;
  },
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO bank_file (id, register_id, name, bytes, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6::timestamptz)`,
    [file.id, file.registerId, file.name, Buffer.from(file.bytes), file.sha256, isoOf(now)],
  );
}

export async function bankFileOf(
  sql: Runs,
  registerId: string,
): Promise<{ name: string; bytes: Buffer; sha256: Buffer } | null> {
  const [row] = await sql.query<{ name: string; bytes: Buffer; sha256: Buffer }>(
    'SELECT name, bytes, sha256 FROM bank_file WHERE register_id = $1',
    [registerId],
  );
  return row ?? null;
}
