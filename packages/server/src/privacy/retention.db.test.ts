import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, type Day } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { retentionLists } from '@balapan/domain/retention.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { retentionTexts } from '@balapan/domain/text/texts/retention.ts';
import { beforeAll, expect, test } from 'vitest';
import { sealReads } from '../access/sealReads.ts';
import { giveConsent } from '../health/consent.ts';
import { write } from '../health/file.ts';
import { type Actor, system } from '../kernel/actor.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { perform } from '../kernel/operation.ts';
import { operations } from '../operations.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { verify } from '../verify/verify.ts';
import { previewRetention, retention, runRetention } from './retention.ts';
import { doneTerms } from './retentionQueries.ts';

const db = await testDatabase();
let world: World;
beforeAll(async () => {
  world = await tinyWorld(db);
});

const perRule = (rows: readonly { rule: string; rows: number }[]): Record<string, number> =>
  Object.fromEntries(rows.filter(({ rows: count }) => count > 0).map(({ rule, rows: count }) => [rule, count]));

test('every table of a region stands in the list, and what is done to it has its words', async () => {
  const tables = await world.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'almaty'
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const { terms } = retentionLists.at(-1) ?? { terms: [] };
  const known = new Set(terms.map(({ table }) => table));
  expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  const done = terms.filter(({ act }) => act !== 'keep').map(({ code }) => code);
  expect([...doneTerms].sort()).toEqual([...done].sort());
  for (const language of languages) expect(Object.keys(retentionTexts[language]).sort()).toEqual([...done].sort());
});

test('nothing is due of what is young', async () => {
  await world.application();
  expect(perRule(await previewRetention(world.house))).toEqual({});
});

test('what is due goes, what is not stays; counting changes nothing; once is enough', async () => {
  const line = (number: string, fileDay: string) =>
    insert(world.query, 'queue_line', {
      file_day: fileDay,
      number,
      child_iin: '200514500011',
      surname: 'Старый',
      given_name: 'А',
      birth_date: '2020-05-14',
      guardian_iin: '900505400012',
      filed_at: fileDay,
      tier: 'general',
      ground_checked: false,
      language: 'kk',
      wished_start: fileDay,
      state: 'waiting',
      state_since: fileDay,
    });
  await line('old', '2022-09-10');
  await line('new', '2025-06-30');
  for (const [at, day] of ['2024-09-10', '2025-06-30'].entries()) {
    const row = { file_day: day, child_iin: `20051450001${at}`, region: '71', number: `${at}`, filed_on: day };
    await insert(world.query, 'other_region_line', row);
  }
  const person = await world.person();
  for (const [at, ends] of ['2025-06-01', '2025-09-10'].entries()) {
    await insert(world.query, 'session', {
      id: world.newId(),
      token_hash: Buffer.from([at]),
      person_id: person.id,
      made_at: ends,
      ends_at: ends,
      method: 'demonstration',
    });
  }
  await insert(world.query, 'outbox', {
    id: world.newId(),
    kind: 'message',
    key: 'k',
    payload: { personId: person.id, text: 'Старое' },
    made_at: '2025-06-01',
    done_at: '2025-06-01',
  });
  const due = { session: 1, outbox: 1, other_region_line: 1, queue_line: 1 };
  expect(perRule(await previewRetention(world.house))).toEqual(due);
  expect(await world.query('SELECT rule FROM ~retention_report')).toEqual([]);
  expect(perRule(await runRetention(world.house, system))).toEqual(due);
  expect(perRule(await runRetention(world.house, system))).toEqual({});
  const lines = await world.query('SELECT number, surname, child_iin FROM ~queue_line ORDER BY number');
  expect(lines).toEqual([
    { number: 'new', surname: 'Старый', child_iin: '200514500011' },
    { number: 'old', surname: '', child_iin: '' },
  ]);
  expect(await world.query('SELECT payload FROM ~outbox')).toEqual([{ payload: {} }]);
  expect(await world.query('SELECT ends_at FROM ~session')).toHaveLength(1);
});

test('the report tells numbers, in a table and in the chain, and no data', async () => {
  const reports = await world.query<{ rows: number }>(
    `SELECT rows FROM ~retention_report WHERE rule = 'queue_line' ORDER BY run_id`,
  );
  expect(reports.map(({ rows }) => rows)).toEqual([1, 0]);
  const events = await world.query(`SELECT payload FROM ~audit_event WHERE operation = 'privacy.retention'`);
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events)).not.toMatch(/Старый|Старое|200514500011/);
});

