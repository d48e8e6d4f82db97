import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type UploadAnswer, uploaders } from '@balapan/api/importing.ts';
import type { Role } from '@balapan/api/roles.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { clamd } from '../adapters/scanner/clamd.ts';
import { makeApp } from '../http/app.ts';
import { simulateClamd, testVirus } from '../testing/clamdSimulator.ts';
import { tinyWorld } from '../testing/world.ts';
import { folderPrefix, sweepFolders } from './takeFiles.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const app = await makeApp(world.house);
const path = '/api/v1/importing/uploads';

async function signIn(role: Role): Promise<Record<string, string>> {
  const { personId, appointmentId } = await world.staff(role);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/access/sign-in',
    headers: { 'x-balapan': '1' },
    payload: { personId, appointmentId },
  });
  return { balapan_session: answer.cookies[0]?.value ?? '' };
}

function upload(files: Record<string, string>, cookies: Record<string, string>, query = '', server = app) {
  const edge = 'edge';
  const parts = Object.entries(files).map(
    ([name, text]) => `--${edge}\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\n\r\n${text}\r\n`,
  );
  return server.inject({
    method: 'POST',
    url: `${path}${query}`,
    headers: { 'x-balapan': '1', 'content-type': `multipart/form-data; boundary=${edge}` },
    cookies,
    payload: `${parts.join('')}--${edge}--\r\n`,
  });
}

/** Asks as the page does, until the import has ended. */
async function outcome(uploadId: string, cookies: Record<string, string>, server = app): Promise<UploadAnswer> {
  for (;;) {
    const told = (await server.inject({ url: `${path}/${uploadId}`, cookies })).json<UploadAnswer>();
    if (told.state !== 'running') return told;
    await wait(20);
  }
}

const fees = 'amount;valid_from;valid_to;legal_act\n1000.00;2019-01-01;2019-12-31;№ 1\nxx;2020-01-01;2020-12-31;№ 2\n';

test('files are taken, imported and told of, with who brought them in the audit', async () => {
  const cookies = await signIn('departmentSpecialist');
  const begun = await upload({ 'parent-fees.csv': fees }, cookies);
  expect(begun.statusCode).toBe(202);
  const { uploadId } = begun.json<UploadAnswer>();
  expect(await outcome(uploadId, cookies)).toMatchObject({
    state: 'done',
    refused: 1,
    files: [{ name: 'parent-fees.csv', state: 'read', read: 2, fresh: 1, bad: 1 }],
    problems: [{ file: 'parent-fees.csv', line: 3, field: 'amount', value: 'xx' }],
  });
  const events = await world.query(
    `SELECT operation, source FROM ~audit_event WHERE operation LIKE 'import%' ORDER BY seq`,
  );
  expect(events).toEqual([
    { operation: 'importing.upload', source: 'web' },
    { operation: 'import.file', source: 'import' },
  ]);
});

test('a dry run writes nothing', async () => {
  const cookies = await signIn('departmentSpecialist');
  const before = await world.query('SELECT count(*) FROM ~parent_fee');
  const begun = await upload({ 'parent-fees.csv': fees.replaceAll('2019', '2018') }, cookies, '?dryRun=1');
  const told = await outcome(begun.json<UploadAnswer>().uploadId, cookies);
  expect(told.files).toMatchObject([{ fresh: 1, bad: 1 }]);
  expect(await world.query('SELECT count(*) FROM ~parent_fee')).toEqual(before);
});

test('names that mean nothing, paths and nothing at all are refused; so is who may not', async () => {
  const cookies = await signIn('departmentSpecialist');
  const notes = await upload({ 'notes.docx': 'x' }, cookies);
  expect([notes.statusCode, notes.json().code]).toEqual([400, 'field.unknownValue']);
  expect((await upload({}, cookies)).json()).toMatchObject({ code: 'field.required' });
  expect((await upload({ 'parent-fees.csv': fees }, {})).statusCode).toBe(401);
  expect((await upload({ 'parent-fees.csv': fees }, await signIn('payerOperator'))).statusCode).toBe(403);
  expect((await app.inject({ url: `${path}/${world.newId()}`, cookies })).statusCode).toBe(404);
});

