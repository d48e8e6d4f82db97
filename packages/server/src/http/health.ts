import type { FastifyInstance } from 'fastify';
import type { House } from '../kernel/house.ts';

/** `/health`: whether the server and its database answer. While the city is being filled, serve.ts answers instead. */
export function registerHealth(app: FastifyInstance, house: House): void {
  app.get('/health', async (_, reply) => {
    try {
      await house.pool.query('SELECT 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'noDatabase' });
    }
  });
}
