/** Coming in by a QR code, from the browser's side: it asks for a code, waits, and takes the session of whoever has signed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import { reading } from '@balapan/database/scope.ts';
import { deviceWords } from '@balapan/domain/device.ts';
import { qrGraceMinutes, qrLinks, qrMinutes } from '@balapan/domain/egovQr.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { signInText } from '@balapan/domain/signInText.ts';
import { qrSvg } from '../adapters/qr/qrSvg.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from './enter.ts';
import { insertQr, type QrForBrowser, qrOfBrowser, takeQr } from './qrQueries.ts';

const nobody: Actor = { ...system, source: 'web' };
type QrState = AnswerOf<typeof routes.qrState>;

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

/** @throws DomainError request.unavailable where no signatures are checked */
export async function makeQr(
  house: House,
  { browserHash, visitor }: QrBrowser,
  { token, tokenHash, origin }: QrSecret,
): Promise<AnswerOf<typeof routes.qr>> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  const { text, mobile, business } = qrLinks(origin, token);
  const svg = qrSvg(text);
  const { host } = new URL(origin);
  return changing(house, nobody, routes.qr.name, async ({ sql, newId }) => {
    const [id, madeAt] = [newId(), house.wall()];
    const endsAt = madeAt + qrMinutes * 60_000;
    const bytes = Buffer.from(signInText({ host, id, at: madeAt }));
    const name = deviceWords(visitor.device) ?? '';
    await insertQr(sql, {
      id,
      tokenHash,
      browserHash,
      purpose: 'signIn',
      bytes,
      name,
      personId: null,
      madeAt,
      endsAt,
    });
    return {
      answer: { qrId: id, text, svg, mobile, business, endsAt: isoOf(endsAt) },
      events: [{ chain: null, subjectId: id, payload: { host, ...visitor } }],
    };
  });
}

/** What the browser may know of its code. */
export async function qrState(house: House, qrId: string, browserHash: Buffer): Promise<QrState> {
  const qr = await reading(house.pool, scopeOf(house, nobody), (sql) => qrOfBrowser(sql, qrId, browserHash));
  return stateOf(qr, house.wall());
}

/** A signature at the last moment may be taken a little later. */
function stateOf(qr: QrForBrowser | null, wall: number): QrState {
  const state = (name: QrState['state']): QrState => ({ state: name, refusal: null });
  if (qr === null || qr.takenAt !== null) return state('expired');
  if (qr.refusal !== null) return { state: 'refused', refusal: { code: qr.refusal, params: { ...qr.refusalParams } } };
  const grace = qr.usedAt === null ? 0 : qrGraceMinutes * 60_000;
  if (qr.endsAt + grace <= wall) return state('expired');
  const isSigned = qr.usedAt !== null && qr.personId !== null && (qr.purpose === 'signIn' || qr.cms !== null);
  return state(isSigned ? 'signed' : 'waiting');
}

type Over = 'access.qrUsed' | 'access.qrExpired' | 'access.notKnown';

/** @throws DomainError access.qrUsed, access.qrExpired (also unsigned or another browser's), access.notKnown */
export async function signInWithQr(
  house: House,
  qrId: string,
  { browserHash, visitor }: QrBrowser,
  tokenHash: Buffer,
): Promise<SignedIn> {
  const told = await changing<SignedIn | { readonly code: Over }>(
    house,
    nobody,
    routes.signInWithQr.name,
    async (call) => {
      const qr = await qrOfBrowser(call.sql, qrId, browserHash);
      const failed = (code: Over) => ({
        answer: { code },
        events: [{ chain: null, subjectId: qrId, payload: { refusal: code, ...visitor } }] as const,
      });
      const isSigned = qr?.purpose === 'signIn' && stateOf(qr, house.wall()).state === 'signed';
      if (!isSigned) return failed(qr?.takenAt == null ? 'access.qrExpired' : 'access.qrUsed');
      if (!(await takeQr(call.sql, qrId, house.wall()))) return failed('access.qrUsed');
      const personId = qr.personId ?? '';
      const entered = await enter(call, { personId, appointmentId: 'first', method: 'qr', tokenHash, visitor });
      if (entered === null) return failed('access.notKnown');
      const payload = { ...entered.told, qr: qrId, ...visitor };
      return { answer: entered.answer, events: [{ chain: null, subjectId: personId, payload }] };
    },
  );
  if ('code' in told) throw refuse(told.code);
  return told;
}