test.each(uploaders)('%s may', async (role) => {
  const answer = await upload({ 'parent-fees.csv': fees }, await signIn(role), '?dryRun=1');
  expect(answer.statusCode).toBe(202);
  await outcome(answer.json<UploadAnswer>().uploadId, await signIn(role));
});

test.each(['educator', 'head', 'accountant', 'districtSpecialist', 'departmentAccountant', 'payerReleaser'] as const)(
  '%s may not',
  async (role) => {
    const answer = await upload({ 'parent-fees.csv': fees }, await signIn(role));
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.forbidden']);
  },
);

test('a file of another kind under a good name is one sentence, and nothing is taken', async () => {
  const cookies = await signIn('administrator');
  const begun = await upload({ 'parent-fees.csv': '%PDF-1.7 …' }, cookies);
  expect(await outcome(begun.json<UploadAnswer>().uploadId, cookies)).toMatchObject({
    files: [{ state: 'refused' }],
    problems: [{ file: 'parent-fees.csv', line: null, code: 'file.kind' }],
  });
});

test('a bomb is refused, the good file beside it is read', async () => {
  const cookies = await signIn('departmentSpecialist');
  const begun = await upload(
    { 'budget.xlsx': 'PK\u0003\u0004 no workbook', 'parent-fees.csv': fees.replaceAll('2019', '2017') },
    cookies,
  );
  const told = await outcome(begun.json<UploadAnswer>().uploadId, cookies);
  expect(told.files).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'budget.xlsx', state: 'refused' }),
      expect.objectContaining({ name: 'parent-fees.csv', state: 'read', fresh: 1 }),
    ]),
  );
});

test.each(['notes.exe.txt', '.hidden.txt', 'a\tb.txt', 'budget.xlsx.exe', `${'x'.repeat(120)}.txt`, '../../evil.txt/'])(
  'the name %j is refused',
  async (name) => {
    const answer = await upload({ [name]: 'x' }, await signIn('departmentSpecialist'));
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'field.unknownValue']);
  },
);

test('a path in a name leads nowhere: the file goes by its last part', async () => {
  const cookies = await signIn('departmentSpecialist');
  const begun = await upload({ '../../../tmp/parent-fees.csv': fees.replaceAll('2019', '2016') }, cookies, '?dryRun=1');
  const told = await outcome(begun.json<UploadAnswer>().uploadId, cookies);
  expect(told.files).toMatchObject([{ name: 'parent-fees.csv', state: 'read' }]);
});

test('with a scanner what is infected is refused and told of, the others are read', async () => {
  const simulator = await simulateClamd();
  const scanner = clamd({ host: '127.0.0.1', port: simulator.port });
  const guarded = await makeApp({ ...world.house, scanner });
  const cookies = await signIn('departmentSpecialist');
  const files = { 'budget.csv': testVirus, 'parent-fees.csv': fees.replaceAll('2019', '2015') };
  const begun = await upload(files, cookies, '', guarded);
  const told = await outcome(begun.json<UploadAnswer>().uploadId, cookies, guarded);
  expect(told.files).toMatchObject([
    { name: 'budget.csv', state: 'refused' },
    { name: 'parent-fees.csv', state: 'read' },
  ]);
  expect(told.problems[0]).toMatchObject({ code: 'file.infected', params: { found: 'Eicar-Test-Signature' } });
  const [event] = await world.query(
    `SELECT payload FROM ~audit_event WHERE operation = 'importing.upload' ORDER BY seq DESC LIMIT 1`,
  );
  expect(event?.payload).toMatchObject({ infected: [{ name: 'budget.csv' }] });
  await simulator.close();
  // Without a verdict nothing is taken.
  const down = await upload(files, cookies, '', guarded);
  expect([down.statusCode, down.json().code]).toEqual([503, 'file.notScanned']);
  await guarded.close();
});

test('folders that a killed server left behind are swept at the next start, young ones are not', async () => {
  const [old, young] = [await mkdtemp(folderPrefix), await mkdtemp(folderPrefix)];
  const now = Date.now();
  await utimes(old, now / 1000 - 90_000, now / 1000 - 90_000);
  await sweepFolders(now);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  await rm(young, { recursive: true });
});