test('a call goes before the sessions that it hangs on', async () => {
  const [caller, operator] = [await world.person(), await world.person({ staff: true })];
  const session = async (over: object, token: number): Promise<string> => {
    const id = world.newId();
    const times = { made_at: '2025-05-01', ends_at: '2025-05-01' };
    const row = {
      id,
      token_hash: Buffer.from([9, token]),
      person_id: caller.id,
      method: 'onBehalf',
      ...times,
      ...over,
    };
    await insert(world.query, 'session', row);
    return id;
  };
  const own = await session({ person_id: operator.id, method: 'password' }, 1);
  const behalf = await session({ operator_id: operator.id }, 2);
  const call = { session_id: behalf, operator_session_id: own, operator_id: operator.id, person_id: caller.id };
  await insert(world.query, 'on_behalf', { ...call, reason: 'Место в очереди', began_at: '2025-05-01' });
  expect(perRule(await runRetention(world.house, system))).toEqual({ on_behalf: 1, session: 2 });
});

test('a child who went to school and the parent are masked; who has another child at home is not', async () => {
  const at = { birth_date: '2014-05-14' };
  const [gone, stays, young] = [await world.child(at), await world.child(at), await world.child()];
  const group = await world.careGroup(await world.provider());
  await world.enrolment(gone, group, '2018-09-01', '2021-09-01');
  await world.enrolment(stays, group, '2018-09-01', '2021-09-01');
  await world.enrolment(young, group);
  await insert(world.query, 'guardianship', {
    child_id: young.id,
    person_id: stays.guardian.id,
    relation: 'mother',
    signs: true,
  });
  await world.query(`INSERT INTO national.enrolment_claim VALUES ($1, 'almaty', $2)`, [gone.iin, world.newId()]);
  await world.query(`INSERT INTO national.enrolment_claim VALUES ($1, 'astana', $2)`, [stays.iin, world.newId()]);
  expect(perRule(await runRetention(world.house, system))).toEqual({ child: 2, person: 1 });
  const masked = { surname: '–', given_name: '–' };
  expect(await world.query('SELECT iin, surname, given_name FROM ~child WHERE id = $1', [gone.id])).toEqual([
    { iin: gone.id, ...masked },
  ]);
  expect(
    await world.query('SELECT iin, phone, surname, given_name FROM ~person WHERE id = $1', [gone.guardian.id]),
  ).toEqual([{ iin: gone.guardian.id, phone: null, ...masked }]);
  const [mother] = await world.query('SELECT iin FROM ~person WHERE id = $1', [stays.guardian.id]);
  expect(mother).toEqual({ iin: stays.guardian.iin });
  expect(await world.query('SELECT region FROM national.enrolment_claim')).toEqual([{ region: 'astana' }]);
  expect(await world.query('SELECT id FROM ~enrolment WHERE child_id = $1', [gone.id])).toHaveLength(1);
});

test('a closed health file is gone the next night; of an open one what was replaced a year ago', async () => {
  const child = await world.child();
  const actor = world.parent(child);
  const note = (value: string) => perform(world.house, actor, write, { childId: child.id, kind: 'allergy', value });
  await perform(world.house, actor, giveConsent, { childId: child.id, version: 1, language: 'ru' });
  await note('молоко');
  await note('арахис');
  expect(perRule(await runRetention(world.house, system))).toEqual({});
  await world.query(`UPDATE ~health_note SET written_at = '2024-09-01'`);
  expect(perRule(await runRetention(world.house, system))).toEqual({ 'health_note.replaced': 1 });
  await world.query(`UPDATE ~health_file SET ended_at = '2025-09-10T12:00:00+05:00'`);
  expect(perRule(await runRetention(world.house, system))).toEqual({ 'health_note.ended': 1, health_file: 1 });
});

test('readings go after three years, and verify knows that they went by their term', async () => {
  const provider = await world.provider();
  const group = await world.careGroup(provider);
  await world.enrolment(await world.child(), group);
  const educator = await world.staff('educator', { careGroup: group });
  const read = async (day: Day) => {
    await world.at(day);
    const found = operations.find(({ route }) => route === attendanceRoutes.group);
    await found?.perform(world.house, educator as Actor, { careGroupId: group.id, day } as never);
    await runDueJobs(world.house, [sealReads], momentOf(day, '10:05'), (at) => setClock(world.house, at));
  };
  await read(asDay('2025-09-11'));
  await read(asDay('2025-12-11'));
  await read(asDay('2025-12-12'));
  const broken = async () =>
    (await verify(world.house))
      .filter(({ name }) => name === 'reads' || name === 'audit')
      .flatMap(({ faults }) => faults);
  expect(await broken()).toEqual([]);
  await world.at('2028-10-01', '01:30');
  const { read_log: destroyed } = perRule(await runRetention(world.house, system));
  expect(destroyed).toBe(1);
  expect(await broken()).toEqual([]);
  await world.query('DELETE FROM ~read_log');
  expect(await broken()).toHaveLength(1);
});

test('the job runs once a night', async () => {
  const from = await world.at('2028-10-02', '00:00');
  const done = await runDueJobs(world.house, [retention], from + 2 * 86_400_000, (at) => setClock(world.house, at));
  expect(done.map(({ at }) => at)).toEqual([
    momentOf(asDay('2028-10-02'), '01:30'),
    momentOf(asDay('2028-10-03'), '01:30'),
  ]);
});
