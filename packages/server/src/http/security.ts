/** Who may ask at all, before any route is looked at: under our own name, a change from our own page only. */
import { ownHeader } from '@balapan/api/client.ts';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import { registerHeaders } from './headers.ts';
import { isOurHost, isOurOrigin } from './site.ts';

export async function secure(app: FastifyInstance, house: House): Promise<void> {
  await registerHeaders(app);
  // The people of a demonstration are played from one address.
  if (!house.demonstration) await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  app.addHook('onRequest', async (request) => {
    // Who watches the server asks for its health by its address.
    const isHealth = request.routeOptions.url === '/health';
    if (!isHealth && !isOurHost(app.site, request.headers.host)) throw refuse('request.wrongHost');
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwn(request)) throw refuse('access.foreignRequest');
  });
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
