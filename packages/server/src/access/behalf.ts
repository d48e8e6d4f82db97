/**
 * The support acts for a caller or a visitor: only with the code that came to the known phone of that person, for twenty minutes at
 * the most, one at a time, weakly proven. Everything names both in the audit, and the person is told afterwards.
 */
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import { isoOf, localIsoOf } from '@balapan/domain/moment.ts';
import { behalfMinutes, codeMinutes, maskPhone } from '@balapan/domain/phoneCode.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { insertBehalf } from './behalfQueries.ts';
import { type Asking, refuseCode } from './codeSignIn.ts';
import { endBehalfs } from './endBehalf.ts';
import { enter, type Visitor } from './enter.ts';
import { type CodeVerdict, type Coming, makeCode, tryCode } from './phoneCode.ts';
import { applicantOf } from './phoneCodeQueries.ts';
import { countTry, forgetTries } from './tries.ts';

const { askBehalfCode: askRoute, beginBehalf: beginRoute } = phoneAccessRoutes;

function operatorOf({ personId, sessionId }: Actor): { operatorId: string; operatorSession: string } {
  if (personId === null || sessionId === undefined) throw refuse('access.signInNeeded');
  return { operatorId: personId, operatorSession: sessionId };
}

/** One of the two must be there; both would be two people. */
function wantedOf({ phone, application }: { phone?: string | undefined; application?: string | undefined }): string {
  const wanted = phone ?? application;
  if (wanted === undefined || wanted === '') throw refuseField('phone', 'field.required');
  if (phone !== undefined && application !== undefined) throw refuse('request.invalid');
  return wanted;
}

/**
 * Sends the caller a code. Nothing is told of the caller: by a phone not even whether anybody is known by it.
 * @throws DomainError request.tooMany, request.unavailable, request.notFound (no application of that number)
 */
export async function askBehalfCode(
  house: House,
  actor: Actor,
  input: InputOf<typeof askRoute>,
  { secret, code, visitor }: Asking,
): Promise<AnswerOf<typeof askRoute>> {
  if (!house.sendsCodes) throw refuse('request.unavailable');
  const { operatorId } = operatorOf(actor);
  await countTry(house, 'address', visitor.address ?? '');
  await countTry(house, 'smsSend', wantedOf(input));
  return changing(house, { ...actor, kind: 'region' }, askRoute.name, async (call) => {
    const { application } = input;
    const applicant = application === undefined ? null : await applicantOf(call.sql, application);
    if (application !== undefined && applicant?.phone == null) throw refuseField('application', 'request.notFound');
    const phone = applicant === null ? (input.phone ?? null) : null;
    const made = await makeCode(call, { purpose: 'onBehalf', phone, secret, operatorId }, code, applicant);
    const to = maskPhone(applicant?.phone ?? input.phone ?? '');
    return {
      answer: { codeId: made.codeId, seconds: codeMinutes * 60, to },
      events: [{ chain: null, subjectId: made.codeId, payload: { by: phone === null ? 'application' : 'phone' } }],
      outbox: [made.message],
    };
  });
}

export interface Beginning {
  readonly secret: string;
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
}

/** @throws DomainError access.codeWrong, access.codeOver, access.codeShared, request.tooMany, field.required (document) */
export async function beginBehalf(
  house: House,
  actor: Actor,
  input: InputOf<typeof beginRoute>,
  { secret, tokenHash, visitor }: Beginning,
): Promise<AnswerOf<typeof beginRoute>> {
  const { operatorId, operatorSession } = operatorOf(actor);
  const { phone, reason, document, codeId, code, iinTail } = input;
  if (actor.role === 'consultationClerk' && document === undefined) throw refuseField('document', 'field.required');
  const wanted = wantedOf(input);
  await countTry(house, 'smsCode', wanted);
  const told = await changing<Coming<AnswerOf<typeof beginRoute>>>(
    house,
    { ...actor, kind: 'region' },
    beginRoute.name,
    async (call) => {
      const { sql } = call;
      const bond = { purpose: 'onBehalf', phone: phone ?? null, secret, operatorId } as const;
      const verdict = await tryCode(call, bond, { codeId, code, iinTail });
      const failed = (outcome: Exclude<CodeVerdict['outcome'], 'right'>) => ({
        answer: { outcome },
        events: [{ chain: null, subjectId: codeId, payload: { outcome } }] as const,
      });
      // Nobody acts for themselves with the rights of the support.
      if (verdict.outcome !== 'right') return failed(verdict.outcome);
      const { personId } = verdict;
      if (personId === operatorId) return failed('wrong');
      const earlier = await endBehalfs(sql, { operatorId }, house.wall());
      const endsAt = house.wall() + behalfMinutes * 60_000;
      const opening = {
        personId,
        appointmentId: null,
        method: 'onBehalf',
        operatorId,
        endsAt,
        tokenHash,
        visitor,
      } as const;
      const entered = await enter(call, opening);
      if (entered === null) return failed('wrong');
      const { sessionId } = entered.answer;
      const kept = document ?? null;
      await insertBehalf(sql, {
        sessionId,
        operatorSession,
        operatorId,
        personId,
        reason,
        document: kept,
        beganAt: house.wall(),
      });
      const payload = { ...entered.told, about: reason, document: kept, until: isoOf(endsAt) };
      return {
        answer: { outcome: 'right', answer: { ...entered.answer, until: localIsoOf(endsAt) } },
        events: [{ chain: null, subjectId: sessionId, payload, onBehalfOf: personId }, ...earlier.events],
        outbox: earlier.outbox,
      };
    },
  );
  if (told.outcome !== 'right') throw refuseCode(told.outcome);
  await forgetTries(house, 'smsCode', wanted);
  return told.answer;
}
