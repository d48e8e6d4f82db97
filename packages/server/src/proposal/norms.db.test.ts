/** The scan of a norm's legal act, from its upload to the norm in force; and what a late norm is said to change against what acts then say. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { scanLimit } from '@balapan/domain/legalScan.ts';
import { beforeAll, expect, test } from 'vitest';
import { clamd } from '../adapters/scanner/clamd.ts';
import type { Actor } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { simulateClamd, testVirus } from '../testing/clamdSimulator.ts';
import { actsInForce } from '../testing/corrections.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { proposeNorm } from './makeOperations.ts';
import { normEffect } from './normEffect.ts';
import { norms } from './readOperations.ts';
import { putScan, scan } from './scans.ts';
import { check, release } from './steps.ts';

const db = await testDatabase();
const calendar = makeCalendar(draftCalendar(2024, 2027));
let world: World;
let accountant: Actor;
let specialist: Actor;
let boss: Actor;
let place: Awaited<ReturnType<typeof enrolled>>;

beforeAll(async () => {
  world = await tinyWorld(db);
  accountant = await world.staff('departmentAccountant');
  specialist = await world.staff('departmentSpecialist');
  boss = await world.staff('departmentHead');
  place = await enrolled(world, 2);
  const marks = place.children.flatMap((child) =>
    calendar.workingDays(asMonth('2025-08')).map((day) => ({ child, day, mark: 'present', document: false }) as const),
  );
  await markDays(world, place.group, marks, place.children);
  await world.at('2025-09-08');
  await closeMonth(world.house, { month: asMonth('2025-08') });
});

const scanId = '01980000-0000-7000-8000-0000000000c1';
const file = Buffer.from(`%PDF-1.4\n${testVirus}\n%%EOF\n`);
const put = (bytes: Buffer, over: object = {}, house = world.house) =>
  perform(house, accountant, putScan, { scanId, name: 'шешім.pdf', content: bytes.toString('base64'), ...over });
const stored = () => world.query('SELECT name, type FROM ~legal_scan');

test('what is no PDF or JPEG by its content, too large, empty, or found out by the scanner is not taken', async () => {
  await expect(put(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'file.kind', fact: { field: 'content' } });
  await expect(put(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file.empty' });
  const large = Buffer.alloc(scanLimit + 1, 0x20);
  large.write('%PDF-1.4');
  await expect(put(large)).rejects.toMatchObject({ code: 'file.tooLarge' });
  const simulator = await simulateClamd();
  const house = { ...world.house, scanner: clamd({ host: '127.0.0.1', port: simulator.port }) };
  await expect(put(file, {}, house)).rejects.toMatchObject({ code: 'file.infected' });
  await simulator.close();
  await expect(put(file, {}, house)).rejects.toMatchObject({ code: 'file.notScanned' });
  for (const role of ['departmentSpecialist', 'head', 'auditor'] as const)
    await expect(
      perform(world.house, await world.staff(role, { provider: place.provider }), putScan, {
        ...{ scanId, name: 'a.pdf', content: file.toString('base64') },
      }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  expect(await stored()).toEqual([]);
});

test('a scan is stored once under its own name without a path; its id stands for no other file', async () => {
  const told = { scanId, name: 'шешім 183.pdf', type: 'application/pdf' };
  expect(await put(file, { name: 'C:\\акты\\шешім 183.pdf' })).toEqual(told);
  expect(await put(file, { name: 'C:\\акты\\шешім 183.pdf' })).toEqual(told);
  await expect(put(Buffer.from('%PDF-1.4 other %%EOF'))).rejects.toMatchObject({ code: 'request.stale' });
  expect(await stored()).toEqual([{ name: 'шешім 183.pdf', type: 'application/pdf' }]);
});

test('a late norm is said to change what the next acts then say, and keeps its scan for whoever checks it', async () => {
  const [first] = await actsInForce(world, place.provider);
  const circle = { groupKind: 'general', hours: 10.5 } as const;
  const money = { local: '6000000', republican: '499100' };
  const from = asDay('2025-08-01');
  const effect = await perform(world.house, accountant, normEffect, { ...circle, ...money, from });
  expect(effect).toMatchObject({ months: [{ month: '2025-08', providers: 1, children: 2, days: 42, partly: false }] });
  expect(effect.total).toBe(String(2n * 6_499_100n - (first?.total ?? 0n)));
  const half = await perform(world.house, accountant, normEffect, { ...circle, ...money, from: asDay('2025-08-18') });
  expect(half.months[0]?.partly).toBe(true);
  expect(BigInt(half.total) > 0n && BigInt(half.total) < BigInt(effect.total)).toBe(true);
  const elsewhere = { ...circle, ...money, from, district: '751110000' };
  expect(await perform(world.house, accountant, normEffect, elsewhere)).toEqual({ months: [], total: '0' });
  await expect(perform(world.house, world.parent(), normEffect, elsewhere)).rejects.toMatchObject({
    code: 'access.forbidden',
  });

  const input = { ...circle, ...money, from, legalAct: '№ 300', legalDate: from, reason: 'Решение маслихата' };
  const all = { ownership: null, district: null, coefficients: [{ code: 'ecology', value: 1.2 }] };
  await expect(
    perform(world.house, accountant, proposeNorm, { ...input, ...all, scanId: world.newId() }),
  ).rejects.toMatchObject({ code: 'request.notFound', fact: { field: 'scanId' } });
  const { proposalId } = await perform(world.house, accountant, proposeNorm, { ...input, ...all, scanId });
  await perform(world.house, specialist, check, { proposalId });
  await perform(world.house, boss, release, { proposalId });
  const listed = (await perform(world.house, specialist, norms, undefined as never)).rows.at(-1);
  expect(listed).toMatchObject({ scan: { scanId, type: 'application/pdf' }, coefficients: [{ code: 'ecology' }] });
  const auditor = await world.staff('auditor');
  expect((await perform(world.house, auditor, scan, { scanId })).bytes).toBe(file.toString('base64'));
  const payer = await world.staff('payerOperator');
  await expect(perform(world.house, payer, scan, { scanId })).rejects.toMatchObject({ code: 'access.forbidden' });

  const [child] = place.children;
  const mark = { child: { id: child?.id ?? '' }, day: asDay('2025-09-10'), mark: 'present', document: false } as const;
  await markDays(world, place.group, [mark], place.children, '2025-09');
  await world.at('2025-10-10');
  await closeMonth(world.house, { month: asMonth('2025-09') });
  const [said] = await world.query<{ total: bigint }>(
    `SELECT sum(total_tiyn)::bigint AS total FROM ~act_line WHERE month = '2025-08-01' AND reason = 'norm'`,
  );
  expect(String(said?.total)).toBe(effect.total);
});
