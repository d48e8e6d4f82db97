/**
 * The electronic act against a simulator that speaks the protocol of ИС ЭСФ: signed with a real signature, sent, followed to what the
 * customer says; refusals, silence, a session left open and a second delivery bring no second document.
 */
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { type Esf, openEsf } from '@balapan/city/simulators/esf/esf.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { esfGateway } from '@balapan/server/adapters/eact/esfGateway.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { deliver } from '@balapan/server/relay/deliver.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { eactDocument, eacts, signEact } from '@balapan/server/settlement/eact/eactOperations.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import { district, tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const db = await testDatabase();
const authority = await openAuthority();
type Staff = Actor & { readonly personId: string };
let world: World;
let house: House;
let esf: Esf;
let head: Staff;
let bin = '';
let actId = '';
const outside = { messages: { send: async () => undefined }, bankFolder: '/nowhere' };

beforeAll(async () => {
  world = await tinyWorld(db);
  const place = await enrolled(world, 1);
  bin = place.provider.bin;
  esf = await openEsf({ users: new Map([[bin, 'парол<ь>&']]) });
  const accounts = new Map([[bin, { username: bin, password: 'парол<ь>&', certificate: 'QUJD' }]]);
  const gateway = esfGateway({ address: esf.address, accounts, patience: 4000 });
  house = { ...world.house, signatures: rsaVerifier([authority.rootPem]), eacts: gateway };
  head = await world.staff('head', { provider: place.provider });
  const mark = { day: asDay('2025-08-20'), mark: 'present', document: false } as const;
  await markDays(
    world,
    place.group,
    place.children.map((child) => ({ ...mark, child })),
    place.children,
  );
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  actId = (await world.query<{ id: string }>('SELECT id FROM ~act'))[0]?.id ?? '';
});
afterAll(() => esf.close());

const bothSigned = (): Promise<unknown> =>
  world.query(
    `UPDATE ~act SET state = 'signedByDepartment', desk = 'financialCentre', department_signed_at = now(), due_on = '2025-10-08'`,
  );
async function sign(eactId = world.newId(), by = head, change = ''): Promise<string> {
  const { bytes } = await perform(house, head, eactDocument, { actId });
  const [person] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [head.personId]);
  const facts = {
    ...{ iin: person?.iin ?? '', surname: 'А', givenName: 'Б', patronymic: null },
    organisation: { bin, name: 'Сад' },
    roles: ['ceo'] as const,
  };
  const cms = await authority.sign(
    facts,
    Buffer.concat([Buffer.from(bytes, 'base64'), Buffer.from(change)]),
    house.now(),
  );
  await perform(house, by, signEact, { eactId, actId, cms: Buffer.from(cms).toString('base64') });
  return eactId;
}
const waiting = () =>
  world.query<{ id: string; later: boolean }>(
    `SELECT id, not_before > now() AS later FROM ~outbox WHERE kind = 'eact' AND done_at IS NULL ORDER BY id`,
  );
/** The relay brings what waits, whatever its hour. */
const bring = async (): Promise<void> => {
  for (const { id } of await waiting()) await deliver(house, outside, id);
};
const stands = async () => (await perform(house, head, eacts, { actId })).rows[0];
const numbers = (): string[] => esf.acts.map(({ number }) => number);

test('is offered once both sides have signed, to the head of a kindergarten with an account there', async () => {
  expect((await perform(house, head, eacts, { actId })).maySign).toBe(false);
  await expect(perform(house, head, eactDocument, { actId })).rejects.toMatchObject({ code: 'state.refused' });
  await bothSigned();
  expect(await perform(house, head, eacts, { actId })).toEqual({ rows: [], maySign: true });
  const none = { ...house, eacts: esfGateway({ address: esf.address, accounts: new Map() }) };
  expect((await perform(none, head, eacts, { actId })).maySign).toBe(false);
  await expect(perform(none, head, eactDocument, { actId })).rejects.toMatchObject({ code: 'request.unavailable' });
  for (const role of ['districtSpecialist', 'departmentHead', 'payerOperator', 'auditor'] as const) {
    const reader = await world.staff(role, { district });
    expect((await perform(house, reader, eacts, { actId })).maySign).toBe(false);
    await expect(perform(house, reader, eactDocument, { actId })).rejects.toMatchObject({ code: 'access.forbidden' });
  }
  const stranger = await world.staff('head', { provider: await world.provider() });
  await expect(perform(house, stranger, eacts, { actId })).rejects.toMatchObject({ code: 'request.notFound' });
});

