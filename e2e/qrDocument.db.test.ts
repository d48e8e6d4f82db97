/** An act is signed by a QR code in eGov Mobile, over real HTTP: the app is played by the simulator, the rest is as it is. */
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import type { SignerFacts } from '@balapan/city/simulators/authority/certificate.ts';
import { type AuthorityServices, openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { openEgovMobile, type Phone } from '@balapan/city/simulators/egovMobile/egovMobile.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import type { ProviderRow } from '@balapan/server/testing/rows.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const db = await testDatabase();
const authority = await openAuthority();
let world: World;
let house: House;
let services: AuthorityServices;
let app: FastifyInstance;
let base = '';
let wall = Date.UTC(2026, 10, 24, 5);
let provider: ProviderRow;
let head: Staff;
let actId = '';
let session = '';

type Staff = { readonly personId: string; readonly appointmentId: string };
const own = { 'x-balapan': '1', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0' };
const post = (url: string, payload: object, cookies: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers: { ...own, host: new URL(base).host }, payload, cookies });

beforeAll(async () => {
  world = await tinyWorld(db);
  services = await openAuthorityServices({ authority, now: () => house.now() });
  const settings = { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout: 5000 };
  house = { ...world.house, wall: () => wall, signatures: rsaVerifier([authority.rootPem], settings) };
  app = await makeApp(house, { unlimited: true });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await services.close();
});

/** A kindergarten of its own for each test, with an act that waits for its head. */
beforeEach(async () => {
  await world.at('2025-09-01');
  const { provider: made, group, children } = await enrolled(world, 1);
  provider = made;
  const marks = children.map((child) => ({
    child,
    day: asDay('2025-08-20'),
    mark: 'present' as const,
    document: false,
  }));
  await markDays(world, group, marks, children);
  head = await world.staff('head', { provider });
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  const [act] = await world.query<{ id: string }>('SELECT id FROM ~act WHERE provider_id = $1', [provider.id]);
  actId = act?.id ?? '';
  session = await enter(head);
});

async function enter({ personId, appointmentId }: Staff): Promise<string> {
  const reply = await post('/api/v1/access/sign-in', { personId, appointmentId });
  return reply.cookies.find(({ name }) => name === 'balapan_session')?.value ?? '';
}

interface Asked {
  readonly qrId: string;
  readonly text: string;
  readonly secret: string;
}
const document = (documentId = actId, operation = 'settlement.signAsProvider') => ({ operation, documentId });
async function ask(): Promise<Asked> {
  const reply = await post('/api/v1/access/qr/documents', document(), { balapan_session: session });
  expect(reply.statusCode, reply.body).toBe(200);
  return { ...(reply.json() as Asked), secret: reply.cookies.find(({ name }) => name === 'balapan_qr')?.value ?? '' };
}
const take = ({ qrId, secret }: Asked, who = session) =>
  post('/api/v1/access/qr/signatures', { qrId }, { balapan_session: who, balapan_qr: secret });
const give = (cms: string) =>
  post('/api/v1/settlement/acts/provider-signatures', { actId, cms }, { balapan_session: session });
const state = async ({ qrId, secret }: Asked) =>
  (await app.inject({ url: `/api/v1/access/qr/${qrId}`, headers: own, cookies: { balapan_qr: secret } })).json();

async function facts(of: Staff = head, over: Partial<SignerFacts> = {}): Promise<SignerFacts> {
  const [person] = await world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT iin, surname, given_name FROM ~person WHERE id = $1',
    [of.personId],
  );
  const { iin = '', surname = '', given_name: givenName = '' } = person ?? {};
  const organisation = { bin: provider.bin, name: 'Сад' };
  return { iin, surname, givenName, patronymic: null, organisation, roles: ['ceo'], ...over };
}
const scan = (asked: Asked, who: SignerFacts, more: Partial<Phone> = {}) =>
  openEgovMobile(authority, [new URL(base).host], () => house.now()).scan(asked.text, { who, ...more });
const actState = async () => (await world.query('SELECT state FROM ~act WHERE id = $1', [actId]))[0];
const signatures = () => world.query('SELECT cms FROM ~signature WHERE document_id = $1', [actId]);

test('the head scans, signs and the act is signed: by the bytes that are stored, with answer and stamp kept', async () => {
  const [{ number } = { number: '' }] = await world.query<{ number: string }>('SELECT number FROM ~act WHERE id = $1', [
    actId,
  ]);
  const asked = await ask();
  const scanned = await scan(asked, await facts());
  expect(scanned).toMatchObject({ step: 'signed', status: 200, description: number });
  expect(await state(asked)).toEqual({ state: 'signed', refusal: null });
  const taken = await take(asked);
  expect(taken.statusCode, taken.body).toBe(200);
  const { cms } = taken.json() as { cms: string };
  expect((await give(cms)).json()).toMatchObject({ state: 'signedByProvider' });
  const [kept] = await world.query<{ cms: Buffer; ocsp: Buffer; tsp: Buffer; step: string }>(
    'SELECT cms, ocsp, tsp, step, person_id FROM ~signature WHERE document_id = $1',
    [actId],
  );
  expect(kept).toMatchObject({ step: 'provider', person_id: head.personId });
  expect(kept?.cms.toString('base64')).toBe(cms);
  expect([kept?.ocsp.length, kept?.tsp.length]).toEqual([expect.any(Number), expect.any(Number)]);
  const told = await world.query<{ operation: string; payload: object }>(
    'SELECT operation, payload FROM ~audit_event WHERE subject_id = $1 ORDER BY seq',
    [asked.qrId],
  );
  expect(told.map(({ operation }) => operation)).toEqual([
    'access.qrDocument',
    'access.qrUsed',
    'access.qrAnswered',
    'access.takeQrSignature',
  ]);
  expect(told[0]?.payload).toMatchObject({ document: { kind: 'act', id: actId, step: 'provider' } });
});

