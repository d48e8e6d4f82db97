/** What is signed in eGov Mobile, from the browser's side: a code is given to it, it waits, and knows what has come of its code. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import { reading } from '@balapan/database/scope.ts';
import { qrGraceMinutes, qrLinks, qrMinutes } from '@balapan/domain/egovQr.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { qrSvg } from '../adapters/qr/qrSvg.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { Visitor } from './enter.ts';
import { insertQr, type NewQr, type QrForBrowser, qrOfBrowser } from './qrQueries.ts';

export const nobody: Actor = { ...system, source: 'web' };
/** Codes stand in no narrower scope: whose they are is told by the secrets. */
export const ofSecrets = { wide: 'a code is found by its secrets, in whosever hands they are' } as const;

export type QrCode = AnswerOf<typeof routes.qr>;
export type QrState = AnswerOf<typeof routes.qrState>;

export interface QrBrowser {
  /** sha256 of the secret in the browser's cookie. */
  readonly browserHash: Buffer;
  readonly visitor: Visitor;
}

export interface QrSecret {
  readonly token: string;
  readonly tokenHash: Buffer;
  /** Under which people reach us. */
  readonly origin: string;
}

type What = Pick<NewQr, 'purpose' | 'bytes' | 'name' | 'personId' | 'document'>;

/**
 * A code for a browser.
 * @param what is to be signed, with the code's id and moment (epoch milliseconds, real time)
 * @throws DomainError request.unavailable where no signatures are checked
 */
export async function giveQr(
  house: House,
  actor: Actor,
  operation: string,
  { browserHash, visitor }: QrBrowser,
  { token, tokenHash, origin }: QrSecret,
  what: (id: string, at: number) => What,
): Promise<QrCode> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  const { text, mobile, business } = qrLinks(origin, token);
  const svg = qrSvg(text);
  const { host } = new URL(origin);
  return changing(
    house,
    actor,
    operation,
    async ({ sql, newId }) => {
      const [id, madeAt] = [newId(), house.wall()];
      const endsAt = madeAt + qrMinutes * 60_000;
      const asked = what(id, madeAt);
      await insertQr(sql, { id, tokenHash, browserHash, ...asked, madeAt, endsAt });
      const payload = { host, ...visitor, ...(asked.document === null ? {} : { document: asked.document }) };
      return {
        answer: { qrId: id, text, svg, mobile, business, endsAt: isoOf(endsAt) },
        events: [{ chain: null, subjectId: id, payload }],
      };
    },
    ofSecrets,
  );
}

/** What the browser may know of its code. */
export async function qrState(house: House, qrId: string, browserHash: Buffer): Promise<QrState> {
  const qr = await reading(house.pool, scopeOf(house, nobody), (sql) => qrOfBrowser(sql, qrId, browserHash));
  return stateOf(qr, house.wall());
}

/** A signature at the last moment may be taken a little later. */
export function stateOf(qr: QrForBrowser | null, wall: number): QrState {
  const state = (name: QrState['state']): QrState => ({ state: name, refusal: null });
  if (qr === null || qr.takenAt !== null) return state('expired');
  if (qr.refusal !== null) return { state: 'refused', refusal: { code: qr.refusal, params: { ...qr.refusalParams } } };
  const grace = qr.usedAt === null ? 0 : qrGraceMinutes * 60_000;
  if (qr.endsAt + grace <= wall) return state('expired');
  const isSigned = qr.usedAt !== null && qr.personId !== null && (qr.purpose === 'signIn' || qr.cms !== null);
  return state(isSigned ? 'signed' : 'waiting');
}
