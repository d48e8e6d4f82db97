import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What is known of a request besides its route: whose session, by its id, and why it was refused, by its code. */
interface Facts {
  readonly session?: string;
  readonly refusal?: string;
}
const known = new WeakMap<FastifyRequest, Facts>();

export function tellLog(request: FastifyRequest, facts: Facts): void {
  known.set(request, { ...known.get(request), ...facts });
}

/**
 * One line a request: the pattern of the address, never the address itself, no headers, no body, no cookie. Whoever has the
 * database can say whose a session was; the log cannot.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    app.log.info({
      number: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...known.get(request),
    });
  });
}
