/** What was paid too much goes back by two people who see whose it is, the children that have left included. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { feeStatement } from '../testing/feeStatement.ts';
import { enrolled } from '../testing/month.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { feeOperations } from './operations.ts';
import { balances, refunds } from './readOperations.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const { provider, children } = await enrolled(world, 1);
const [child] = children;
if (child === undefined) throw new Error('a child');
const providerId = provider.id;
const accountant = await world.staff('accountant', { provider });
const head = await world.staff('head', { provider });
const stranger = await world.staff('head', { provider: await world.provider() });
const page = { page: 1, size: 50 } as const;

// biome-ignore lint/suspicious/noExplicitAny: operations by name, each checked by its route's schema
const run = (name: string, actor: typeof head, input: object): Promise<any> => {
  const operation = feeOperations.find(({ route }) => route.name === `fees.${name}`);
  if (operation === undefined) throw new Error(name);
  return operation.perform(house, actor, input as never);
};

beforeAll(async () => {
  const number = '75-25-0000001';
  const state = { state: 'used', state_since: '2025-07-01', issued_at: '2025-07-01' };
  await insert(world.query, 'voucher', { id: world.newId(), number, child_id: child.id, ...state });
  const content = feeStatement([{ document: '1', sum: '1000.00', purpose: `ваучер ${number}` }]);
  await run('readStatement', accountant, { providerId, name: 'kaspi.txt', content });
});

const asked = { providerId, childId: child.id, reason: 'переплата' };

test('a sum of zero or below is refused at its field; a refund that waits is told by the balance', async () => {
  for (const amount of ['0', '-500'])
    await expect(run('askRefund', accountant, { ...asked, amount })).rejects.toMatchObject({
      fact: { code: 'fee.refundNotAboveZero', field: 'amount' },
    });
  const list = async () =>
    (await perform(house, head, balances, { providerId, ...page, sort: 'name', order: 'asc' })).rows;
  expect(await list()).toMatchObject([{ childId: child.id, balance: '-100000', refundAsked: false }]);
  const { refundId } = await run('askRefund', accountant, { ...asked, amount: '1' });
  expect(await list()).toMatchObject([{ refundAsked: true }]);
  await run('approveRefund', head, { providerId, refundId });
  expect(await list()).toMatchObject([{ balance: '-99999', refundAsked: false }]);
});

test('who approves reads the name of a child that has left; another kindergarten reads nothing', async () => {
  const { refundId } = await run('askRefund', accountant, { ...asked, amount: '40000' });
  const list = () => perform(house, head, refunds, { providerId, ...page });
  const name = `${child.surname} ${child.given_name}`;
  expect((await list()).rows).toMatchObject([{ refundId, name, mayApprove: true }, { approvedBy: expect.any(String) }]);
  await world.query(`UPDATE ~enrolment SET period = daterange(lower(period), '2025-09-01') WHERE child_id = $1`, [
    child.id,
  ]);
  await world.query('UPDATE ~child SET provider_id = NULL, care_group_id = NULL WHERE id = $1', [child.id]);
  expect((await list()).rows).toMatchObject([{ refundId, name }, { name }]);
  await expect(perform(house, stranger, refunds, { providerId, ...page })).rejects.toMatchObject({
    code: 'request.notFound',
  });
  const methodist = await world.staff('methodist', { provider });
  await expect(perform(house, methodist, refunds, { providerId, ...page })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
  expect(await run('approveRefund', head, { providerId, refundId })).toMatchObject({ balance: '-59999' });
});
