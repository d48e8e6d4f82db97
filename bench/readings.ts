/** The questions that a step asks the database, so that its floor asks the same ones. */
import type { House } from '@balapan/server/kernel/house.ts';
import type pg from 'pg';

export interface Question {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Runs `step` on a house whose connections are listened to.
 * @returns every question that only reads, in order, each as often as it was asked
 */
export async function questionsOf(house: House, step: (house: House) => Promise<unknown>): Promise<Question[]> {
  const questions: Question[] = [];
  const { pool } = house;
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const listening = Object.create(pool, {
    connect: {
      value: async () => {
        const client = await connect();
        return new Proxy(client, {
          get: (target, name) => {
            const value = Reflect.get(target, name) as unknown;
            if (typeof value !== 'function') return value;
            if (name !== 'query') return value.bind(target) as unknown;
            return (first: unknown, values?: unknown[]) => {
              keep(questions, first, values);
              return (target.query as (...args: unknown[]) => unknown)(first, values);
            };
          },
        });
      },
    },
  }) as pg.Pool;
  await step({ ...house, pool: listening });
  return questions;
}

function keep(questions: Question[], first: unknown, values: unknown[] = []): void {
  const asked = typeof first === 'string' ? { text: first, values } : (first as Partial<Question>);
  if (typeof asked.text !== 'string') return;
  const isRead =
    /^\s*(SELECT|WITH)\b/i.test(asked.text) && !/\b(INSERT INTO|UPDATE|DELETE FROM|FOR UPDATE)\b/.test(asked.text);
  if (isRead) questions.push({ text: asked.text, values: asked.values ?? [] });
}

/** Asks them again; values stay the texts that the server sent. */
export async function ask(client: pg.Client, questions: readonly Question[]): Promise<void> {
  const types = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;
  for (const { text, values } of questions) await client.query({ text, values, rowMode: 'array', types });
}
