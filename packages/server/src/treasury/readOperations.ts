/** What the payer's people see: registers with control sums and checks, statements, exceptions. */

import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { checkers, makers, releasers } from '@balapan/api/treasuryHands.ts';
import { asMonth, daysBetween } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { readFileOrders } from '../adapters/bank/readOrders.ts';
import type { Runs } from '../kernel/audit.ts';
import { type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { offered, type RuleAtWork } from '../kernel/rule.ts';
import { type Deed, whoActed } from '../people/acting.ts';
import { readSignaturesOf } from '../signing/signatureQueries.ts';
import { bankFileOf, payerBankOn } from './bankFileQueries.ts';
import {
  countPayments,
  type ListedException,
  listExceptions,
  listLines,
  listPayments,
  listRegisters,
  listStatements,
  waitingActs,
} from './listQueries.ts';
import { valueDayNow } from './payerBank.ts';
import { signedActs } from './registerCheckQueries.ts';
import { checkRegister } from './registerChecks.ts';
import { type PaymentRow, registerPayments } from './registerLineQueries.ts';
import { programmeOf } from './registerLines.ts';
import { payerOfActor } from './registerOperations.ts';
import { namesOf, type RegisterRow, readRegister } from './registerQueries.ts';
import { ruledRegister } from './ruledRegister.ts';
import { minus, type Sums, sumsOf, told } from './sums.ts';

/** What people may do with a register that they see. */
const { sign, check, giveBack, release, cancel, handOver } = treasuryRoutes;

async function mustSee(sql: Runs, registerId: string, rule: RuleAtWork<'paymentRegister'>): Promise<RegisterRow> {
  const row = await readRegister(sql, registerId, 'read');
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledRegister(row));
  return row;
}

export const candidates = readOperation(treasuryRoutes.candidates, async ({ sql, actor, rule }) => ({
  rows: (await waitingActs(sql, rule.own('act', 1))).map(({ due, returned, month, ...row }) => ({
    ...told(row),
    payer: row.payer,
    month: asMonth(month.slice(0, 7)),
    earliestDueOn: due,
    paymentReturned: returned,
    mayMake: (makers as readonly string[]).includes(actor.role) && payerOfActor(actor) === row.payer,
  })),
}));

export const registers = readOperation(treasuryRoutes.registers, async ({ input, sql, rule }) => {
  const rows = await listRegisters(sql, input, rule.own('r', 6));
  return { total: rows[0]?.of ?? 0, rows: rows.map((row) => view(row, row)) };
});

export const register = readOperation(treasuryRoutes.register, async ({ input, sql, actor, now, rule }) => {
  const row = await mustSee(sql, input.registerId, rule);
  const rows = await registerPayments(sql, row.id, dayAt(now));
  const file = await bankFileOf(sql, row.id);
  const signatures = await readSignaturesOf(sql, 'paymentRegister', row.id);
  const names = await namesOf(
    sql,
    [row.made_by, row.checked_by, row.released_by, row.cancelled_by].flatMap((id) => id ?? []),
  );
  const deed = (personId: string | null, at: number | null, roles: Deed['roles']): Deed => ({
    ...{ personId, at, roles },
    places: [row.payer],
  });
  const acted = await whoActed(sql, [
    deed(row.made_by, row.made_at, makers),
    deed(row.checked_by, row.checked_at, checkers),
    deed(row.released_by, row.released_at, releasers),
    deed(row.cancelled_by, row.cancelled_at, [...makers, ...checkers, ...releasers]),
  ]);
  const own = sumsOf(rows);
  const all = await signedActs(sql, row.payer, row.month);
  const inFile = file === null ? null : fileSums(file.bytes, rows);
  const person = (id: string | null, at: number | null, acting = false) =>
    id === null || at === null ? null : { personId: id, name: names.get(id) ?? '', acting, at: localIsoOf(at) };
  return {
    ...view(row, await countPayments(sql, row.id)),
    programme: programmeOf(rows),
    sha256: row.sha256.toString('hex'),
    control: {
      acts: told(all),
      putOff: told(minus(all, own)),
      register: told(own),
      file: inFile === null ? null : told(inFile),
      difference: inFile === null ? null : told(minus(inFile, own)),
    },
    checks: (await checkRegister(sql, row, rows, file?.bytes ?? null))
      // A register that came with files has no maker, no file, and a hash of its own: there is nothing to compare.
      .filter(({ check }) => check !== 'fileEqualsRegister' || file !== null || row.made_by !== null)
      .map(({ check, ok, good, of }) => ({ check, ok, good, of })),
    madeBy: person(row.made_by, row.made_at, acted[0]),
    checkedBy: person(row.checked_by, row.checked_at, acted[1]),
    releasedBy: person(row.released_by, row.released_at, acted[2]),
    cancelledBy: person(row.cancelled_by, row.cancelled_at, acted[3]),
    cancelReason: row.cancel_reason,
    way: await wayOf(sql, row, file !== null, now),
    handedOverAt: row.handed_over_at === null ? null : localIsoOf(row.handed_over_at),
    valueDay: await valueDayOfRegister(sql, row, now),
    signatures: signatures.map(({ step, personId, signedAt, verdict }) => {
      return { step, person: names.get(personId) ?? '', signedAt: localIsoOf(signedAt), verdict };
    }),
    actions: offered(actor, { sign, check, giveBack, release, cancel, handOver }, ruledRegister(row)),
  };
});

