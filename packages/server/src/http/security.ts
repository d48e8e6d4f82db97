import { ownHeader } from '@balapan/api/client.ts';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import { isOurHost, isOurOrigin } from './site.ts';

/**
 * Headers that keep a page to its own files, and the check that a change comes from our own page. Scripts and style elements
 * carry the nonce `reply.cspNonce`; style attributes are allowed, Mantine needs them.
 */
export async function secure(app: FastifyInstance, house: House): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        // NCALayer on the person's own computer, and the token's program that its client looks for.
        connectSrc: ["'self'", 'wss://127.0.0.1:13579', 'https://127.0.0.1:24680'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // A local start speaks plain HTTP, so requests must not be turned into HTTPS.
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // A year, as browsers ask before they believe it for good; a local start speaks plain HTTP.
    strictTransportSecurity: app.site.isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
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
 * Another site can make a browser send our cookie, but neither our header (without a leave that we never give) nor our origin.
 */
function isOwn(request: FastifyRequest): boolean {
  if (request.headers[ownHeader] === undefined) return false;
  const { origin, host } = request.headers;
  return origin === undefined || isOurOrigin(request.server.site, origin, host);
}
