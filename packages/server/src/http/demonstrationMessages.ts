/**
 * Demonstration only: shows the code that "was sent", because no message leaves the machine. Asked by the number of the code, which
 * only the browser knows that asked for it. And a number to try it with.
 */
import { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { outboxIdOfCode, somePhone } from '../access/phoneCode.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';

const body = phoneAccessRoutes.signInWithCode.body.pick({ codeId: true });

/**
 * For `AppOptions.more`. Registers nothing outside a demonstration.
 * @param read the text of the message that went out under a key; null: not yet, or to nobody
 */
export function demonstrationMessages(
  read: (key: string) => Promise<string | null>,
): (app: FastifyInstance, house: House) => void {
  return (app, house) => {
    if (!house.demonstration) return;
    app.post('/demonstration/message', async (request: FastifyRequest) => {
      const wanted = body.safeParse(request.body);
      if (!wanted.success) throw refuse('request.invalid');
      const key = await outboxIdOfCode(house, wanted.data.codeId);
      return { text: key === null ? null : await read(key) };
    });
    app.post('/demonstration/phone', async () => ({ phone: await somePhone(house) }));
  };
}
