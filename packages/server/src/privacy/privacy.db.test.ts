import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { expect, test } from 'vitest';
import { fileSender } from '../adapters/message/fileSender.ts';
import { perform } from '../kernel/operation.ts';
import { place } from '../queue/place.ts';
import { deliver } from '../relay/deliver.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { consents, giveConsent } from './consent.ts';
import { answer, ask, mine, requests } from './requests.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const clerk = await world.staff('departmentSpecialist');
const text = { version: 1, language: 'ru' } as const;

test('a consent keeps operator, basis, method and the hash of the text, and names no one in the audit', async () => {
  const child = await world.child({ surname: 'Аудитова' });
  const parent = world.parent(child);
  const before = await perform(house, parent, consents, {});
  expect(before.children).toMatchObject([{ childId: child.id, mayGive: true, given: null }]);
  expect(before.operator.bin).toBe('120140000016');
  await perform(house, parent, giveConsent, { childId: child.id, ...text });
  const [row] = await world.query(
    'SELECT c.relation, c.operator_bin, c.method, t.sha256 = c.text_sha256 AS same FROM ~consent c JOIN ~consent_text t USING (purpose, version, language)',
  );
  expect(row).toEqual({ relation: 'mother', operator_bin: '120140000016', method: 'web', same: true });
  expect((await perform(house, parent, consents, {})).children[0]?.given).toMatchObject({ version: 1 });
  await expect(perform(house, parent, giveConsent, { childId: child.id, ...text })).rejects.toMatchObject({
    code: 'privacy.givenBefore',
  });
  const audit = JSON.stringify(await world.query('SELECT payload FROM ~audit_event'));
  expect(audit).not.toContain('Аудитова');
});

test('no consent for another’s child, by a guardian who may only read, or to another text', async () => {
  const [child, other] = [await world.child(), await world.child()];
  const parent = world.parent(child);
  const give = (childId: string, version: number) =>
    perform(house, parent, giveConsent, { childId, version, language: 'kk' });
  await expect(give(other.id, 1)).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(give(child.id, 2)).rejects.toMatchObject({ code: 'privacy.otherText' });
  await insert(world.query, 'guardianship', {
    child_id: other.id,
    person_id: child.guardian.id,
    relation: 'father',
    signs: false,
  });
  const both = { ...parent, children: [child.id, other.id], signsFor: [child.id] };
  await expect(
    perform(house, both, giveConsent, { childId: other.id, version: 1, language: 'kk' }),
  ).rejects.toMatchObject({
    code: 'access.notRepresentative',
  });
});

test('a withdrawal ends the consent, but not against a living application', async () => {
  const child = await world.child();
  const parent = world.parent(child);
  await perform(house, parent, giveConsent, { childId: child.id, ...text });
  const application = await world.application({ child });
  const asked = await perform(house, parent, ask, { kind: 'withdrawal', childId: child.id, text: 'Отзываю' });
  const grant = () =>
    perform(house, clerk, answer, { requestId: asked.requestId, granted: true, reason: 'Прекращено' });
  await expect(grant()).rejects.toMatchObject({ code: 'privacy.obligationRuns' });
  await world.query(`UPDATE ~application SET state = 'annulled' WHERE id = $1`, [application.id]);
  await grant();
  expect((await perform(house, parent, consents, {})).children[0]?.given).toBeNull();
  await expect(grant()).rejects.toMatchObject({ code: 'state.refused' });
});

test('a correction is due the next working day, mends the name, and the parent is told without a name', async () => {
  const child = await world.child({ surname: 'Ошибкина' });
  const parent = world.parent(child);
  const asked = await perform(house, parent, ask, { kind: 'correction', childId: child.id, text: 'Верно: Правдина' });
  expect(asked.dueAt).toBe('2025-09-13T00:00:00+05:00');
  const corrected = { surname: 'Правдина', givenName: 'Айару', patronymic: null };
  const decision = { requestId: asked.requestId, granted: true, reason: 'Исправлено' };
  await expect(perform(house, clerk, answer, decision)).rejects.toMatchObject({ code: 'field.required' });
  await perform(house, clerk, answer, { ...decision, corrected });
  expect(await world.query('SELECT surname FROM ~child WHERE id = $1', [child.id])).toEqual([{ surname: 'Правдина' }]);
  expect((await perform(house, parent, mine, {})).rows).toMatchObject([{ state: 'granted', answer: 'Исправлено' }]);
  const items = await world.query<{ payload: { text: string } }>('SELECT payload FROM ~outbox');
  for (const { payload } of items) expect(payload.text).not.toMatch(/Правдина|Ошибкина|Айару|\d{12}/u);
  const told = JSON.stringify(await world.query('SELECT payload FROM ~audit_event'));
  expect(told).not.toMatch(/Правдина|Ошибкина/u);
});

