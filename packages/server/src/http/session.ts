/** The session cookie: a random token that only the browser keeps; the database knows its hash. */
import { accessRoutes } from '@balapan/api/access.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../access/enter.ts';
import { findActor, signIn, signOut } from '../access/session.ts';
import { makeChallenge, signInWithCertificate, switchRole } from '../access/signIn.ts';
import { type Actor, stranger } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { mustBeAllowed } from '../kernel/operation.ts';
import { behalfActorOf } from './behalfCookie.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import { readInput } from './input.ts';
import { tellLog } from './log.ts';
import { shownHost } from './site.ts';
import { hashToken as hash, newToken, tokenIn, visitorOf } from './token.ts';

export const sessionCookie = 'balapan_session';

/** Who sends the request, or on whose behalf; a stranger without a valid session. */
export async function actorOf(house: House, request: FastifyRequest): Promise<Actor> {
  const own = await ownActorOf(house, request);
  return (await behalfActorOf(house, request, own)) ?? own;
}

/** Whose browser it is, also while they act on somebody's behalf. A session on behalf alone opens nothing. */
export async function ownActorOf(house: House, request: FastifyRequest): Promise<Actor> {
  const token = tokenIn(request, sessionCookie);
  const actor = token === null ? null : await findActor(house, hash(token));
  if (actor === null || actor.operatorId !== undefined) return stranger;
  if (actor.sessionId !== undefined) tellLog(request, { session: actor.sessionId });
  await request.server.countPerson(request, actor);
  return actor;
}

/** Whatever proves who somebody is has the narrowest limits (limits.ts). */
export const tries = { limit: 'signIn' } as const;
export const challengeCookie = 'balapan_challenge';

/** Gives whoever comes in a token of their own. */
export async function enterWith(
  reply: FastifyReply,
  come: (tokenHash: Buffer) => Promise<SignedIn>,
): Promise<SignedIn> {
  const token = newToken();
  const answer = await come(hash(token));
  writeCookie(reply, sessionCookie, token);
  return answer;
}

/** What touches the cookie stands here and not in the table of operations. */
export function registerSession(app: FastifyInstance, house: House): void {
  app.post(accessRoutes.signIn.path, async (request, reply) => {
    const input = readInput(accessRoutes.signIn, request) as { personId: string; appointmentId: string | null };
    return enterWith(reply, (token) => signIn(house, token, input, visitorOf(request)));
  });
  app.post(accessRoutes.challenge.path, { config: tries }, async (request, reply) => {
    const secret = newToken();
    const { answer, seconds } = await makeChallenge(
      house,
      hash(secret),
      shownHost(app.site, request.headers.host ?? ''),
    );
    writeCookie(reply, challengeCookie, secret, seconds);
    return answer;
  });
  app.post(accessRoutes.signInWithCertificate.path, { config: tries }, async (request, reply) => {
    const input = readInput(accessRoutes.signInWithCertificate, request) as { challengeId: string; cms: string };
    const browserHash = hash(readCookie(request, challengeCookie) ?? '');
    dropCookie(reply, challengeCookie);
    const cms = new Uint8Array(Buffer.from(input.cms, 'base64'));
    const { challengeId } = input;
    return enterWith(reply, (tokenHash) =>
      signInWithCertificate(house, { challengeId, browserHash, cms, tokenHash, visitor: visitorOf(request) }),
    );
  });
  app.post(accessRoutes.switchRole.path, async (request, reply) => {
    const actor = await actorOf(house, request);
    mustBeAllowed(house, actor, accessRoutes.switchRole);
    const { appointmentId } = readInput(accessRoutes.switchRole, request) as { appointmentId: string | null };
    return enterWith(reply, (token) => switchRole(house, actor, token, appointmentId, visitorOf(request)));
  });
  app.post(accessRoutes.signOut.path, async (request, reply) => {
    const actor = await ownActorOf(house, request);
    const answer = await signOut(house, actor);
    dropCookie(reply, sessionCookie);
    return answer;
  });
}
