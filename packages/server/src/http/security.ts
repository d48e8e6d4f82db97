import { ownHeader } from '@balapan/api/client.ts';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';

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
  });
  // The people of a demonstration are played from one address.
  if (!house.demonstration) await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwn(request)) throw refuse('access.foreignRequest');
  });
}

/**
 * Another site can make a browser send our cookie, but neither our header (without a leave that we never give) nor our origin.
 */
function isOwn(request: FastifyRequest): boolean {
  if (request.headers[ownHeader] === undefined) return false;
  const { origin } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}
