/** Coming in by a QR code, from the browser's side: it asks for a code, waits, and takes the session of whoever has signed. */
import { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import { deviceWords } from '@balapan/domain/device.ts';
import { signInText } from '@balapan/domain/signInText.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { enter, type SignedIn } from './enter.ts';
import { giveQr, nobody, type QrBrowser, type QrCode, type QrSecret, stateOf } from './qrBrowser.ts';
import { qrOfBrowser, takeQr } from './qrQueries.ts';

/** @throws DomainError request.unavailable where no signatures are checked */
export function makeQr(house: House, browser: QrBrowser, secret: QrSecret): Promise<QrCode> {
  const { host } = new URL(secret.origin);
  return giveQr(house, nobody, routes.qr.name, browser, secret, (id, at) => ({
    purpose: 'signIn',
    bytes: Buffer.from(signInText({ host, id, at })),
    name: deviceWords(browser.visitor.device) ?? '',
    personId: null,
    document: null,
  }));
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
