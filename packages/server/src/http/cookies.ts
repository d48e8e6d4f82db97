/**
 * The cookies of the house, named and locked in one place. Over HTTPS a name begins with `__Host-`: the browser then keeps
 * the cookie for this host alone, so that no neighbouring or plain-HTTP page can plant one.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Under which address people reach the system; set by `makeApp`. */
    readonly site: Site;
  }
}

/** `balapan_session` over plain HTTP on one's own machine, `__Host-balapan_session` over HTTPS. */
const cookieName = ({ isSecure }: Site, name: string): string => (isSecure ? `__Host-${name}` : name);

/** The cookie's value; undefined: none came. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  // An error may come before the cookies are read.
  return request.cookies?.[cookieName(request.server.site, name)];
}

/**
 * Hands a secret to the browser: no script reads it, and it goes with nothing that another site begins. Without `maxAge`
 * (seconds) it is forgotten with the browser.
 */
export function writeCookie(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
  const { site } = reply.server;
  reply.setCookie(cookieName(site, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: site.isSecure,
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

/** What the page's own script may read and write too: no secret. `maxAge` in seconds. */
export function writePlainCookie(reply: FastifyReply, name: string, value: string, maxAge: number): void {
  const { site } = reply.server;
  const options = { path: '/', sameSite: 'lax', secure: site.isSecure, maxAge } as const;
  reply.setCookie(cookieName(site, name), value, options);
}

export function dropCookie(reply: FastifyReply, name: string): void {
  const { site } = reply.server;
  reply.clearCookie(cookieName(site, name), { path: '/', secure: site.isSecure });
}
