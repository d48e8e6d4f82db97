/**
 * What every answer tells the browser: what a page may load and call (nothing but its own files, and NCALayer on the person's
 * own computer), that no other site may frame or read it, that nothing is kept unless a route says so.
 */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Site } from './site.ts';

/** Powers of the browser that no screen uses. */
const unused = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'usb'],
];
const permissions = unused.map((power) => `${power}=()`).join(', ');
/** A year, as browsers ask before they believe it for good. */
const hsts = { maxAge: 31_536_000, includeSubDomains: true };

/** What belongs on an answer that is no page: a script, a font, the start's first page. */
export const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For answers that Fastify does not give. */
export function plainHeaders(site: Site): Readonly<Record<string, string>> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': barePolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissions,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(site.isSecure ? { 'strict-transport-security': `max-age=${hsts.maxAge}; includeSubDomains` } : {}),
  };
}

/** Scripts and style elements carry the nonces `reply.cspNonce`; there are no style attributes in what the server writes. */
export async function registerHeaders(app: FastifyInstance): Promise<void> {
  const { isSecure } = app.site;
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'wss://127.0.0.1:13579'],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Text becomes markup nowhere; the one rule for what may pass is packages/web/src/shell/trustedTypes.ts.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
        // A local start speaks plain HTTP, so requests must not be turned into HTTPS.
        upgradeInsecureRequests: isSecure ? [] : null,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: isSecure ? hsts : false,
  });
  app.addHook('onRequest', async (_, reply) => {
    // Whatever a route does not mark as lasting is kept nowhere: not in a proxy, not on a shared computer.
    reply.header('cache-control', 'no-store').header('permissions-policy', permissions);
  });
}
