import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { tinyWorld } from '../testing/world.ts';
import { todayOperations } from './operations.ts';

const world = await tinyWorld(await testDatabase());
const [provider, department, payer] = todayOperations;
const run = async (operation: typeof provider, actor: Actor): Promise<unknown> =>
  (operation as NonNullable<typeof provider>).perform(world.house, actor, {} as never);

let mine: Awaited<ReturnType<typeof enrolled>>;
let head: Actor;
let other: Actor;

beforeAll(async () => {
  mine = await enrolled(world, 3);
  const theirs = await enrolled(world, 1);
  head = await world.staff('head', { provider: mine.provider });
  other = await world.staff('head', { provider: theirs.provider });
  const [first, second] = mine.children;
  if (first === undefined || second === undefined) throw new Error('three children');
  const today = asDay('2025-09-11');
  await markDays(
    world,
    mine.group,
    [
      { child: first, day: today, mark: 'present', document: false },
      { child: second, day: today, mark: 'present', document: false },
      { child: second, day: today, mark: 'ill', document: true, version: 2 },
    ],
    [],
  );
  await world.query(
    `INSERT INTO ~day_dispute (id, number, day, child_id, provider_id, person_id, claim, note, opened_at, answer_by, state)
     VALUES ($1, 7, $2, $3, $4, $5, 'present', 'была', '2025-09-10', '2025-09-15', 'open')`,
    [world.newId(), today, first.id, mine.provider.id, first.guardian.id],
  );
  for (const [desk, state, due] of [
    ['provider', 'draft', null],
    ['financialCentre', 'signedByDepartment', '2025-09-01'],
    ['financialCentre', 'signedByDepartment', '2025-10-01'],
    ['closed', 'paid', '2025-09-01'],
  ] as const) {
    await addAct(desk, state, due);
  }
});

let acts = 0;
async function addAct(desk: string, state: string, due: string | null): Promise<void> {
  acts += 1;
  await world.query(
    `INSERT INTO ~act (id, number, provider_id, month, version, district, payer, children, payable_days, total_tiyn, local_tiyn,
       republican_tiyn, made_at, state, desk, since, department_signed_at, due_on)
     VALUES ($1, $2, $3, '2025-08-01', $4, $5, 'financialCentre', 3, 60, 300, 200, 100, '2025-09-02', $6, $7, '2025-09-02', $8, $9)`,
    [
      world.newId(),
      `08-2025/000${acts}`,
      mine.provider.id,
      acts,
      mine.provider.district,
      state,
      desk,
      due && '2025-08-02',
      due,
    ],
  );
}

describe('a kindergarten’s day', () => {
  test('counts the newest marks, its acts and its disputes', async () => {
    expect(await run(provider, head)).toMatchObject({
      day: '2025-09-11',
      isWorkingDay: true,
      referrals: 0,
      waitlisted: 0,
      groups: [{ careGroupId: mine.group.id, children: 3, marked: 2, present: 1 }],
      acts: [{ state: 'draft', total: '300', month: '2025-08' }],
      disputes: [{ number: 7, day: '2025-09-11', mark: 'present', answerBy: '2025-09-15' }],
    });
  });

  test('a refund of the fee waits for the second person; a payment without a child for who keeps the fee', async () => {
    const [child] = mine.children;
    const accountant = await world.staff('accountant', { provider: mine.provider });
    await world.query(
      `INSERT INTO ~fee_refund (id, provider_id, child_id, amount_tiyn, reason, asked_by, asked_at)
       VALUES ($1, $2, $3, 100, 'переплата', $4, '2025-09-10')`,
      [world.newId(), mine.provider.id, child?.id, accountant.personId],
    );
    const statementId = world.newId();
    await world.query(
      `INSERT INTO ~fee_statement (id, provider_id, name, sha256, account, from_day, to_day, read_at, read_by)
       VALUES ($1, $2, 'kaspi.txt', sha256('x'), 'KZ18722S000012345678', '2025-09-09', '2025-09-09', '2025-09-10', $3)`,
      [statementId, mine.provider.id, accountant.personId],
    );
    await world.query(
      `INSERT INTO ~fee_statement_line (statement_id, provider_id, line_no, day, document, amount_tiyn, purpose, reason)
       VALUES ($1, $2, 1, '2025-09-09', '1', 100, 'садик', 'noNumber')`,
      [statementId, mine.provider.id],
    );
    expect(await run(provider, head)).toMatchObject({ refunds: 1, unknownFees: 1 });
    expect(await run(provider, accountant)).toMatchObject({ refunds: 0, unknownFees: 1 });
    expect(await run(provider, other)).toMatchObject({ refunds: 0, unknownFees: 0 });
    const methodist = await world.staff('methodist', { provider: mine.provider });
    expect(await run(provider, methodist)).toMatchObject({ refunds: 0, unknownFees: 0 });
  });

  test('is nobody else’s', async () => {
    expect(await run(provider, other)).toMatchObject({ acts: [], disputes: [], groups: [{ children: 1, marked: 0 }] });
    await expect(run(provider, await world.staff('educator', { careGroup: mine.group }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('the city’s day', () => {
  test('tells acts by desk, and which are late', async () => {
    const answer = await run(department, await world.staff('departmentHead'));
    expect(answer).toMatchObject({
      desks: [
        { desk: 'provider', acts: 1, late: 0 },
        { desk: 'financialCentre', acts: 2, late: 1, total: '600' },
      ],
      iteration: null,
    });
    await expect(run(department, head)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('a district specialist sees the district only', async () => {
    await world.query(
      `INSERT INTO ~district (kato, name_kk, name_ru, name_en, outline) VALUES ('751110000', 'А', 'А', 'A', '{}')`,
    );
    const away = await world.staff('districtSpecialist', { district: '751110000' });
    expect(await run(department, away)).toMatchObject({ desks: [] });
  });

  test('tells a payer what is ready', async () => {
    const answer = await run(payer, await world.staff('payerOperator'));
    expect(answer).toMatchObject({
      ready: { acts: 2, total: '600', firstDueOn: '2025-09-01' },
      registers: [],
      exceptions: 0,
    });
    await expect(run(payer, head)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('a register waits for the next pair of hands, never for one that has held it', async () => {
    const operator = await world.staff('payerOperator');
    const colleague = await world.staff('payerOperator');
    const checker = await world.staff('payerChecker');
    const releaser = await world.staff('payerReleaser');
    const waits = async (actor: Actor): Promise<unknown> =>
      ((await run(payer, actor)) as { registers: { waits: unknown }[] }).registers[0]?.waits;
    const all = () => Promise.all([operator, colleague, checker, releaser].map(waits));
    const registerId = world.newId();
    // Signatures have their own tests.
    await world.query('ALTER TABLE ~payment_register DISABLE TRIGGER payment_register_signatures');
    await world.query(
      `INSERT INTO ~payment_register (id, number, payer, month, made_at, state, payments, total_tiyn, sha256, made_by)
       VALUES ($1, 1, 'financialCentre', '2025-08-01', '2025-09-10', 'draft', 2, 600, sha256('x'), $2)`,
      [registerId, operator.personId],
    );
    expect(await all()).toEqual(['sign', null, null, null]);
    await world.query(`UPDATE ~payment_register SET state = 'made' WHERE id = $1`, [registerId]);
    expect(await all()).toEqual([null, null, 'check', null]);
    await world.query(
      `UPDATE ~payment_register SET state = 'checked', checked_by = $2, checked_at = '2025-09-10' WHERE id = $1`,
      [registerId, checker.personId],
    );
    expect(await all()).toEqual([null, null, null, 'release']);
  });
});
