/** What every step of a payment register begins with: the register, locked or not, its lines, and whether the step is allowed now. */
import { type Day, monthOf } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { paidAgain, paymentSent } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import type { Booking } from './ledger.ts';
import { checkRegister, mustPass } from './registerChecks.ts';
import { type PaymentRow, registerPayments } from './registerLineQueries.ts';
import { registerHash } from './registerLines.ts';
import { type RegisterRow, readRegister } from './registerQueries.ts';
import { ruledRegister } from './ruledRegister.ts';

/**
 * The register if the operation's rule allows it now.
 * @throws DomainError request.notFound, access.sameHand, state.refused, payment.releasedBefore, payment.handedOver
 */
export async function mayMove(
  sql: Runs,
  rule: RuleAtWork<'paymentRegister'>,
  registerId: string,
  lock: 'lock' | 'read',
): Promise<RegisterRow> {
  const register = await readRegister(sql, registerId, lock);
  if (register === null) throw refuse('request.notFound');
  try {
    rule.allow(ruledRegister(register));
  } catch (error) {
    throw clearer(error, register);
  }
  return register;
}

/** Says what has happened meanwhile, where that is more than «not in this state». */
function clearer(error: unknown, { state, number }: RegisterRow): unknown {
  if (!(error instanceof DomainError) || error.fact.code !== 'state.refused') return error;
  const { event } = error.fact.params;
  if (event === 'release' && (state === 'released' || state === 'handedOver' || state === 'reconciled'))
    return refuse('payment.releasedBefore', { register: number });
  if (event === 'cancel' && (state === 'handedOver' || state === 'reconciled'))
    return refuse('payment.handedOver', { register: number });
  return error;
}

/**
 * The lines of a register that is as it was made and passes every check.
 * @throws DomainError payment.registerChanged, payment.checkFailed, budget.exceeded
 */
export async function linesThatHold(sql: Runs, register: RegisterRow, today: Day): Promise<PaymentRow[]> {
  const rows = await registerPayments(sql, register.id, today);
  const total = rows.reduce((sum, row) => sum + row.amount_tiyn, 0n);
  const same = rows.length === register.payments && total === register.total_tiyn;
  if (!same || !registerHash(register, rows).equals(register.sha256)) throw refuse('payment.registerChanged');
  mustPass(await checkRegister(sql, register, rows, null));
  return rows;
}

/** The journals of a release, one for each payment. */
export function sentBookings(rows: readonly PaymentRow[], day: Day): Booking[] {
  return rows.map((row) => {
    const posting = {
      operationId: row.id,
      day,
      programme: row.programme ?? '',
      providerId: row.provider_id,
      amount: { local: tiyn(row.local_tiyn), republican: tiyn(row.republican_tiyn) },
    };
    const journal = row.replaces === null ? paymentSent(posting) : paidAgain(posting);
    return { journal, month: monthOf(row.month) };
  });
}
