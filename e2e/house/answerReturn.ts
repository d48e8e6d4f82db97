/** A kindergarten answers its oldest return: the accountant proposes an account at another bank, the head confirms it. */
import { composeIban } from '@balapan/domain/iban.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import type { World } from '@balapan/server/testing/world.ts';
import { decideAccount, proposeAccount, returned } from '@balapan/server/treasury/returned/operations.ts';

export async function answerReturn({ house, staff }: World, head: Actor): Promise<void> {
  const accountant = await staff('accountant', { provider: { id: head.providers[0] ?? '' } });
  const [task] = (await perform(house, head, returned, { part: 'open', page: 1, size: 50 })).rows;
  const account = { iban: composeIban('601', 'S000000000777'), bik: 'HSBKKZKX', kbe: '17' };
  const input = { paymentId: task?.paymentId ?? '', ...account };
  const { changeId } = await perform(house, accountant, proposeAccount, input);
  await perform(house, head, decideAccount, { changeId, accept: true });
}
