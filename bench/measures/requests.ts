import { settlementRoutes } from '@balapan/api/settlement.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { act, acts } from '@balapan/server/settlement/readActs.ts';
import type { FastifyInstance } from 'fastify';
import type { Ground, Run } from '../ground.ts';
import { inTurn, type Measure, timed } from '../measure.ts';
import { type Question, questionsOf } from '../readings.ts';

/** Requests of one sample, one after the other. */
const requests = 200;
const size = 90;

/** A request as people send it, and the same questions asked without session, rule and row-level security. */
interface Asked {
  readonly url: string;
  readonly questions: readonly Question[];
  readonly answer: unknown;
}

const measure = (name: string, bar: number, ask: (run: Run) => Promise<Asked>): Measure => ({
  name,
  unit: 'ms',
  bar,
  run: async (ground) => ground.run(await ground.filled(), (run) => againstBare(ground, run, ask)),
});

/** A page of acts as the head of the Department sees it. */
export const requestListMeasure = measure('request_list', 1.5, async ({ house }) => {
  const input = { month: '2025-07', sort: 'since', order: 'asc', page: 1, size } as const;
  let answer: unknown;
  const questions = await questionsOf(house, async (listening) => {
    answer = await perform(listening, system, acts, input as never);
  });
  return { url: `${settlementRoutes.acts.path}?month=2025-07&size=${size}`, questions, answer };
});

/** One act. */
export const requestRowMeasure = measure('request_row', 2.5, async ({ house, client }) => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM almaty.act WHERE month = '2025-07-01' ORDER BY number LIMIT 1`,
  );
  const actId = rows[0]?.id ?? '';
  let answer: unknown;
  const questions = await questionsOf(house, async (listening) => {
    answer = await perform(listening, system, act, { actId });
  });
  return { url: settlementRoutes.act.path.replace(':actId', actId), questions, answer };
});

const isOwn = ({ text }: Question): boolean => !text.includes('FROM region');

async function againstBare(
  ground: Ground,
  run: Run,
  ask: (run: Run) => Promise<Asked>,
): Promise<{ value: number; floor: number }> {
  const { url, questions, answer } = await ask(run);
  const bare = questions.filter(isOwn);
  const app = await makeApp(run.house, {
    unlimited: true,
    more: [
      (open) => {
        open.get('/bare', async (_, reply) => {
          for (const { text, values } of bare) await run.client.query(text, values);
          return reply.send(answer);
        });
      },
    ],
  });
  try {
    await run.client.query('SET search_path TO almaty, ref');
    const cookie = await signIn(run, app);
    const many = (address: string) => async (): Promise<number> => {
      const sample = await timed(async () => {
        for (let time = 0; time < requests; time += 1) {
          const reply = await app.inject({ url: address, headers: { cookie } });
          if (reply.statusCode !== 200) throw new Error(`${address}: ${reply.statusCode} ${reply.body.slice(0, 200)}`);
        }
      });
      return sample / requests;
    };
    const [step, floor] = [many(url), many('/bare')];
    await step();
    await floor();
    return await inTurn(ground, step, floor);
  } finally {
    await app.close();
  }
}

async function signIn({ client }: Run, app: FastifyInstance): Promise<string> {
  const { rows } = await client.query<{ id: string; person_id: string }>(
    `SELECT id, person_id FROM almaty.appointment WHERE role = 'departmentHead' ORDER BY id LIMIT 1`,
  );
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/access/sign-in',
    headers: { 'x-balapan': '1' },
    payload: { personId: rows[0]?.person_id, appointmentId: rows[0]?.id },
  });
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}
