/**
 * A signed act leaves the system as a package, and anybody can check it on the public page: whole as it came, and with a clear word
 * on each thing that was done to it. `balapan verify` tells the same of what is stored.
 */
import { type Authority, openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import type { SignerFacts } from '@balapan/city/simulators/authority/certificate.ts';
import { type AuthorityServices, openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { signatureFaultTexts } from '@balapan/domain/text/texts/signatureFault.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { publicPages } from '@balapan/server/report/publicPage/index.ts';
import { verifyTexts } from '@balapan/server/report/publicPage/verifyTexts.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { signAsProvider } from '@balapan/server/settlement/moveOperations.ts';
import { packageAct } from '@balapan/server/settlement/packageAct.ts';
import { document } from '@balapan/server/settlement/readActs.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { verify } from '@balapan/server/verify/verify.ts';
import type { FastifyInstance } from 'fastify';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';

const db = await testDatabase();
let world: World;
let house: House;
let app: FastifyInstance;
let authority: Authority;
let services: AuthorityServices;
let head: Actor & { personId: string };
let facts: SignerFacts;
let actId: string;
let childNames: string[];
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  world = await tinyWorld(db);
  authority = await openAuthority();
  services = await openAuthorityServices({ authority, now: () => house.now() });
  const settings = { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout: 5000 };
  const signatures = rsaVerifier([authority.rootPem], settings);
  house = { ...world.house, signatures, origin: 'https://balapan.example' };
  app = await makeApp(house, { pages: publicPages });
  const { provider, group, children } = await enrolled(world, 1);
  childNames = children.map(({ surname }) => surname);
  const marks = children.map((child) => ({ child, day: '2025-08-20', mark: 'present', document: false }));
  await markDays(world, group, marks as never, children);
  head = await world.staff('head', { provider });
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  actId = (await world.query<{ id: string }>('SELECT id FROM ~act'))[0]?.id ?? '';
  const [person] = await world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT iin, surname, given_name FROM ~person WHERE id = $1',
    [head.personId],
  );
  facts = {
    ...{ iin: person?.iin ?? '', surname: person?.surname ?? '', givenName: person?.given_name ?? '' },
    patronymic: null,
    organisation: { bin: provider.bin, name: 'ТОО "Балдәурен"' },
    roles: ['ceo'],
  };
});
afterAll(async () => {
  await app.close();
  await services.close();
});

const bytesOf = async () =>
  new Uint8Array(Buffer.from((await perform(house, head, document, { actId })).bytes, 'base64'));

/** Sends files as the page's form does. */
async function upload(
  sent: Readonly<Record<string, Uint8Array>>,
  headers: Readonly<Record<string, string>> = { origin: 'http://localhost' },
  at = '/ru/verify',
) {
  const form = new FormData();
  for (const [name, bytes] of Object.entries(sent)) form.append(name, new Blob([bytes.slice()]), `${name}.bin`);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return app.inject({
    ...{ method: 'POST', url: at, payload: Buffer.from(await request.arrayBuffer()) },
    headers: { host: 'localhost', 'content-type': request.headers.get('content-type') ?? '', ...headers },
  });
}
const zip = (changed: Record<string, Uint8Array | null> = {}): Uint8Array => {
  const all: Zippable = {};
  for (const [name, bytes] of Object.entries({ ...files, ...changed })) if (bytes !== null) all[name] = bytes;
  return zipSync(all);
};
const t = verifyTexts.ru;
const plain = (text: string): string => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"');

test('an act without a signature has no package', async () => {
  await expect(perform(house, head, packageAct, { actId })).rejects.toMatchObject({ code: 'act.notSigned' });
});

