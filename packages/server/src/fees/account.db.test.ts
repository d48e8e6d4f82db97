/** A child's account and receipts for those who keep the kindergarten's fee: their own part of it, and nobody else's. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { feeStatement } from '../testing/feeStatement.ts';
import { contractOf, enrolled } from '../testing/month.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { feeOperations } from './operations.ts';
import { account } from './readOperations.ts';
import { receipt } from './receipt.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const { provider, children } = await enrolled(world, 1);
const [child] = children;
if (child === undefined) throw new Error('a child');
const childId = child.id;
const next = await world.provider();
const nextIban = 'KZ86125KZT5004100100';
const keepers = [await world.staff('accountant', { provider }), await world.staff('head', { provider })] as const;
const nextKeeper = await world.staff('accountant', { provider: next });

const pay = async (keeper: typeof nextKeeper, providerId: string, document: string, iban?: string) => {
  const content = feeStatement([{ document, sum: '100.00', purpose: '75-25-0000001' }], iban);
  const operation = feeOperations.find(({ route }) => route.name === 'fees.readStatement');
  const told = await operation?.perform(house, keeper, { providerId, name: 'kaspi.txt', content } as never);
  expect(told).toMatchObject({ matched: 1 });
};

/** The child was in one kindergarten, is in the next, and its parents have paid both. */
beforeAll(async () => {
  const state = { state: 'used', state_since: '2025-07-01', issued_at: '2025-07-01' };
  await insert(world.query, 'voucher', { id: world.newId(), number: '75-25-0000001', child_id: childId, ...state });
  await pay(keepers[0], provider.id, '1');
  await world.query(`UPDATE ~enrolment SET period = daterange(lower(period), '2025-09-01') WHERE child_id = $1`, [
    childId,
  ]);
  await contractOf(world, next, nextIban);
  await world.enrolment(child, await world.careGroup(next), '2025-09-01');
  await pay(nextKeeper, next.id, '2', nextIban);
});

const paymentOf = async (keeper: typeof nextKeeper) => {
  const { rows } = await perform(house, keeper, account, { childId });
  expect(rows).toHaveLength(1);
  return rows[0]?.journalId ?? '';
};

test('head and accountant read what their kindergarten was paid, and give a receipt of it', async () => {
  for (const keeper of keepers) {
    const journalId = await paymentOf(keeper);
    const { name, bytes } = await perform(house, keeper, receipt, { childId, journalId, language: 'ru' });
    expect(name).toBe('receipt-2025-09-08.pdf');
    expect(Buffer.from(bytes, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('a receipt of another kindergarten’s money is not theirs; who keeps no fee, reads none', async () => {
  const [accountant] = keepers;
  const [own, elsewhere] = [await paymentOf(accountant), await paymentOf(nextKeeper)];
  const ask = (actor: typeof nextKeeper, journalId: string) =>
    perform(house, actor, receipt, { childId, journalId, language: 'ru' });
  await expect(ask(accountant, elsewhere)).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(ask(nextKeeper, own)).rejects.toMatchObject({ code: 'request.notFound' });
  const stranger = await world.staff('head', { provider: await world.provider() });
  await expect(perform(house, stranger, account, { childId })).rejects.toMatchObject({ code: 'request.notFound' });
  for (const role of ['methodist', 'educator'] as const) {
    const group = role === 'educator' ? { careGroup: await world.careGroup(provider) } : { provider };
    const actor = await world.staff(role, group);
    await expect(perform(house, actor, account, { childId })).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(ask(actor, own)).rejects.toMatchObject({ code: 'access.forbidden' });
  }
});