test('a code is good once: neither a second phone nor a second taking gets anything', async () => {
  const asked = await ask();
  const who = await facts();
  await scan(asked, who);
  expect(await scan(asked, who)).toMatchObject({ status: 403, code: 'access.qrUsed' });
  expect((await take(asked)).statusCode).toBe(200);
  expect((await take(asked)).json()).toMatchObject({ code: 'access.qrUsed' });
  expect(await actState()).toEqual({ state: 'draft' });
});

test('an expired code is refused at the phone and at the browser', async () => {
  const asked = await ask();
  wall += 5 * 60_000;
  const scanned = await scan(asked, await facts());
  expect(scanned).toMatchObject({ step: 'api1', status: 403, message: errorTexts.ru['access.qrExpired'] });
  expect(await state(asked)).toMatchObject({ state: 'expired' });
  expect((await take(asked)).json()).toMatchObject({ code: 'access.qrExpired' });
});

const nobodyElse = { iin: '900101300017', surname: 'Басқа', givenName: 'Біреу' };
const otherBin = { organisation: { bin: '240840000126', name: 'Басқа' } };
type Refused = `signature.${'otherPerson' | 'otherOrganisation' | 'noRight' | 'otherBytes' | 'wrongPurpose'}`;
test.each<[Refused, Partial<SignerFacts>, Partial<Phone>]>([
  ['signature.otherPerson', nobodyElse, {}],
  ['signature.otherOrganisation', otherBin, {}],
  ['signature.otherOrganisation', { organisation: null, roles: ['individual'] }, {}],
  ['signature.noRight', { roles: ['employee'] }, {}],
  ['signature.otherBytes', {}, { instead: { bytes: Buffer.from('x') } }],
  ['signature.wrongPurpose', {}, { form: { certificate: { purpose: 'signIn' } } }],
])('%s: phone and browser are told the same, nothing can be taken, the act stands', async (code, over, more) => {
  const asked = await ask();
  const scanned = await scan(asked, await facts(head, over), { ...more, language: 'kk' });
  expect(scanned).toMatchObject({ step: 'signed', status: 403, code, message: errorTexts.kk[code] });
  expect(await state(asked)).toEqual({ state: 'refused', refusal: { code, params: {} } });
  expect((await take(asked)).json()).toMatchObject({ code: 'access.qrExpired' });
  expect([await signatures(), await actState()]).toEqual([[], { state: 'draft' }]);
});

test('whose appointment has ended gets no code, and is refused at the phone if it ends meanwhile', async () => {
  const asked = await ask();
  await world.query('UPDATE ~appointment SET period = daterange(lower(period), $2::date) WHERE id = $1', [
    head.appointmentId,
    '2025-09-08',
  ]);
  expect(await scan(asked, await facts())).toMatchObject({ status: 403, code: 'signature.notAppointed' });
  const reply = await post('/api/v1/access/qr/documents', document(), { balapan_session: session });
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
});

test('another person takes nothing of it, though in the same browser; another kindergarten gets no code', async () => {
  const asked = await ask();
  await scan(asked, await facts());
  const other = await enter(await world.staff('head', { provider: await world.provider() }));
  expect((await take(asked, other)).json()).toMatchObject({ code: 'access.qrExpired' });
  const refused = await post('/api/v1/access/qr/documents', document(), { balapan_session: other });
  expect(refused.json()).toMatchObject({ code: 'request.notFound' });
  expect((await take(asked)).statusCode).toBe(200);
});

test('no code for what is not to be signed now: not drafted, another’s step, another role, an unknown operation', async () => {
  const asked = await ask();
  await scan(asked, await facts());
  await give(((await take(asked)).json() as { cms: string }).cms);
  const again = await post('/api/v1/access/qr/documents', document(), { balapan_session: session });
  expect(again.json()).toMatchObject({ code: 'state.refused' });
  const step = document(actId, 'settlement.signAsDepartment');
  const foreign = await post('/api/v1/access/qr/documents', step, { balapan_session: session });
  expect(foreign.json()).toMatchObject({ code: 'access.forbidden' });
  const unknown = document(actId, 'settlement.check');
  const wrong = await post('/api/v1/access/qr/documents', unknown, { balapan_session: session });
  expect(wrong.json()).toMatchObject({ code: 'field.unknownValue', field: 'operation' });
  const educator = await enter(await world.staff('accountant', { provider }));
  const other = await post('/api/v1/access/qr/documents', document(), { balapan_session: educator });
  expect(other.json()).toMatchObject({ code: 'access.forbidden' });
});
