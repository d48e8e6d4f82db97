/** Coming in by a code on the phone, and sessions on a caller's behalf: what touches their cookies. */
import { randomInt } from 'node:crypto';
import type { InputOf, Route } from '@balapan/api/contract.ts';
import { phoneAccessRoutes as routes } from '@balapan/api/phoneAccess.ts';
import { codeMinutes, codeOf } from '@balapan/domain/phoneCode.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askBehalfCode, beginBehalf } from '../access/behalf.ts';
import { askCode, signInWithCode } from '../access/codeSignIn.ts';
import { endBehalf } from '../access/endBehalf.ts';
import type { House } from '../kernel/house.ts';
import { mustBeAllowed } from '../kernel/operation.ts';
import { behalfCookie } from './behalfCookie.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import { readInput } from './input.ts';
import { actorOf, ownActorOf, sessionCookie } from './session.ts';
import { hashToken, newToken, visitorOf } from './token.ts';

const codeCookie = 'balapan_code';
/** Whatever proves who somebody is has the narrowest limits (limits.ts), beside those of the database. */
const tries = { config: { limit: 'signIn' } } as const;
const inputOf = <R extends Route>(route: R, request: FastifyRequest): InputOf<R> =>
  readInput(route, request) as InputOf<R>;

/** The browser that asks for a code gets the secret that the code is bound to. */
function asking(request: FastifyRequest, reply: FastifyReply) {
  const secret = newToken();
  writeCookie(reply, codeCookie, secret, codeMinutes * 60);
  return { secret, code: codeOf(randomInt(1_000_000)), visitor: visitorOf(request) };
}

export function registerPhoneSession(app: FastifyInstance, house: House): void {
  app.post(routes.askCode.path, tries, async (request, reply) => {
    const input = inputOf(routes.askCode, request);
    return askCode(house, input, asking(request, reply));
  });
  app.post(routes.signInWithCode.path, tries, async (request, reply) => {
    const input = inputOf(routes.signInWithCode, request);
    const token = newToken();
    const secret = readCookie(request, codeCookie) ?? '';
    const visit = { secret, tokenHash: hashToken(token), visitor: visitorOf(request) };
    const answer = await signInWithCode(house, input, visit);
    dropCookie(reply, codeCookie);
    dropCookie(reply, behalfCookie);
    writeCookie(reply, sessionCookie, token);
    return answer;
  });
  app.post(routes.askBehalfCode.path, tries, async (request, reply) => {
    const actor = await ownActorOf(house, request);
    mustBeAllowed(house, actor, routes.askBehalfCode);
    const input = inputOf(routes.askBehalfCode, request);
    return askBehalfCode(house, actor, input, asking(request, reply));
  });
  app.post(routes.beginBehalf.path, tries, async (request, reply) => {
    const actor = await ownActorOf(house, request);
    mustBeAllowed(house, actor, routes.beginBehalf);
    const input = inputOf(routes.beginBehalf, request);
    const token = newToken();
    const secret = readCookie(request, codeCookie) ?? '';
    const visit = { secret, tokenHash: hashToken(token), visitor: visitorOf(request) };
    const answer = await beginBehalf(house, actor, input, visit);
    dropCookie(reply, codeCookie);
    writeCookie(reply, behalfCookie, token);
    return answer;
  });
  app.post(routes.endBehalf.path, async (request, reply) => {
    const actor = await actorOf(house, request);
    mustBeAllowed(house, actor, routes.endBehalf);
    const answer = await endBehalf(house, actor);
    dropCookie(reply, behalfCookie);
    return answer;
  });
}
