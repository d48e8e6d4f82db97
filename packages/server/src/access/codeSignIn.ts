/** A parent comes in by a code on the known phone: a weak proof, as a guardian only (docs/decisions/0022). */
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import { codeMinutes } from '@balapan/domain/phoneCode.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from './enter.ts';
import { type CodeVerdict, type Coming, makeCode, tryCode } from './phoneCode.ts';
import { countTry, forgetTries } from './tries.ts';

const { askCode: askRoute, signInWithCode: signInRoute } = phoneAccessRoutes;
const nobody: Actor = { ...system, source: 'web' };

export interface Asking {
  readonly secret: string;
  /** Six digits by chance. */
  readonly code: string;
  readonly visitor: Visitor;
}

/** @throws DomainError request.tooMany, request.unavailable (no gateway) */
export async function askCode(
  house: House,
  { phone }: InputOf<typeof askRoute>,
  { secret, code, visitor }: Asking,
): Promise<AnswerOf<typeof askRoute>> {
  if (!house.sendsCodes) throw refuse('request.unavailable');
  await countTry(house, 'address', visitor.address ?? '');
  await countTry(house, 'smsSend', phone);
  return changing(house, nobody, askRoute.name, async (call) => {
    const { codeId, message } = await makeCode(call, { purpose: 'signIn', phone, secret }, code, null);
    return {
      answer: { codeId, seconds: codeMinutes * 60 },
      events: [{ chain: null, subjectId: codeId, payload: visitor }],
      outbox: [message],
    };
  });
}

/** Why a code does not do. */
export function refuseCode(outcome: Exclude<CodeVerdict['outcome'], 'right'>): Error {
  if (outcome === 'shared') return refuseField('iinTail', 'access.codeShared');
  return outcome === 'over' ? refuse('access.codeOver') : refuseField('code', 'access.codeWrong');
}

/** @throws DomainError request.tooMany, access.codeWrong, access.codeOver, access.codeShared */
export async function signInWithCode(
  house: House,
  { phone, ...typed }: InputOf<typeof signInRoute>,
  { secret, tokenHash, visitor }: { readonly secret: string; readonly tokenHash: Buffer; readonly visitor: Visitor },
): Promise<SignedIn> {
  await countTry(house, 'address', visitor.address ?? '');
  await countTry(house, 'smsCode', phone);
  const told = await changing<Coming<SignedIn>>(house, nobody, signInRoute.name, async (call) => {
    const verdict = await tryCode(call, { purpose: 'signIn', phone, secret }, { ...typed, iinTail: typed.iinTail });
    const failed = (outcome: Exclude<CodeVerdict['outcome'], 'right'>) => ({
      answer: { outcome },
      events: [{ chain: null, subjectId: typed.codeId, payload: { outcome, ...visitor } }] as const,
    });
    if (verdict.outcome !== 'right') return failed(verdict.outcome);
    const { personId } = verdict;
    const entered = await enter(call, { personId, appointmentId: null, method: 'smsCode', tokenHash, visitor });
    if (entered === null) return failed('wrong');
    const payload = { ...entered.told, outcome: 'right', ...visitor };
    return {
      answer: { outcome: 'right', answer: entered.answer },
      events: [{ chain: null, subjectId: personId, payload }],
    };
  });
  if (told.outcome !== 'right') throw refuseCode(told.outcome);
  await forgetTries(house, 'smsCode', phone);
  return told.answer;
}
