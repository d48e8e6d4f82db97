/** A payment register goes through its three hands by QR codes in eGov Mobile, over real HTTP: each step as strict as with a key. */
import { openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { openEgovMobile } from '@balapan/city/simulators/egovMobile/egovMobile.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Money, openMoney, payerBin, type Somebody } from './house/money.ts';

let money: Money;
let close: () => Promise<unknown>;
let host = '';
let post: (url: string, payload: object, cookies?: Record<string, string>) => Promise<Reply>;

interface Reply {
  readonly statusCode: number;
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
  json(): Record<string, string>;
}

beforeAll(async () => {
  money = await openMoney();
  const { authority } = money;
  const services = await openAuthorityServices({ authority, now: () => money.house.now() });
  const settings = { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout: 5000 };
  const app = await makeApp(
    { ...money.house, wall: () => Date.UTC(2026, 10, 24, 5), signatures: rsaVerifier([authority.rootPem], settings) },
    { unlimited: true },
  );
  host = new URL(await app.listen({ port: 0, host: '127.0.0.1' })).host;
  const headers = { 'x-balapan': '1', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0', host };
  post = async (url, payload, cookies = {}) => app.inject({ method: 'POST', url, headers, payload, cookies });
  close = () => Promise.all([app.close(), services.close()]);
});
afterAll(() => close());

const cookie = (reply: Reply, name: string): string => reply.cookies.find((one) => one.name === name)?.value ?? '';
const enter = async ({ personId, appointmentId }: Somebody): Promise<string> =>
  cookie(await post('/api/v1/access/sign-in', { personId, appointmentId }), 'balapan_session');

/** Asks for a code, scans it with one's own phone, takes the signature. */
async function byQr(who: Somebody, session: string, operation: string, registerId: string) {
  const asked = await post(
    '/api/v1/access/qr/documents',
    { operation, documentId: registerId },
    { balapan_session: session },
  );
  if (asked.statusCode !== 200) return { code: asked.json().code, cms: '', description: '' };
  const { qrId = '', text = '' } = asked.json();
  const [person] = await money.world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT iin, surname, given_name FROM ~person WHERE id = $1',
    [who.personId],
  );
  const facts = {
    ...{
      iin: person?.iin ?? '',
      surname: person?.surname ?? '',
      givenName: person?.given_name ?? '',
      patronymic: null,
    },
    ...{ organisation: { bin: payerBin, name: 'Қаржы орталығы' }, roles: ['canSign'] as const },
  };
  const phone = openEgovMobile(money.authority, [host], () => money.house.now());
  const { description } = await phone.scan(text, { who: facts });
  const cookies = { balapan_session: session, balapan_qr: cookie(asked, 'balapan_qr') };
  const taken = await post('/api/v1/access/qr/signatures', { qrId }, cookies);
  return { code: taken.json().code, cms: taken.json().cms ?? '', description };
}

test('maker, checker and releaser each sign the same sheet by a code, nobody in another’s place', async () => {
  const registerId = await money.make([await money.act(1_000)]);
  const { maker, checker, releaser } = money.people;
  const number = (
    await money.world.query<{ number: number }>('SELECT number FROM ~payment_register WHERE id = $1', [registerId])
  )[0]?.number;
  const steps = [
    ['treasury.sign', maker, '/api/v1/treasury/registers/maker-signatures', 'made'],
    ['treasury.check', checker, '/api/v1/treasury/registers/checks', 'checked'],
    ['treasury.release', releaser, '/api/v1/treasury/registers/releases', 'released'],
  ] as const;
  // Not yet the releaser's turn, and never another's step.
  expect(await byQr(releaser, await enter(releaser), 'treasury.release', registerId)).toMatchObject({
    code: 'state.refused',
  });
  expect(await byQr(maker, await enter(maker), 'treasury.check', registerId)).toMatchObject({
    code: 'access.forbidden',
  });
  for (const [operation, person, url, state] of steps) {
    const session = await enter(person);
    const { cms, description } = await byQr(person, session, operation, registerId);
    expect(description).toContain(`${number}`);
    expect((await post(url, { registerId, cms }, { balapan_session: session })).json()).toMatchObject({ state });
  }
  const kept = await money.world.query(
    `SELECT step, person_id, ocsp IS NOT NULL AND tsp IS NOT NULL AS proven FROM ~signature WHERE document_id = $1 ORDER BY signed_at, step`,
    [registerId],
  );
  expect(kept).toHaveLength(3);
  for (const one of kept) expect(one).toMatchObject({ proven: true });
  expect(await byQr(maker, await enter(maker), 'treasury.sign', registerId)).toMatchObject({ code: 'state.refused' });
});
