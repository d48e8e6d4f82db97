/** What is signed by a QR code: what touches the browser's cookies. */
import type { InputOf } from '@balapan/api/contract.ts';
import { qrAccessRoutes as routes } from '@balapan/api/qrAccess.ts';
import { qrGraceMinutes, qrMinutes } from '@balapan/domain/egovQr.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type QrBrowser, type QrSecret, qrState } from '../access/qrBrowser.ts';
import { makeQrForDocument, takeQrSignature } from '../access/qrDocument.ts';
import { makeQr, signInWithQr } from '../access/qrSignIn.ts';
import type { House } from '../kernel/house.ts';
import { mustBeAllowed } from '../kernel/operation.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import { readInput } from './input.ts';
import { limitOf } from './limits.ts';
import { actorOf, sessionCookie } from './session.ts';
import { shownOrigin } from './site.ts';
import { hashToken, newToken, visitorOf } from './token.ts';

const qrCookie = 'balapan_qr';

const browserOf = (request: FastifyRequest): QrBrowser => ({
  browserHash: hashToken(readCookie(request, qrCookie) ?? ''),
  visitor: visitorOf(request),
});

export function registerQrSession(app: FastifyInstance, house: House): void {
  /** A code for the browser that asks: its own secret is set as a cookie, whatever stood in it. */
  const give = async <A>(
    request: FastifyRequest,
    reply: FastifyReply,
    make: (browser: QrBrowser, secret: QrSecret) => Promise<A>,
  ): Promise<A> => {
    const [secret, token] = [newToken(), newToken()];
    const origin = shownOrigin(app.site, request.headers.host ?? '');
    const browser = { browserHash: hashToken(secret), visitor: visitorOf(request) };
    const answer = await make(browser, { token, tokenHash: hashToken(token), origin });
    writeCookie(reply, qrCookie, secret, (qrMinutes + qrGraceMinutes) * 60);
    return answer;
  };
  app.post(routes.qr.path, { config: { limit: limitOf(routes.qr) } }, (request, reply) =>
    give(request, reply, (browser, secret) => makeQr(house, browser, secret)),
  );
  app.post(routes.qrDocument.path, { config: { limit: limitOf(routes.qrDocument) } }, async (request, reply) => {
    const actor = await actorOf(house, request);
    mustBeAllowed(house, actor, routes.qrDocument);
    const input = readInput(routes.qrDocument, request) as InputOf<typeof routes.qrDocument>;
    return give(request, reply, (browser, secret) => makeQrForDocument(house, actor, input, browser, secret));
  });
  app.post(
    routes.takeQrSignature.path,
    { config: { limit: limitOf(routes.takeQrSignature) } },
    async (request, reply) => {
      const actor = await actorOf(house, request);
      mustBeAllowed(house, actor, routes.takeQrSignature);
      const { qrId } = readInput(routes.takeQrSignature, request) as { qrId: string };
      const answer = await takeQrSignature(house, actor, qrId, browserOf(request).browserHash);
      dropCookie(reply, qrCookie);
      return answer;
    },
  );
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
