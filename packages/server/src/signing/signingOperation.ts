/**
 * An operation whose heart is a signature, whatever the document: what is to be signed and by whom → the check, with its questions
 * to the authority, outside of any transaction (a service may be slow, nobody waits for a lock) → what the signature changes.
 */
import { createHash } from 'node:crypto';
import type { AnswerOf, InputOf, Route } from '@balapan/api/contract.ts';
import { reading } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { z } from 'zod';
import type { Checked } from '../adapters/signature/signatureVerifier.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Runs } from '../kernel/audit.ts';
import type { House } from '../kernel/house.ts';
import {
  changing,
  mustBeAllowed,
  type Operation,
  type ReadHandle,
  type RuledCall,
  scopeOf,
  type Told,
  type WriteHandle,
} from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { type KindOf, type RuleAtWork, ruleAtWork } from '../kernel/rule.ts';
import { refusalOf, type SignerOught, type SigningRight, signingRight } from './refusal.ts';
import { iinOf, insertSignature, isAppointed, type Office } from './signatureQueries.ts';

/** A document and the step at which it is signed. */
export interface ToSign {
  /** As in the column `document_kind`. */
  readonly kind: 'act' | 'eact' | 'markCorrection' | 'paymentRegister' | 'iteration';
  readonly id: string;
  /** As people call it. */
  readonly number: string;
  readonly step: string;
  /** The kindergarten whose document it is: its chain of the audit is told. */
  readonly providerId: string | null;
  /** The stored bytes, as they are signed. */
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/** For whom a signature is given: the signed-in person must hold the office on that day and carry this number. */
export interface ForOrganisation {
  /** BIN; for an ИП the owner's IIN. */
  readonly iinBin: string;
  readonly isEntrepreneur: boolean;
  readonly office: Office;
}

/** What comes in, without the signature. */
export type Unsigned<R extends Route> = Omit<InputOf<R>, 'cms'>;

export interface Signing<R extends Route> {
  /** @throws DomainError where there is nothing to sign for the actor */
  readonly find: (
    sql: ReadHandle,
    asked: { readonly input: Unsigned<R>; readonly today: Day; readonly rule: RuleAtWork<KindOf<R>> },
  ) => Promise<{ readonly document: ToSign; readonly by: ForOrganisation }>;
  /** In the transaction that keeps the signature: locks, looks again whether it may, moves on. */
  readonly change: (call: RuledCall<R, WriteHandle>) => Promise<Told<AnswerOf<R>>>;
}

/** What an actor may sign now, and who they must be in the certificate. */
export interface Ready {
  readonly document: ToSign;
  readonly personId: string;
  readonly ought: SignerOught;
}

export interface SigningOperation<R extends Route> extends Operation<R> {
  /**
   * What the actor would sign, by the operation's own rule: for a signature that comes by another way than with the request.
   * @throws DomainError as the operation itself
   */
  readonly ready: (house: House, actor: Actor, input: Unsigned<R>) => Promise<Ready>;
}

/** A route whose body brings the signature: base64 of a detached CMS. */
type SigningRoute = Route & { readonly body: z.ZodObject<{ readonly cms: z.ZodType<string> }> };

/** @returns an operation that refuses with `signature.…` what is no valid signature of the right person */
export function signingOperation<const R extends SigningRoute>(
  route: R & { readonly name: string },
  { find, change }: Signing<R>,
): SigningOperation<R> {
  const ready = async (house: House, actor: Actor, input: Unsigned<R>): Promise<Ready> => {
    mustBeAllowed(house, actor, route);
    const { personId } = actor;
    // The command line is nobody who could sign.
    if (personId === null) throw refuse('access.forbidden');
    const today = dayAt(house.now());
    return reading(house.pool, scopeOf(house, actor), async (sql) => {
      const { document, by } = await find(sql, { input, today, rule: ruleAtWork(actor, route).rule });
      const ought = await signerOught(sql, personId, by, today);
      if (ought === null) throw refuse('access.forbidden');
      return { document, personId, ought };
    });
  };
  return {
    route,
    ready,
    perform: async (house, actor, input) => {
      const { document, personId, ought } = await ready(house, actor, input);
      const bytes = new Uint8Array(Buffer.from((input as { readonly cms: string }).cms, 'base64'));
      const { checked, right } = await examine(house, document, bytes, ought);
      const refusal = refusalOf(checked, right);
      if (refusal !== null) {
        await tellRefused(house, actor, route.name, document, { checked, right });
        throw refusal;
      }
      return changing(house, actor, route.name, async (call) => {
        const { rule, mustHaveAsked } = ruleAtWork(actor, route);
        const told = await change({ ...call, input, rule });
        mustHaveAsked();
        await insertSignature(call.sql, { id: call.newId(), document, personId, cms: bytes, checked, right }, call.now);
        return told;
      });
    },
  };
}

/** Who a person must be in their certificate to sign for an organisation on a day; null: there is no such person. */
export async function signerOught(
  sql: Runs,
  personId: string,
  { iinBin, isEntrepreneur, office }: ForOrganisation,
  day: Day,
): Promise<SignerOught | null> {
  const iin = await iinOf(sql, personId);
  return iin === null
    ? null
    : { iin, iinBin, isEntrepreneur, isAppointed: await isAppointed(sql, personId, office, day) };
}

interface Examined {
  readonly checked: Checked;
  readonly right: SigningRight;
}

/** @throws DomainError `request.unavailable` without a checker */
async function examine(
  house: House,
  { bytes, sha256 }: ToSign,
  cms: Uint8Array,
  ought: SignerOught,
): Promise<Examined> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  if (!createHash('sha256').update(bytes).digest().equals(sha256))
    throw new Error('The stored bytes of a document are not those of its hash.');
  const checked = await house.signatures.verify(cms, bytes, house.now());
  return { checked, right: checked.signer === null ? 'noRight' : signingRight(checked.signer, ought) };
}

/** Nothing else is kept of a refused signature. */
function tellRefused(
  house: House,
  actor: Actor,
  operation: string,
  { id, providerId }: ToSign,
  { checked, right }: Examined,
): Promise<null> {
  const { reason, certificate, revocation } = checked;
  const [subject] = operation.split('.');
  return changing(house, actor, `${subject}.signatureRefused`, async () => ({
    answer: null,
    events: [{ chain: providerId, subjectId: id, payload: { reason, authority: right, certificate, revocation } }],
  }));
}
