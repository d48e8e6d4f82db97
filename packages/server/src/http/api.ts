/** The API from its table: one registration a route, the same path for all: who, what comes in, perform. */
import { routes } from '@balapan/api/routes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '../kernel/house.ts';
import { type AnyOperation, mustBeAllowed } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { readInput } from './input.ts';
import { bodyLimitOf, limitOf } from './limits.ts';
import { openApi } from './openApi.ts';
import { registerPhoneSession } from './phoneSession.ts';
import { registerQrSession } from './qrSession.ts';
import { actorOf, registerSession } from './session.ts';
import { registerStaffSignIn } from './staffSignIn.ts';

export function registerApi(app: FastifyInstance, house: House, operations: readonly AnyOperation[]): void {
  for (const operation of operations) registerOperation(app, house, operation);
  registerSession(app, house);
  registerPhoneSession(app, house);
  registerQrSession(app, house);
  registerStaffSignIn(app, house);
  const document = JSON.stringify(openApi(routes));
  app.get('/api/openapi.json', (_, reply) => reply.type('application/json').send(document));
  app.all('/api/*', async () => {
    throw refuse('request.notFound');
  });
}

function registerOperation(app: FastifyInstance, house: House, { route, perform }: AnyOperation): void {
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: bodyLimitOf(route),
    config: { limit: limitOf(route) },
    handler: async (request: FastifyRequest) => {
      const actor = await actorOf(house, request);
      // Who may not is told so first, whatever was sent.
      mustBeAllowed(house, actor, route);
      const input = readInput(route, request);
      // What a schema has read is what the operation declares: both come from the same route.
      return perform(house, actor, input as never);
    },
  });
}
