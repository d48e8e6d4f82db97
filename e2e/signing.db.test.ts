/**
 * An act is signed with everything that proves it, and every signature that ought not to count is refused with its own text, told
 * to the audit, nothing changed.
 */
import { type Authority, openAuthority, type SigningForm } from '@balapan/city/simulators/authority/authority.ts';
import type { SignerFacts } from '@balapan/city/simulators/authority/certificate.ts';
import { type AuthorityServices, openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { errorText } from '@balapan/domain/text/texts/errors.ts';
import fixtures from '@balapan/server/adapters/signature/fixtures.json' with { type: 'json' };
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { signAsProvider } from '@balapan/server/settlement/moveOperations.ts';
import { document } from '@balapan/server/settlement/readActs.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const db = await testDatabase();
let world: World;
let house: House;
let authority: Authority;
let services: AuthorityServices;
let head: Actor & { personId: string; appointmentId: string };
let facts: SignerFacts;
let actId: string;
let bytes: Uint8Array;

beforeAll(async () => {
  world = await tinyWorld(db);
  authority = await openAuthority();
  services = await openAuthorityServices({ authority, now: () => house.now() });
  const settings = { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout: 5000 };
  house = { ...world.house, signatures: rsaVerifier([authority.rootPem], settings) };
  const { provider, group, children } = await enrolled(world, 1);
  const marks = children.map((child) => ({
    child,
    day: '2025-08-20' as const,
    mark: 'present' as const,
    document: false,
  }));
  await markDays(world, group, marks as never, children);
  head = await world.staff('head', { provider });
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  actId = (await world.query<{ id: string }>('SELECT id FROM ~act'))[0]?.id ?? '';
  bytes = Buffer.from((await perform(house, head, document, { actId })).bytes, 'base64');
  const [person] = await world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT iin, surname, given_name FROM ~person WHERE id = $1',
    [head.personId],
  );
  facts = {
    ...{
      iin: person?.iin ?? '',
      surname: person?.surname ?? '',
      givenName: person?.given_name ?? '',
      patronymic: null,
    },
    organisation: { bin: provider.bin, name: 'Сад' },
    roles: ['ceo'],
  };
});
afterEach(() => {
  services.revoked.clear();
  services.unknown.clear();
  services.mood = { ocsp: 'answers', tsa: 'answers' };
});
afterAll(() => services.close());

const sign = async (form?: SigningForm, over: Partial<SignerFacts> = {}): Promise<string> =>
  Buffer.from(await authority.sign({ ...facts, ...over }, bytes, house.now(), form)).toString('base64');
const give = (cms: string) => perform(house, head, signAsProvider, { actId, cms });
const serial = (): Promise<string> => authority.serialOf(facts);

const bad: readonly [string, string, string, () => Promise<string> | string][] = [
  ['a cut CMS', 'malformed', 'MALFORMED', async () => (await sign()).slice(0, 600)],
  ['a GOST key without its checker', 'algorithm', 'ALGORITHM_UNSUPPORTED', () => fixtures.gost],
  [
    'a signature of other bytes',
    'otherBytes',
    'SIGNATURE_INVALID',
    async () =>
      Buffer.from(await authority.sign(facts, new Uint8Array([...bytes, 10]), house.now())).toString('base64'),
  ],
  ['a foreign certificate', 'untrusted', 'CHAIN_UNTRUSTED', () => sign({ foreign: true })],
  ['an expired certificate', 'expired', 'CERTIFICATE_EXPIRED', () => sign({ certificate: { years: [2024, 2025] } })],
  ['a key for signing in', 'wrongPurpose', 'KEY_USAGE', () => sign({ certificate: { purpose: 'signIn' } })],
  [
    'a revoked certificate',
    'revoked',
    'CERTIFICATE_REVOKED',
    async () => {
      services.revoked.set(await serial(), house.now() - 60_000);
      return sign();
    },
  ],
  [
    'a certificate that its authority does not know',
    'notIssued',
    'CERTIFICATE_UNKNOWN',
    async () => {
      services.unknown.add(await serial());
      return sign();
    },
  ],
  [
    'a certificate while the responder is down',
    'revocationUnknown',
    'REVOCATION_UNREACHABLE',
    () => {
      services.mood.ocsp = 'fails';
      return sign();
    },
  ],
  [
    'a signature while the clock is down',
    'timeStampUnknown',
    'TIME_STAMP_UNREACHABLE',
    () => {
      services.mood.tsa = 'fails';
      return sign();
    },
  ],
  [
    'a certificate of another kindergarten',
    'otherOrganisation',
    'OK',
    () => sign({}, { organisation: { bin: '240840000126', name: 'Басқа' } }),
  ],
  ['the key of another person', 'otherPerson', 'OK', () => sign({}, { iin: '900101300017' })],
  ['a certificate without the right to sign', 'noRight', 'OK', () => sign({}, { roles: ['employee'] })],
];

test.each(bad)('%s is refused with its own text, told to the audit, nothing changed', async (_, code, reason, make) => {
  const refused = await give(await make()).then(
    () => null,
    (error: { fact: Parameters<typeof errorText>[0] }) => error.fact,
  );
  expect(refused?.code).toBe(`signature.${code}`);
  if (refused !== null) for (const language of languages) expect(errorText(refused, language)).toMatch(/\p{L}{4}/u);
  const [told] = await world.query(
    `SELECT payload ->> 'reason' AS reason FROM ~audit_event WHERE operation = 'settlement.signatureRefused' ORDER BY seq DESC LIMIT 1`,
  );
  expect(told).toEqual({ reason });
  expect(await world.query('SELECT 1 FROM ~signature')).toEqual([]);
  expect(await world.query('SELECT state FROM ~act')).toEqual([{ state: 'draft' }]);
});

test('whose appointment ended yesterday signs no more, whatever their session and certificate say', async () => {
  const until = (day: string | null) =>
    world.query('UPDATE ~appointment SET period = daterange(lower(period), $2::date) WHERE id = $1', [
      head.appointmentId,
      day,
    ]);
  await until('2025-09-08');
  await expect(give(await sign())).rejects.toMatchObject({ code: 'signature.notAppointed' });
  await until(null);
  expect(await world.query('SELECT 1 FROM ~signature')).toEqual([]);
});

test('a good one is kept as signed, with the answer and the stamp as they came', async () => {
  const cms = await sign();
  expect(await give(cms)).toMatchObject({ state: 'signedByProvider' });
  const [kept] = await world.query<Record<'cms' | 'ocsp' | 'tsp', Buffer> & { verdict: object }>(
    'SELECT cms, ocsp, tsp, stamped_at, verdict FROM ~signature',
  );
  expect(kept?.cms.toString('base64')).toBe(cms);
  expect(kept).toMatchObject({
    stamped_at: house.now(),
    verdict: { ok: true, authority: 'ok', revocation: { status: 'good' }, stamp: { broughtBy: 'server' } },
  });
  expect(kept?.verdict).not.toHaveProperty('proofs');
  const again = rsaVerifier([authority.rootPem]);
  const proofs = { ocsp: new Uint8Array(kept?.ocsp ?? []), tsp: new Uint8Array(kept?.tsp ?? []) };
  expect(await again.recheck(new Uint8Array(kept?.cms ?? []), bytes, house.now(), proofs)).toMatchObject({ ok: true });
  await expect(give(cms)).rejects.toMatchObject({ code: 'state.refused' });
});
