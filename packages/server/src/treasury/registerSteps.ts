/** A payment register goes through three pairs of hands (domain.md 2.12); each signs the same sheet with count, sums and hash. */
import { createHash } from 'node:crypto';
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { RegisterStep } from '@balapan/domain/payment.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { moveActs } from '../settlement/moves.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { repeatable } from '../signing/repeatable.ts';
import { type ForOrganisation, signingOperation, type ToSign } from '../signing/signingOperation.ts';
import { bankFileName, changesHash, preparedFile, writableFile } from './bankFile.ts';
import { bankFileOf, insertBankFile, payerBankOn } from './bankFileQueries.ts';
import { book } from './ledger.ts';
import { valueDayNow } from './payerBank.ts';
import { checkRegister, mustPass } from './registerChecks.ts';
import { linesThatHold, mayMove, sentBookings } from './registerMoves.ts';
import { type RegisterRow, readRegister, setChecked, setMade, setReleased } from './registerQueries.ts';
import { hasSigned, signedRegisters } from './signedRegisters.ts';

const signing = {
  maker: signingOperation(treasuryRoutes.sign, {
    find: (sql, { input, rule }) => toSign(sql, rule, input, 'maker'),
    change: async ({ sql, input, actor, now, rule }) => {
      const register = await mayMove(sql, rule, input.registerId, 'lock');
      if (register.made_by !== actor.personId) throw refuse('payment.makerSigns');
      await linesThatHold(sql, register, dayAt(now));
      await setMade(sql, register.id);
      return told(register, 'made');
    },
  }),
  checker: signingOperation(treasuryRoutes.check, {
    find: (sql, { input, rule }) => toSign(sql, rule, input, 'checker'),
    change: async ({ sql, input, actor, now, rule }) => {
      const register = await mayMove(sql, rule, input.registerId, 'lock');
      await linesThatHold(sql, register, dayAt(now));
      await setChecked(sql, register.id, actor.personId, now);
      return told(register, 'checked');
    },
  }),
  releaser: signingOperation(treasuryRoutes.release, {
    find: (sql, { input, rule }) => toSign(sql, rule, input, 'releaser'),
    change: async ({ sql, input, actor, now, newId, house, rule }) => {
      const register = await mayMove(sql, rule, input.registerId, 'lock');
      const today = dayAt(now);
      const rows = await linesThatHold(sql, register, today);
      const { day: valueDay } = await valueDayNow(sql, register.payer, now);
      const made = { day: today, time: localIsoOf(now).slice(11, 19) };
      const bank = await payerBankOn(sql, register.payer, today);
      const prepared = await preparedFile(sql, register, rows, { bank, today, valueDay });
      const bytes = prepared === null ? null : writableFile(prepared, made);
      if (prepared !== null && prepared.respelled.length > 0 && input.changesHash !== changesHash(prepared))
        throw refuse('payment.changesUnseen', { count: prepared.respelled.length });
      mustPass(await checkRegister(sql, register, rows, bytes));
      const file =
        bytes === null || prepared === null ? null : fileOf(bankFileName(register, today, prepared.terms), bytes);
      if (file !== null) await insertBankFile(sql, { id: newId(), registerId: register.id, ...file }, now);
      await setReleased(sql, register.id, actor.personId, now, today, valueDay);
      // At the bank an act is watched by whoever reads the statements.
      const holderId = await holderOf(sql, 'payerOperator', { organisation: register.payer }, today);
      const moves = rows.map(({ act_id: actId, provider_id: providerId, act_state: from }) => {
        return { actId, providerId, from, event: 'send' as const, personId: actor.personId, holderId };
      });
      await moveActs(sql, moves, now);
      await book(sql, sentBookings(rows, today), { now, newId });
      const named = file === null ? null : { name: file.name, sha256: file.sha256.toString('hex') };
      const leaving = named && {
        kind: 'bankFile' as const,
        key: register.id,
        payload: { registerId: register.id, ...named },
        notBefore: house.wall() + bank.holdMinutes * 60_000,
      };
      return {
        ...told(register, 'released', { file: named, valueDay }),
        answer: released(register, named?.name ?? null, valueDay),
        outbox: leaving === null ? [] : [leaving],
      };
    },
  }),
};

/** The maker's, the checker's and the releaser's step; repeated by the same person, each answers what stands. */
export const sign = repeatable(signing.maker, async (sql, { input, personId }) => {
  const found = await doneBefore(sql, input.registerId, 'maker', personId);
  return found && { registerId: found.id, state: found.state };
});

export const check = repeatable(signing.checker, async (sql, { input, personId }) => {
  const found = await doneBefore(sql, input.registerId, 'checker', personId);
  return found && { registerId: found.id, state: found.state };
});

export const release = repeatable(signing.releaser, async (sql, { input, personId }) => {
  const found = await doneBefore(sql, input.registerId, 'releaser', personId);
  if (!found || found.value_day === null) return null;
  const file = await bankFileOf(sql, found.id);
  return { ...released(found, file?.name ?? null, found.value_day), state: found.state };
});

/** The register if this very person's signature of the step stands in it. */
async function doneBefore(
  sql: Runs,
  registerId: string,
  step: RegisterStep,
  personId: string,
): Promise<RegisterRow | null> {
  const register = await readRegister(sql, registerId, 'read');
  if (register === null || register.state === 'cancelled') return null;
  return (await hasSigned(sql, register.id, step, personId)) ? register : null;
}

/** @throws DomainError as `mayMove`; payment.registerChanged: made before registers were signed, to be given back */
async function toSign(
  sql: Runs,
  rule: RuleAtWork<'paymentRegister'>,
  { registerId }: { readonly registerId: string },
  step: RegisterStep,
): Promise<{ document: ToSign; by: ForOrganisation }> {
  const { id } = await mayMove(sql, rule, registerId, 'read');
  const [found] = await signedRegisters(sql, [id]);
  if (found === undefined) throw refuse('payment.registerChanged');
  const { number, bytes, sha256, signers } = found;
  const document = { kind: 'paymentRegister' as const, id, number, step, providerId: null, bytes, sha256 };
  return { document, by: signers[step] };
}

const fileOf = (name: string, bytes: Uint8Array) => ({
  name,
  bytes,
  sha256: createHash('sha256').update(bytes).digest(),
});

const released = (register: RegisterRow, file: string | null, valueDay: Day) => ({
  registerId: register.id,
  state: 'released' as RegisterRow['state'],
  file,
  payments: register.payments,
  total: String(register.total_tiyn),
  valueDay,
});

function told(register: RegisterRow, state: RegisterRow['state'], more: object = {}) {
  const payload = {
    register: { id: register.id, number: register.number, before: register.state, after: state },
    ...more,
  };
  return {
    answer: { registerId: register.id, state },
    events: [{ chain: null, subjectId: register.id, payload }] as const,
  };
}