test('a signature of other bytes sends nothing', async () => {
  await expect(sign(world.newId(), head, ' ')).rejects.toMatchObject({ code: 'signature.otherBytes' });
  expect(await waiting()).toEqual([]);
});

test('a document that is refused has failed with its reason, and another one may be signed under another number', async () => {
  esf.mood = { kind: 'refuses', text: 'Договор не найден' };
  await sign();
  await expect(sign()).rejects.toMatchObject({ code: 'state.refused' });
  await bring();
  expect(await stands()).toMatchObject({ number: '08-2025/0001', state: 'failed', cause: 'Договор не найден' });
  expect(await waiting()).toEqual([]);
  expect((await perform(house, head, eacts, { actId })).maySign).toBe(true);
  esf.mood = { kind: 'works' };
});

test('an answer that is lost brings no second document: the next try finds the first', async () => {
  await sign();
  const before = await waiting();
  esf.mood = { kind: 'breaks' };
  await expect(bring()).rejects.toThrow('esf SessionService: HTTP 502');
  esf.mood = { kind: 'takesInSilence' };
  await expect(bring()).rejects.toThrow('esf AwpWebService: no answer');
  expect(await waiting()).toEqual(before);
  expect(await stands()).toMatchObject({ state: 'waiting' });
  esf.mood = { kind: 'works' };
  esf.leaveOpen(bin);
  await bring();
  expect(await stands()).toMatchObject({ number: '08-2025/0001-2', state: 'sent' });
  expect(numbers()).toEqual(['08-2025/0001-2']);
  expect(esf.asked).toContain('closeSessionByCredentialsRequest');
  // The same item again is left alone, and the question after it waits for its hour.
  expect(await deliver(house, outside, before[0]?.id ?? '')).toBe(false);
  expect(await waiting()).toMatchObject([{ later: true }]);
  expect(numbers()).toHaveLength(1);
});

test('goes the way that the customer leads it, and is asked for no more once there is an answer', async () => {
  await bring();
  expect(await stands()).toMatchObject({ state: 'sent', registration: `АКТ-${esf.acts[0]?.awpId}` });
  esf.decide('08-2025/0001-2', 'DELIVERED');
  await bring();
  esf.decide('08-2025/0001-2', 'DECLINED', 'Сумма не сходится');
  await bring();
  const told = await stands();
  expect(told).toMatchObject({ state: 'declined', cause: 'Сумма не сходится' });
  expect(told?.moves.map(({ state }) => state)).toEqual(['waiting', 'sent', 'delivered', 'declined']);
  expect(await waiting()).toEqual([]);
  await sign();
  await bring();
  esf.decide('08-2025/0001-3', 'CONFIRMED');
  await bring();
  expect(await stands()).toMatchObject({ state: 'confirmed' });
  expect((await perform(house, head, eacts, { actId })).maySign).toBe(false);
  const events = await world.query(`SELECT 1 FROM ~audit_event WHERE operation = 'settlement.eactMoved'`);
  expect(events).toHaveLength(6);
});

test('what ИС ЭСФ got is the body that was signed, the value of the signature and the name of the signer, and no child', async () => {
  const [act] = esf.acts;
  const [row] = await world.query<{ bytes: Buffer }>(`SELECT bytes FROM ~eact WHERE number = '08-2025/0001-2'`);
  expect(act?.body).toBe(row?.bytes.toString('utf8'));
  expect(act?.body).toContain(`<tin>${bin}</tin>`);
  expect(act?.signature.length).toBeLessThanOrEqual(400);
  const children = await world.query<{ surname: string; iin: string }>('SELECT surname, iin FROM ~child');
  for (const { surname, iin } of children) expect(act?.body).not.toMatch(new RegExp(`${surname}|${iin}`, 'u'));
});

test('a wrong password is no refusal of the document: it waits and is tried again', async () => {
  const accounts = new Map([[bin, { username: bin, password: 'x', certificate: 'QUJD' }]]);
  const wrong = esfGateway({ address: esf.address, accounts });
  await expect(wrong.find(bin, '1', house.now())).rejects.toThrow('security error');
  await expect(wrong.status('000000000000', '1')).rejects.toThrow('no account');
});