export const lines = readOperation(treasuryRoutes.registerLines, async ({ input, sql, rule }) => {
  const register = await mustSee(sql, input.registerId, rule);
  const rows = await listPayments(sql, register.id, input);
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map((row) => ({
      paymentId: row.id,
      documentNumber: row.document_number,
      payee: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
      bin: row.bin,
      actId: row.act_id,
      actNumber: row.act_number,
      children: row.children,
      total: String(row.amount_tiyn),
      iban: row.iban,
      dueOn: row.due_on,
      state: row.state,
      settledOn: row.settled_on,
      accountChanged: row.account_changed,
      replaces: row.replaces,
    })),
  };
});

export const bankFile = readOperation(treasuryRoutes.bankFile, async ({ input, sql, rule }) => {
  const register = await mustSee(sql, input.registerId, rule);
  const file = await bankFileOf(sql, register.id);
  if (file === null) throw refuse('request.notFound');
  return { name: file.name, bytes: file.bytes.toString('base64'), sha256: file.sha256.toString('hex') };
});

export const statements = readOperation(treasuryRoutes.statements, async ({ input, sql, rule }) => {
  const rows = await listStatements(sql, input, rule.own('s', 3));
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map((row) => ({
      statementId: row.id,
      name: row.name,
      payer: row.payer,
      account: row.account,
      from: row.from_day,
      to: row.to_day,
      readAt: localIsoOf(row.read_at),
      lines: row.lines,
      matched: row.matched,
      exceptions: row.lines - row.matched,
    })),
  };
});

export const statementLines = readOperation(treasuryRoutes.statementLines, async ({ input, sql, rule }) => {
  const rows = await listLines(sql, input, rule.own('s', 4));
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map(({ of: _, amount, payments, ...row }) => ({ ...row, amount: String(amount), payments })),
  };
});

export const exceptions = readOperation(treasuryRoutes.exceptions, async ({ input, sql, now, rule }) => {
  const rows = await listExceptions(sql, input, rule.own);
  const today = dayAt(now);
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map(({ of: _, document_number, amount, ...row }) => ({
      ...lineOf(row),
      amount: String(amount),
      documentNumber: document_number,
      age: Math.max(0, daysBetween(row.day, today)),
    })),
  };
});

/** A file that stands is the way it went; before the release the payer's agreement says; the old system's have left no file here. */
async function wayOf(
  sql: ReadHandle,
  row: RegisterRow,
  hasFile: boolean,
  now: number,
): Promise<'file' | 'list' | 'none'> {
  if (hasFile) return 'file';
  if (row.made_by === null || row.state === 'cancelled') return 'none';
  if (row.released_at !== null) return 'list';
  return (await payerBankOn(sql, row.payer, dayAt(now))).format === 'treasury' ? 'list' : 'file';
}

/** When the money moves: as fixed at the release; before it, as it would be now. */
async function valueDayOfRegister(sql: ReadHandle, row: RegisterRow, now: number) {
  if (row.state === 'cancelled') return null;
  const bank = await valueDayNow(sql, row.payer, now);
  if (row.state === 'draft' || row.state === 'made' || row.state === 'checked') return bank;
  return row.value_day === null ? null : { ...bank, day: row.value_day, because: null };
}

function lineOf({
  decisionId,
  decisionKind,
  decisionBy,
  decisionName,
  decisionReason,
  ...row
}: Omit<ListedException, 'of' | 'document_number' | 'amount'>) {
  const decision =
    decisionId === null || decisionKind === null
      ? null
      : {
          decisionId,
          kind: decisionKind,
          personId: decisionBy ?? '',
          name: decisionName ?? '',
          reason: decisionReason ?? '',
        };
  return { ...row, decision };
}

function view(row: RegisterRow, { confirmed, returned }: { readonly confirmed: number; readonly returned: number }) {
  return {
    registerId: row.id,
    number: row.number,
    payer: row.payer,
    month: asMonth(row.month.slice(0, 7)),
    state: row.state,
    madeAt: localIsoOf(row.made_at),
    payments: row.payments,
    total: String(row.total_tiyn),
    confirmed,
    returned,
  };
}

/** The file knows no funding sources: each order takes those of its line, where the sums are equal. */
function fileSums(bytes: Uint8Array, rows: readonly PaymentRow[]): Sums {
  const byNumber = new Map(rows.map((row) => [row.document_number, row]));
  const orders = readFileOrders(bytes);
  return {
    count: orders.length,
    total: orders.reduce((sum, order) => sum + order.amount, 0n),
    local: orders.reduce((sum, order) => sum + (byNumber.get(order.documentNumber)?.local_tiyn ?? 0n), 0n),
    republican: orders.reduce((sum, order) => sum + (byNumber.get(order.documentNumber)?.republican_tiyn ?? 0n), 0n),
  };
}
