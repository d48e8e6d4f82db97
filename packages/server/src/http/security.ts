/** Who may ask at all, before any route is looked at: under our own name, a change from our own page only. */
import { ownHeader } from '@balapan/api/client.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import { registerHeaders } from './headers.ts';
import { registerLimits } from './limits.ts';
import { isOurHost, isOurOrigin } from './site.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A form for everybody that changes nothing: see `isOwnForm`. */
    publicForm?: boolean;
    /** Called by a program that brings a bearer token and no cookie: see `isProgram`. */
    bearer?: boolean;
  }
}

/** Longer addresses are nobody's: the longest of ours has eight filters. */
const longestAddress = 2048;

export async function secure(app: FastifyInstance, house: House, unlimited: boolean): Promise<void> {
  await registerHeaders(app);
  app.addHook('onRequest', async (request) => {
    // Who watches the server asks for its health by its address.
    const isHealth = request.routeOptions.url === '/health';
    if (!isHealth && !isOurHost(app.site, request.headers.host)) throw refuse('request.wrongHost');
    if (request.url.length > longestAddress) throw refuse('request.invalid');
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isExpected(request)) throw refuse('access.foreignRequest');
  });
  await registerLimits(app, house, unlimited);
}

function isExpected(request: FastifyRequest): boolean {
  const { publicForm, bearer } = request.routeOptions.config;
  if (bearer === true) return isProgram(request);
  return publicForm === true ? isOwnForm(request) : isOwn(request);
}

/**
 * A program of another's, as eGov Mobile (its route says `bearer`, and reads no cookie): no page can make a browser send the token
 * for it, and whatever a page sends tells so.
 */
function isProgram(request: FastifyRequest): boolean {
  const { origin, authorization, 'sec-fetch-site': from } = request.headers;
  return origin === undefined && from === undefined && /^Bearer ./.test(authorization ?? '');
}

/**
 * Another site can make a browser send our cookie, but neither our header (without a leave that we never give) nor our
 * origin; browsers of today also say outright whether a request comes from the same origin.
 */
function isOwn(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': from } = request.headers;
  if (request.headers[ownHeader] === undefined) return false;
  if (from !== undefined && from !== 'same-origin') return false;
  return origin === undefined || isOurOrigin(request.server.site, origin, host);
}

/**
 * A form of the public pages, which works without a script and changes nothing (its route says `publicForm`): it has no header of
 * ours, so the browser itself must say that it stands on our own page.
 */
function isOwnForm(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': from } = request.headers;
  if (from !== undefined && from !== 'same-origin') return false;
  return origin !== undefined && isOurOrigin(request.server.site, origin, host);
}
