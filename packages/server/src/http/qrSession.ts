/** Coming in by a QR code: what touches the browser's cookies. */
import { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import { qrGraceMinutes, qrMinutes } from '@balapan/domain/egovQr.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { makeQr, type QrBrowser, qrState, signInWithQr } from '../access/qrSignIn.ts';
import type { House } from '../kernel/house.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import { readInput } from './input.ts';
import { limitOf } from './limits.ts';
import { sessionCookie } from './session.ts';
import { shownOrigin } from './site.ts';
import { hashToken, newToken, visitorOf } from './token.ts';

const qrCookie = 'balapan_qr';

const browserOf = (request: FastifyRequest): QrBrowser => ({
  browserHash: hashToken(readCookie(request, qrCookie) ?? ''),
  visitor: visitorOf(request),
});

export function registerQrSession(app: FastifyInstance, house: House): void {
  app.post(routes.qr.path, { config: { limit: limitOf(routes.qr) } }, async (request, reply) => {
    const [secret, token] = [newToken(), newToken()];
    const browser = { browserHash: hashToken(secret), visitor: visitorOf(request) };
    const origin = shownOrigin(app.site, request.headers.host ?? '');
    const answer = await makeQr(house, browser, { token, tokenHash: hashToken(token), origin });
    writeCookie(reply, qrCookie, secret, (qrMinutes + qrGraceMinutes) * 60);
    return answer;
  });
  app.get(routes.qrState.path, { config: { limit: limitOf(routes.qrState) } }, (request) => {
    const { qrId } = readInput(routes.qrState, request) as { qrId: string };
    return qrState(house, qrId, browserOf(request).browserHash);
  });
  app.post(routes.signInWithQr.path, { config: { limit: limitOf(routes.signInWithQr) } }, async (request, reply) => {
    const { qrId } = readInput(routes.signInWithQr, request) as { qrId: string };
    const token = newToken();
    const answer = await signInWithQr(house, qrId, browserOf(request), hashToken(token));
    dropCookie(reply, qrCookie);
    writeCookie(reply, sessionCookie, token);
    return answer;
  });
}
