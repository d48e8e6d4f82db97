/** Form Р-1 and its annex out of the database: what stands in them, who gets which, and that a reading of the annex is written down. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { beforeAll, expect, test } from 'vitest';
import { perform, scopeOf } from '../../kernel/operation.ts';
import { enrolled, markDays } from '../../testing/month.ts';
import { pdfText } from '../../testing/pdfText.ts';
import { district, tinyWorld, type World } from '../../testing/world.ts';
import { readAct } from '../actReads.ts';
import { closeMonth } from '../closing/closeMonth.ts';
import { act } from '../readActs.ts';
import { lines } from '../readLines.ts';
import { drawMonth } from './drawMonth.ts';
import { annex, paper } from './paperOperations.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const { provider, group, children } = await enrolled(world, 2);
const head = await world.staff('head', { provider });
let actId: string;

beforeAll(async () => {
  const days = [asDay('2025-08-20'), asDay('2025-08-21')];
  const marks = children.flatMap((child) =>
    days.map((day) => ({ child, day, mark: 'present', document: false }) as const),
  );
  await markDays(world, group, marks, children);
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  actId = (await world.query<{ id: string }>('SELECT id FROM ~act'))[0]?.id ?? '';
});

const textOf = ({ bytes }: { bytes: string }): string => pdfText(Buffer.from(bytes, 'base64')).join('\n');
const readings = () =>
  world.query<{ children: string[] }>(`SELECT children FROM ~read_log WHERE operation = 'settlement.annex'`);

test('the form names the kindergarten and no child; whoever reads the act gets it, an auditor too', async () => {
  const readers = [
    head,
    await world.staff('accountant', { provider }),
    await world.staff('districtSpecialist', { district }),
    await world.staff('departmentHead'),
    await world.staff('payerOperator'),
    await world.staff('auditor'),
  ];
  for (const reader of readers) {
    const made = await perform(house, reader, paper, { actId });
    expect(made.name).toBe('act-08-2025-0001.pdf');
    const text = textOf(made);
    for (const part of [provider.bin, 'KZ18722S000012345678', '08-2025/0001', 'Р-1 нысаны', 'не подписано'])
      expect(text).toContain(part);
    for (const { surname, iin } of children) expect(text).not.toMatch(new RegExp(`${surname}|${iin}`, 'u'));
  }
  expect(await readings()).toEqual([]);
});

test('the annex has each child with its IIN, and who read it is written down', async () => {
  const made = await perform(house, head, annex, { actId });
  expect(made.name).toBe('annex-08-2025-0001.pdf');
  const text = textOf(made);
  for (const { surname, iin } of children) {
    expect(text).toContain(surname);
    expect(text).toContain(iin);
  }
  const [reading] = await readings();
  expect(reading?.children).toEqual(children.map(({ id }) => id).sort());
});

test('a child that has left since stands in the annex by name, for whoever may have the annex', async () => {
  const [child] = children;
  await world.query(`UPDATE ~enrolment SET period = daterange(lower(period), '2025-08-25') WHERE child_id = $1`, [
    child?.id,
  ]);
  await world.at('2026-03-01');
  const own = await world.staff('head', { provider });
  const text = textOf(await perform(house, own, annex, { actId }));
  expect(text).toContain(child?.surname);
  expect(text).toContain(child?.iin);
  await world.query('UPDATE ~enrolment SET period = daterange(lower(period), NULL) WHERE child_id = $1', [child?.id]);
  await world.at('2025-09-08');
});

test('no annex for the district, a payer and the auditor; nothing of another kindergarten’s', async () => {
  for (const role of ['districtSpecialist', 'payerOperator', 'auditor'] as const)
    await expect(perform(house, await world.staff(role), annex, { actId })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  const stranger = await world.staff('head', { provider: await world.provider() });
  for (const operation of [paper, annex] as const)
    await expect(operation.perform(house, stranger, { actId })).rejects.toMatchObject({ code: 'request.notFound' });
  const educator = await world.staff('educator', { careGroup: group });
  for (const operation of [paper, annex] as const)
    await expect(operation.perform(house, educator, { actId })).rejects.toMatchObject({ code: 'access.forbidden' });
});

test('a district sees how many children and days an act has, and no act of another district', async () => {
  const own = await world.staff('districtSpecialist', { district });
  const seen = await perform(house, own, act, { actId });
  const known = await perform(house, head, act, { actId });
  const { workingDays, fullMonth, partMonth, late, unconfirmed, confirmed } = known;
  expect(workingDays).toBe(21);
  expect(partMonth.children + fullMonth.children).toBe(children.length);
  expect(seen).toMatchObject({ workingDays, fullMonth, partMonth, late, unconfirmed, confirmed });
  await expect(perform(house, own, lines, { actId, page: 1, size: 10 })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
  await world.query(`INSERT INTO ~district VALUES ('751110000', 'А', 'А', 'A', '{}')`);
  const another = await world.staff('districtSpecialist', { district: '751110000' });
  for (const operation of [act, paper] as const)
    await expect(operation.perform(house, another, { actId })).rejects.toMatchObject({ code: 'request.notFound' });
  // The second wall says the same by itself.
  expect(await reading(house.pool, scopeOf(house, another), (sql) => readAct(sql, actId))).toBeNull();
});

test('more people read at once than there are connections: nobody waits for another’s', async () => {
  const specialist = await world.staff('districtSpecialist', { district });
  const many = Array.from({ length: 25 }, async () => {
    await perform(house, specialist, act, { actId });
    await perform(house, specialist, paper, { actId });
    return perform(house, head, annex, { actId });
  });
  expect(await Promise.all(many)).toHaveLength(25);
});

test('all acts of a month into a folder: the same bytes as one at a time', async () => {
  const out = await mkdtemp(join(tmpdir(), 'balapan-acts-'));
  expect(await drawMonth(house, asMonth('2025-08'), out)).toBe(1);
  expect((await readdir(out)).sort()).toEqual(['act-08-2025-0001.pdf', 'annex-08-2025-0001.pdf']);
  for (const operation of [paper, annex] as const) {
    const made = await operation.perform(house, head, { actId });
    expect((await readFile(join(out, made.name))).toString('base64')).toBe(made.bytes);
  }
  expect(await drawMonth(house, asMonth('2025-07'), out)).toBe(0);
  expect(
    await world.query(`SELECT payload::text AS told FROM ~audit_event WHERE operation = 'settlement.actDocuments'`),
  ).toEqual([{ told: expect.stringContaining('2025-08') }]);
});
