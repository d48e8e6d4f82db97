/** The budget in a living database: no line is overspent, by the operations or around them; three people amend it. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { monthsOfHalf, spread } from '@balapan/domain/budget.ts';
import { asDay, asMonth, monthOf } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { budgetApproved, paymentConfirmed, reversalOf } from '@balapan/domain/ledger.ts';
import { tiyn, zero } from '@balapan/domain/money.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { proposeBudget } from '../proposal/makeOperations.ts';
import { check, release } from '../proposal/steps.ts';
import { tinyWorld } from '../testing/world.ts';
import { book } from './ledger.ts';
import { oblige } from './obligation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const kindergarten = await world.provider();
let [accountant, specialist, boss]: Actor[] = [];
const plan = { local: 5_066_800n * 30n, republican: 499_100n * 30n };

beforeAll(async () => {
  accountant = await world.staff('departmentAccountant');
  specialist = await world.staff('departmentSpecialist');
  boss = await world.staff('departmentHead');
});

const within = <T>(work: (sql: WriteHandle) => Promise<T>): Promise<T> =>
  writing(house.pool, { ...scopeOf(house, boss as Actor), kind: 'region' }, work);
const act = (local: bigint, republican = 0n, month = '2025-08') => ({
  id: world.newId(),
  providerId: kindergarten.id,
  programme: '360-202',
  month: asMonth(month),
  day: asDay('2025-09-10'),
  amount: { local: tiyn(local), republican: tiyn(republican) },
});
const obliged = (one: ReturnType<typeof act>): Promise<void> => within((sql) => oblige(sql, one, call()));
const call = () => ({ now: house.now(), newId: house.newId });
const balance = async (code: string) => {
  const [row] = await world.query<Record<string, bigint>>(
    `SELECT approved_tiyn AS approved, free_tiyn AS free, committed_tiyn AS committed, obligated_tiyn AS obligated, executed_tiyn AS executed
       FROM ~budget_balance WHERE budget_line = $1`,
    [code],
  );
  return row;
};
const factOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return error instanceof DomainError ? error.fact : String(error);
  }
};

test('a line is shared over its months as the domain shares it', async () => {
  const rows = await world.query<{ month: string; amount_tiyn: bigint }>(
    `SELECT month, amount_tiyn FROM ~budget_month WHERE budget_line = 'V-L' ORDER BY month`,
  );
  const shared = new Map(rows.map(({ month, amount_tiyn }) => [monthOf(asDay(month)), amount_tiyn]));
  expect(shared).toEqual(spread(tiyn(plan.local), monthsOfHalf(2025, 2)));
});

describe('obligations', () => {
  test('an act takes from what is free, and its journals leave a trace in every balance', async () => {
    await obliged(act(100n, 10n));
    expect(await balance('V-L')).toEqual({
      approved: plan.local,
      free: plan.local - 100n,
      committed: 0n,
      obligated: 100n,
      executed: 0n,
    });
    const [sums] = await world.query(
      `SELECT sum(debit_tiyn)::bigint AS debit, sum(credit_tiyn)::bigint AS credit FROM ~provider_account_month WHERE provider_id = $1`,
      [kindergarten.id],
    );
    expect(sums).toEqual({ debit: 330n, credit: 330n });
  });
  test('beyond the line it is refused, with the line, what is left and what is missing', async () => {
    const before = await balance('V-R');
    expect(await factOf(obliged(act(0n, plan.republican)))).toEqual({
      code: 'budget.exceeded',
      params: { line: 'V-R', left: '149729.90', missing: '0.10' },
    });
    expect(await balance('V-R')).toEqual(before);
  });
  test('a month without a line is refused', async () => {
    expect(await factOf(obliged(act(1n, 0n, '2026-01')))).toMatchObject({ code: 'budget.noLine' });
  });
  test('of two acts that each have room alone, one goes', async () => {
    const { free = 0n } = (await balance('V-L')) ?? {};
    const told = await Promise.all([factOf(obliged(act(free - 1n))), factOf(obliged(act(free - 2n)))]);
    expect(told.filter((each) => each === undefined)).toHaveLength(1);
    expect(told.find((each) => each !== undefined)).toMatchObject({ code: 'budget.exceeded' });
    expect((await balance('V-L'))?.free).toBeLessThanOrEqual(2n);
  });
  test('the database refuses what goes around the operations', async () => {
    const posting = { operationId: 'around', day: asDay('2025-09-10'), programme: '360-202', providerId: null };
    const paid = paymentConfirmed({ ...posting, amount: { local: tiyn(10n ** 12n), republican: zero } });
    const cut = budgetApproved({ ...posting, amount: { local: tiyn(-plan.local), republican: zero } });
    const month = asMonth('2025-08');
    for (const journal of [paid, cut])
      expect(await factOf(within((sql) => book(sql, [{ journal, month }], call())))).toContain(
        'budget_balance_never_overspent',
      );
    const update = within((sql) => sql.query('UPDATE budget_balance SET free_tiyn = 1'));
    expect(await factOf(update)).toContain('permission denied');
  });
  test('balances by month are the sums of their entries', async () => {
    const differ = await world.query(
      `SELECT FROM (SELECT j.month, e.account, e.funding_source, e.budget_line, sum(e.amount_tiyn) AS sum FROM ~entry e
                      JOIN ~journal j ON j.id = e.journal_id GROUP BY 1, 2, 3, 4) s
         FULL JOIN ~account_month m USING (month, account, funding_source, budget_line)
        WHERE s.sum IS DISTINCT FROM m.debit_tiyn - m.credit_tiyn`,
    );
    expect(differ).toEqual([]);
  });
});

describe('an amendment', () => {
  const input = (amount: bigint, month = '2025-12') => ({
    decision: '№ 241',
    session: 'XXXII сессия VIII созыва',
    decidedOn: asDay('2025-09-01'),
    registeredOn: asDay('2025-09-10'),
    changes: [{ line: 'V-L', month: asMonth(month), amount: String(amount) }],
    reason: 'уточнение бюджета',
  });
  const propose = (amount: bigint) => perform(house, accountant as Actor, proposeBudget, input(amount) as never);

  test('goes through three hands, is booked, and changes the month', async () => {
    const before = await balance('V-L');
    const { proposalId } = await propose(1000n);
    await perform(house, specialist as Actor, check, { proposalId });
    await perform(house, boss as Actor, release, { proposalId });
    const after = await balance('V-L');
    expect(after?.approved).toBe((before?.approved ?? 0n) + 1000n);
    expect(after?.free).toBe((before?.free ?? 0n) + 1000n);
    const changes = await world.query('SELECT budget_line, month, amount_tiyn FROM ~budget_change');
    expect(changes).toEqual([{ budget_line: 'V-L', month: '2025-12-01', amount_tiyn: 1000n }]);
  });
  test('below what is bound is refused with the figures', async () => {
    const { free = 0n, approved = 0n } = (await balance('V-L')) ?? {};
    const fact = await factOf(propose(-(free + 1n)));
    expect(fact).toMatchObject({ code: 'budget.belowCommitted', params: { line: 'V-L' } });
    expect(approved).toBeGreaterThan(free);
  });
  test('is refused to those whose hand it is not', async () => {
    for (const actor of [specialist, boss])
      expect(await factOf(perform(house, actor as Actor, proposeBudget, input(5n) as never))).toMatchObject({
        code: 'access.forbidden',
      });
  });
  test('without its proposal the database takes none, nor one change more than was released', async () => {
    const insert = (id: string, changes: string) =>
      within((sql) =>
        sql.query(
          `INSERT INTO budget_amendment (proposal_id, decision, session, decided_on, registered_on, changes)
           VALUES ($1, '№ 1', 'I', '2025-09-01', '2025-09-10', $2::jsonb)`,
          [id, changes],
        ),
      );
    const { proposalId } = await propose(7n);
    expect(await factOf(insert(proposalId, '[]'))).toContain('no released proposal says this');
  });
});

test('a reversal takes an obligation back', async () => {
  const { local } = { local: tiyn(1000n) };
  const one = { ...act(local), id: 'reversed' };
  await obliged({ ...one, id: world.newId() });
  const before = await balance('V-L');
  const [row] = await world.query<{ operation_key: string }>(
    `SELECT operation_key FROM ~journal WHERE kind = 'actApproved' ORDER BY id DESC LIMIT 1`,
  );
  const original = {
    kind: 'actApproved' as const,
    key: row?.operation_key ?? '',
    day: one.day,
    reverses: null,
    entries: (['1300', '1200', '2000', '3000'] as const).map((account, at) => ({
      account,
      amount: tiyn(at % 2 === 0 ? local : -local),
      fundingSource: 'local' as const,
      providerId: kindergarten.id,
      programme: '360-202',
    })),
  };
  await within((sql) => book(sql, [{ journal: reversalOf(original, one.day), month: one.month }], call()));
  const after = await balance('V-L');
  expect(after?.obligated).toBe((before?.obligated ?? 0n) - local);
  expect(after?.committed).toBe((before?.committed ?? 0n) + local);
});
