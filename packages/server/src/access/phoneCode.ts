/**
 * One code by SMS: made, sent through the outbox, tried. Who has no phone here costs the same work and gets the same answers as
 * who has one, so nobody learns from them whose phone is known.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { reading } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { codeMinutes, ownerOf } from '@balapan/domain/phoneCode.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { behalfCodeMessage, signInCodeMessage } from '@balapan/domain/text/texts/message.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type Call, type OutboxItem, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import {
  guardiansByPhone,
  guardianWithPhone,
  insertCode,
  outboxId,
  type PhoneOwner,
  phoneOfOne,
  takeCodeTry,
  useCode,
} from './phoneCodeQueries.ts';

export type CodePurpose = 'signIn' | 'onBehalf';

/** What a code is bound to; all of it must be the same when it comes back. */
export interface CodeBond {
  readonly purpose: CodePurpose;
  /** `+7` and ten digits; null: of the applicant, whoever asks does not know it. */
  readonly phone: string | null;
  /** The secret in the cookie of the browser that asked. */
  readonly secret: string;
  /** The member of the support who asks; left out: the person at the phone. */
  readonly operatorId?: string;
}

const messages = { signIn: signInCodeMessage, onBehalf: behalfCodeMessage } as const;
/** Nobody reads it: it goes to no one. */
const nobodysLanguage: TextLanguage = 'kk';

function hashOf({ purpose, phone, secret, operatorId = '' }: CodeBond, id: string, code: string): Buffer {
  return createHmac('sha256', secret)
    .update([id, purpose, phone ?? '', operatorId, code].join('|'))
    .digest();
}

type Making = Pick<Call<unknown, WriteHandle>, 'sql' | 'newId' | 'house'>;

/** @param applicant who it is for, where the phone is theirs and not the asker's; @param code six digits by chance */
export async function makeCode(
  { sql, newId, house }: Making,
  bond: CodeBond,
  code: string,
  applicant: PhoneOwner | null,
): Promise<{ codeId: string; message: OutboxItem }> {
  const [first] = applicant === null ? await guardiansByPhone(sql, bond.phone) : [applicant];
  const [codeId, madeAt] = [newId(), house.wall()];
  const endsAt = madeAt + codeMinutes * 60_000;
  const phone = applicant === null ? bond.phone : applicant.phone;
  const codeHash = hashOf({ ...bond, phone }, codeId, code);
  await insertCode(sql, {
    id: codeId,
    purpose: bond.purpose,
    codeHash,
    personId: applicant?.id ?? null,
    madeAt,
    endsAt,
  });
  const payload = {
    template: `${bond.purpose}Code`,
    ...(first === undefined ? {} : { personId: first.id }),
    text: messages[bond.purpose](first?.language ?? nobodysLanguage, code),
    until: isoOf(endsAt),
  };
  return { codeId, message: { kind: 'message', key: codeKey(codeId), payload } };
}

const codeKey = (codeId: string): string => `code/${codeId}`;

/** Under which key the gateway has got the message with a code; null: there is no such code. */
export function outboxIdOfCode(house: House, codeId: string): Promise<string | null> {
  return reading(house.pool, scopeOf(house, system), (sql) => outboxId(sql, codeKey(codeId)));
}

export type CodeVerdict =
  | { readonly outcome: 'over' | 'wrong' | 'shared' }
  | { readonly outcome: 'right'; readonly personId: string };

/** What a sign-in by code comes to. It is an answer and no error, so that the try is kept and told to the audit. */
export type Coming<A> =
  | { readonly outcome: 'over' | 'wrong' | 'shared' }
  | { readonly outcome: 'right'; readonly answer: A };

/** Tries a code; the try counts whatever comes of it. The right code is used up. */
export async function tryCode(
  { sql, house }: Pick<Making, 'sql' | 'house'>,
  bond: CodeBond,
  { codeId, code, iinTail }: { readonly codeId: string; readonly code: string; readonly iinTail: string | undefined },
): Promise<CodeVerdict> {
  const row = await takeCodeTry(sql, codeId, bond.purpose, house.wall());
  const owners =
    row?.personId == null ? await guardiansByPhone(sql, bond.phone) : await guardianWithPhone(sql, row.personId);
  if (row === null) return { outcome: 'over' };
  const phone = row.personId === null ? bond.phone : (owners[0]?.phone ?? null);
  const isRight = timingSafeEqual(hashOf({ ...bond, phone }, codeId, code), row.codeHash);
  const owner = isRight ? ownerOf(owners, iinTail) : null;
  if (owner === null) return { outcome: 'wrong' };
  if (owner === 'several') return { outcome: 'shared' };
  await useCode(sql, codeId, house.wall());
  return { outcome: 'right', personId: owner.id };
}

/** A guardian's phone, for a demonstration whose people are invented. */
export function somePhone(house: House): Promise<string | null> {
  return reading(house.pool, scopeOf(house, system), phoneOfOne);
}