describe('the package of a signed act', () => {
  beforeAll(async () => {
    const cms = Buffer.from(await authority.sign(facts, await bytesOf(), house.now())).toString('base64');
    await perform(house, head, signAsProvider, { actId, cms });
    const made = await perform(house, head, packageAct, { actId });
    expect(made.name).toMatch(/^balapan-act-08-2025-\d{4}\.zip$/u);
    files = unzipSync(new Uint8Array(Buffer.from(made.bytes, 'base64')));
  });

  it('holds the bytes as signed, the signature, its proofs and cards', async () => {
    expect(Object.keys(files).sort()).toEqual([
      'card-kk.pdf',
      'card-ru.pdf',
      'document.jsonl',
      'manifest.json',
      'proofs/1-provider.json',
      'proofs/1-provider.ocsp',
      'proofs/1-provider.pem',
      'proofs/1-provider.tsp',
      'signatures/1-provider.p7s',
    ]);
    expect(Buffer.from(files['document.jsonl'] ?? [])).toEqual(Buffer.from(await bytesOf()));
    expect(Buffer.from(files['card-kk.pdf'] ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(Buffer.from(files['proofs/1-provider.pem'] ?? []).toString()).toMatch(/BEGIN CERTIFICATE[\s\S]*BEGIN CERT/u);
    for (const name of ['document.jsonl', 'manifest.json', 'proofs/1-provider.json'])
      for (const child of childNames) expect(Buffer.from(files[name] ?? []).toString()).not.toContain(child);
  });

  it('has the same bytes each time', async () => {
    const [one, two] = [
      await perform(house, head, packageAct, { actId }),
      await perform(house, head, packageAct, { actId }),
    ];
    expect(one.bytes).toBe(two.bytes);
  });

  it('goes to nobody of another kindergarten, nor to who may not read its lines', async () => {
    const other = await world.staff('head', { provider: await world.provider() });
    await expect(perform(house, other, packageAct, { actId })).rejects.toMatchObject({ code: 'request.notFound' });
    const district = await world.staff('districtSpecialist', { district: '751710000' });
    await expect(perform(house, district, packageAct, { actId })).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it.each(languages)('is found whole in %s, with who signed for whom', async (language) => {
    const answer = await upload({ package: zip() }, { origin: 'http://localhost' }, `/${language}/verify`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const text = plain(answer.body);
    expect(text).toContain(verifyTexts[language].whole);
    expect(text).toContain(facts.organisation?.bin);
    expect(text).toContain('ТОО "Балдәурен"');
    expect(text).not.toContain(facts.iin);
  });

  const changedAt = (name: string, at: number): Uint8Array => {
    const bytes = (files[name] as Uint8Array).slice();
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const r = signatureFaultTexts.ru;

  it.each<[string, () => Uint8Array, readonly string[]]>([
    [
      'a changed document',
      () => zip({ 'document.jsonl': changedAt('document.jsonl', 20) }),
      [t.FILE_CHANGED({ file: 'document.jsonl' }), r.SIGNATURE_INVALID],
    ],
    [
      'a cut signature',
      () => zip({ 'signatures/1-provider.p7s': (files['signatures/1-provider.p7s'] as Uint8Array).slice(0, 400) }),
      [t.FILE_CHANGED({ file: 'signatures/1-provider.p7s' }), r.MALFORMED],
    ],
    [
      'a removed proof',
      () => zip({ 'proofs/1-provider.ocsp': null }),
      [t.FILE_MISSING({ file: 'proofs/1-provider.ocsp' }), r.PROOF_MISSING],
    ],
    [
      'an altered stamp',
      () => zip({ 'proofs/1-provider.tsp': changedAt('proofs/1-provider.tsp', 90) }),
      [r.TIME_STAMP_INVALID],
    ],
    ['a stranger’s file', () => zip({ 'virus.exe': new Uint8Array(3) }), [t.FILE_STRANGE({ file: 'virus.exe' })]],
    ['no manifest', () => zip({ 'manifest.json': null }), [t.MANIFEST_MISSING]],
    ['a broken manifest', () => zip({ 'manifest.json': new Uint8Array([123]) }), [t.MANIFEST_WRONG]],
    ['no ZIP at all', () => new Uint8Array([1, 2, 3]), [t.NOT_A_PACKAGE]],
    ['a bomb', () => zip({ 'zeros.bin': new Uint8Array(30_000_000) }), [t.TOO_LARGE]],
    [
      'too many files',
      () => zip(Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`f${at}`, new Uint8Array(1)]))),
      [t.TOO_MANY_FILES],
    ],
  ])('with %s is told so', async (_, make, texts) => {
    const { statusCode, body } = await upload({ package: make() });
    expect(statusCode).toBe(200);
    expect(body).not.toContain(t.whole);
    for (const text of texts) expect(plain(body).toLowerCase()).toContain(text.toLowerCase());
  });

  it('signed by the key of another organisation is told so', async () => {
    const bytes = await bytesOf();
    const strange = { ...facts, organisation: { bin: '240840000126', name: 'Басқа' } };
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
    manifest.signatures[0] = { ...manifest.signatures[0], ocsp: null, tsp: null };
    const cms = await authority.sign(strange, bytes, house.now(), { stamped: true });
    const { createHash } = await import('node:crypto');
    for (const file of manifest.files)
      if (file.name.endsWith('.p7s')) file.sha256 = createHash('sha256').update(cms).digest('hex');
    const forged = zip({ 'manifest.json': Buffer.from(JSON.stringify(manifest)), 'signatures/1-provider.p7s': cms });
    const { body } = await upload({ package: forged });
    expect(plain(body).toLowerCase()).toContain(r.OTHER_ORGANISATION);
  });

  it('may come as document and signature, also as text', async () => {
    const [bytes, cms] = [files['document.jsonl'] as Uint8Array, files['signatures/1-provider.p7s'] as Uint8Array];
    expect((await upload({ document: bytes, signature: cms })).body).toContain(t.whole);
    const text = new Uint8Array(
      Buffer.from(`-----BEGIN CMS-----\n${Buffer.from(cms).toString('base64')}\n-----END CMS-----`),
    );
    expect((await upload({ document: bytes, signature: text })).body).toContain(t.whole);
    expect((await upload({ document: bytes })).body).toContain(t.nothingSent);
    expect((await upload({ package: new Uint8Array() })).body).toContain(t.emptySent);
    expect((await upload({ document: bytes.slice(1), signature: cms })).body).toContain(t.broken);
  });

  it('is compared with the card from which the visitor came', async () => {
    const { sha256 } = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()).document;
    const own = { origin: 'http://localhost' };
    expect((await upload({ package: zip() }, own, `/ru/verify?sha256=${sha256}`)).body).toContain(t.sameAsCard);
    const other = (await upload({ package: zip() }, own, `/ru/verify?sha256=${'0'.repeat(64)}`)).body;
    expect(other).toContain(t.otherThanCard);
    expect(other).not.toContain(t.whole);
  });

  it('is taken from our own page only, and nothing else may be sent without our header', async () => {
    const sent = { package: zip() };
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expect((await upload(sent, headers)).statusCode).toBe(403);
    expect((await upload(sent, { origin: 'http://localhost' }, '/api/v1/access/sign-out')).statusCode).toBe(403);
  });
});

describe('verify', () => {
  const faults = async (of: House = house) =>
    (await verify(of)).filter(({ name }) => name === 'signatures').flatMap(({ faults: found }) => found);
  const only = { where: expect.stringMatching(/^act 08-2025\/\d{4}, provider$/u) };

  it('finds the stored signatures whole, by their proofs, with nobody to ask', async () => {
    const alone = { ...house, signatures: rsaVerifier([authority.rootPem]) };
    expect(await faults(alone)).toEqual([]);
  });

  it('says when it has nothing to check by', async () => {
    const { signatures: _, ...without } = house;
    expect(await faults(without)).toMatchObject([{ actual: 'CHECKER_MISSING' }]);
  });

  it.each([
    ['cms = set_byte(cms, 900, (get_byte(cms, 900) + 1) % 256)', /SIGNATURE_INVALID|MALFORMED|CHAIN_UNTRUSTED/u],
    ['ocsp = NULL', /PROOF_MISSING/u],
    ['tsp = NULL, stamped_at = NULL', /PROOF_MISSING/u],
    ['ocsp = set_byte(ocsp, 200, (get_byte(ocsp, 200) + 1) % 256)', /REVOCATION_UNREACHABLE/u],
    ['tsp = set_byte(tsp, 150, (get_byte(tsp, 150) + 1) % 256)', /TIME_STAMP_INVALID/u],
    [`verdict = jsonb_set(verdict, '{signer,bin}', '"000000000000"')`, /VERDICT_CHANGED/u],
    [`sha256 = decode(repeat('00', 32), 'hex')`, /BYTES_CHANGED/u],
    [`step = 'department'`, /SIGNATURE_MISSING/u],
  ])('tells which one is broken and why: %s', async (change, fault) => {
    await world.query('CREATE TABLE ~kept AS SELECT * FROM ~signature');
    await world.query(`UPDATE ~signature SET ${change}`);
    const [first] = await faults();
    await world.query('DELETE FROM ~signature');
    await world.query('INSERT INTO ~signature SELECT * FROM ~kept');
    await world.query('DROP TABLE ~kept');
    expect(first).toMatchObject(only);
    expect(first?.actual).toMatch(fault);
    expect(await faults()).toEqual([]);
  });

  it('finds a signer who held no office on that day', async () => {
    await world.query(`UPDATE ~appointment SET period = daterange(lower(period), '2025-09-02') WHERE person_id = $1`, [
      head.personId,
    ]);
    expect(await faults()).toMatchObject([{ ...only, actual: 'NOT_APPOINTED' }]);
  });
});