test('what is due first stands first, and late is marked; a parent may not answer, nor see another’s', async () => {
  const child = await world.child();
  const parent = world.parent(child);
  const late = await perform(house, parent, ask, { kind: 'objection', childId: child.id, text: 'Не согласна' });
  await world.at('2025-09-17', '09:00');
  const fresh = await perform(house, parent, ask, { kind: 'correction', childId: null, text: 'Моё имя' });
  const { rows } = await perform(house, clerk, requests, { page: 1, size: 50 });
  expect(rows.slice(0, 2)).toMatchObject([
    { requestId: late.requestId, overdue: true },
    { requestId: fresh.requestId, overdue: false },
  ]);
  const decision = { requestId: late.requestId, granted: true, reason: 'Да' };
  await expect(perform(house, parent, answer, decision)).rejects.toMatchObject({ code: 'access.forbidden' });
  expect((await perform(house, world.parent(await world.child()), mine, {})).rows).toEqual([]);
  await world.at('2025-09-11');
});

test('a granted objection returns the application with its moment; the parent reads it in the moves', async () => {
  const child = await world.child();
  const parent = world.parent(child);
  const application = await world.application({ child, state: 'annulled', category: 3, category_age: 9 });
  const asked = await perform(house, parent, ask, { kind: 'objection', childId: child.id, text: 'Не успела ответить' });
  const { rows } = await perform(house, clerk, requests, { page: 1, size: 50 });
  expect(rows.find(({ requestId }) => requestId === asked.requestId)?.reinstatable).toMatchObject({
    applicationId: application.id,
    state: 'annulled',
  });
  const decision = { requestId: asked.requestId, granted: true, reason: 'Болезнь подтверждена' };
  const give = (more: object = {}) => perform(house, clerk, answer, { ...decision, ...more });
  await expect(give()).rejects.toMatchObject({ code: 'field.required', fact: { field: 'reinstate' } });
  const other = await world.application({ state: 'annulled' });
  await expect(give({ reinstate: other.id })).rejects.toMatchObject({ code: 'request.notFound' });
  await give({ reinstate: application.id });
  const [row] = await world.query('SELECT state, category, filed_at FROM ~application WHERE id = $1', [application.id]);
  expect(row).toMatchObject({ state: 'waiting', category: 17, filed_at: Date.parse(application.filed_at) });
  expect(await world.query('SELECT application_id FROM national.application_claim')).toEqual([
    { application_id: application.id },
  ]);
  const moves = (await perform(house, parent, place, { applicationId: application.id })).moves;
  expect(moves[0]?.reason.code).toBe('reinstate');
  expect((await perform(house, parent, mine, {})).rows).toMatchObject([{ state: 'granted' }]);
});

test('what stands against a return: a claim elsewhere, another application, a place, school age; a refusal changes nothing', async () => {
  const tried = async (
    spoil: (child: Awaited<ReturnType<typeof world.child>>) => Promise<unknown>,
    birth = '2022-05-14',
  ) => {
    const child = await world.child({ birth_date: birth });
    const { id } = await world.application({ child, state: 'annulled' });
    await spoil(child);
    const objection = { kind: 'objection', childId: child.id, text: 'Верните' } as const;
    const { requestId } = await perform(house, world.parent(child), ask, objection);
    const decide = (granted: boolean) =>
      perform(house, clerk, answer, { requestId, granted, reason: 'Так по правилу', reinstate: id });
    const told = await decide(true).then(
      () => 'granted',
      (error: { code: string }) => error.code,
    );
    expect(await decide(false)).toEqual({ state: 'refused' });
    expect(await world.query('SELECT state FROM ~application WHERE id = $1', [id])).toEqual([{ state: 'annulled' }]);
    return told;
  };
  const elsewhere = `INSERT INTO national.application_claim VALUES ($1, 'astana', $2)`;
  expect(await tried(({ iin }) => world.query(elsewhere, [iin, world.newId()]))).toBe('queue.liveElsewhere');
  expect(await tried((child) => world.application({ child }))).toBe('queue.liveElsewhere');
  const group = await world.careGroup(await world.provider());
  expect(await tried((child) => world.enrolment(child, group))).toBe('queue.enrolled');
  expect(await tried(async () => {}, '2018-05-14')).toBe('queue.overAge');
});

test('what is sent stands in the register of transfers, once', async () => {
  const items = await world.query<{ id: string }>('SELECT id FROM ~outbox');
  const outside = { messages: fileSender(`${process.env.TMPDIR ?? '/tmp'}/balapan-privacy`), bankFolder: '/nowhere' };
  for (const { id } of [...items, ...items]) await deliver(house, outside, id);
  const rows = await world.query('SELECT outbox_id AS id, recipient FROM ~transfer_log');
  expect(rows).toHaveLength(items.length);
  expect(rows[0]).toMatchObject({ recipient: 'messageGateway' });
  expect(house.now()).toBe(momentOf(asDay('2025-09-11'), '08:30'));
});
