/** A step on the filled city against bare SQL that asks the same questions and writes the same rows. */
import type { House } from '@balapan/server/kernel/house.ts';
import type { Ground } from './ground.ts';
import { inTurn, timed } from './measure.ts';
import { ask, type Question, questionsOf } from './readings.ts';
import { keepWritten, mark, type Written, writeAgain } from './written.ts';

export interface Bare {
  readonly questions: readonly Question[];
  readonly written: Written;
}

/**
 * @param step what is measured, on a fresh copy of the city each time
 * @param more questions of the floor besides those that the step asks by itself
 * @returns medians in milliseconds
 */
export async function againstBareSql(
  ground: Ground,
  folder: string,
  step: (house: House) => Promise<unknown>,
  more: readonly Question[] = [],
): Promise<{ value: number; floor: number }> {
  const template = await ground.filled();
  ground.tell('  the rows that it writes');
  const bare = await ground.run(template, async ({ client, house }): Promise<Bare> => {
    const since = await mark(client);
    const questions = await questionsOf(house, step);
    const written = await ground.run(template, (before) => keepWritten(client, since, before.client, folder));
    return { questions: [...questions, ...more], written };
  });
  return inTurn(
    ground,
    () => ground.run(template, ({ house }) => timed(() => step(house))),
    () =>
      ground.run(template, ({ client }) =>
        timed(async () => {
          await client.query('BEGIN; SET LOCAL search_path TO almaty, ref, pg_temp');
          await ask(client, bare.questions);
          await writeAgain(client, bare.written);
          await client.query('COMMIT');
        }),
      ),
  );
}
