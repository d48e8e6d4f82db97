/** The session cookie: a random token that only the browser keeps; the database knows its hash. */
import { createHash, randomBytes } from 'node:crypto';
import { accessRoutes } from '@balapan/api/access.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findActor, signIn, signOut } from '../access/session.ts';
import { type Actor, stranger } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { readInput } from './input.ts';

const cookieName = 'balapan_session';
const tokenShape = /^[A-Za-z0-9_-]{43}$/;
const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who sends the request; a stranger without a valid session. */
export async function actorOf(house: House, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[cookieName];
  if (token === undefined || !tokenShape.test(token)) return stranger;
  return (await findActor(house, hash(token))) ?? stranger;
}

/** Signing in and out touch the cookie, so they stand here and not in the table of operations. */
export function registerSession(app: FastifyInstance, house: House): void {
  app.post(accessRoutes.signIn.path, async (request, reply) => {
    const input = readInput(accessRoutes.signIn, request) as { personId: string; appointmentId: string | null };
    const token = randomBytes(32).toString('base64url');
    const answer = await signIn(house, hash(token), input);
    setCookie(request, reply, token);
    return answer;
  });
  app.post(accessRoutes.signOut.path, async (request, reply) => {
    const actor = await actorOf(house, request);
    const answer = await signOut(house, actor);
    reply.clearCookie(cookieName, { path: '/' });
    return answer;
  });
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
  });
}
