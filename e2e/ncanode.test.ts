/** Signatures through NCANode: its protocol over HTTP, both forms of its answer, GOST, and its bad days. */
import { type Authority, openAuthority, type SigningForm } from '@balapan/city/simulators/authority/authority.ts';
import type { SignerFacts } from '@balapan/city/simulators/authority/certificate.ts';
import { type Ncanode, openNcanode } from '@balapan/city/simulators/ncanode/ncanode.ts';
import fixtures from '@balapan/server/adapters/signature/fixtures.json' with { type: 'json' };
import { ncanodeVerifier } from '@balapan/server/adapters/signature/ncanodeVerifier.ts';
import { noProofs, type SignatureVerifier } from '@balapan/server/adapters/signature/signatureVerifier.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const facts: SignerFacts = {
  iin: '850512400333',
  surname: 'Әбдірова',
  givenName: 'Кәусар',
  patronymic: 'Қайратқызы',
  organisation: { bin: '240840000126', name: 'ТОО "Балдәурен"' },
  roles: ['canSign'],
};
const bytes = new TextEncoder().encode('Акт № 08-2025/0417');
const at = Date.UTC(2025, 8, 11, 3, 30);
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
/** As NCANode tells of a GOST certificate. */
const gostCertificate = {
  valid: true,
  revocations: [{ revoked: false, by: 'OCSP', revocationTime: null, reason: null }],
  notBefore: '2025-01-01T00:00:00.000+00:00',
  notAfter: '2026-01-01T00:00:00.000+00:00',
  keyUsage: 'SIGN',
  serialNumber: '46dad4cd4bb4f9145007',
  signAlg: 'ECGOST3410_2015_512',
  keyUser: ['ORGANIZATION', 'CEO'],
  subject: {
    commonName: 'ӘБДІРОВА КӘУСАР',
    lastName: 'ҚАЙРАТҚЫЗЫ',
    surName: 'ӘБДІРОВА',
    organization: 'ТОО "Балдәурен"',
    iin: '850512400333',
    bin: '240840000126',
  },
  issuer: { commonName: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) 2022' },
};
let now = at;
let authority: Authority;
let ncanode: Ncanode;
let verifier: SignatureVerifier;

beforeAll(async () => {
  authority = await openAuthority();
  const gost = { cms: bytesOf(fixtures.gost), bytes: bytesOf(fixtures.document), certificate: gostCertificate };
  ncanode = await openNcanode({ rootPem: authority.rootPem, now: () => now, gost });
  verifier = ncanodeVerifier({ url: ncanode.url, timeout: 5000 });
});
afterEach(() => {
  now = at;
  ncanode.revoked.clear();
  Object.assign(ncanode, { mood: 'answers', authorityIsDown: false, form: 2022 });
});
afterAll(() => ncanode.close());

const sign = (form?: SigningForm): Promise<Uint8Array> => authority.sign(facts, bytes, at, form);
const reasonOf = async (form?: SigningForm): Promise<string> =>
  (await verifier.verify(await sign(form), bytes, at)).reason;

describe.each([2022, 2026] as const)('NCANode in its form of %i', (form) => {
  const asked = async (what?: SigningForm): Promise<string> => {
    ncanode.form = form;
    return reasonOf(what);
  };

  it('finds a signature good and tells who signed: `lastName` is the patronymic', async () => {
    ncanode.form = form;
    expect(await verifier.verify(await sign({ stamped: true }), bytes, at)).toMatchObject({
      ok: true,
      signer: {
        iin: '850512400333',
        bin: '240840000126',
        cn: 'ӘБДІРОВА КӘУСАР',
        patronymic: 'ҚАЙРАТҚЫЗЫ',
        roles: ['organisation', 'canSign'],
      },
      revocation: { by: 'OCSP', status: 'good' },
      stamp: { at: '2025-09-11T03:30:00.000Z', broughtBy: 'signer' },
      proofs: { ocsp: null, tsp: expect.any(Uint8Array) },
    });
    expect(ncanode.asked.at(-1)?.revocationCheck).toEqual(['OCSP', 'CRL']);
  });

  it('finds other bytes, a foreign authority, a key for signing in, a certificate that has run out', async () => {
    ncanode.form = form;
    expect((await verifier.verify(await sign(), bytes.slice(1), at)).reason).toBe('SIGNATURE_INVALID');
    expect(await asked({ foreign: true })).toBe('CHAIN_UNTRUSTED');
    expect(await asked({ certificate: { purpose: 'signIn' } })).toBe('KEY_USAGE');
    expect(await asked({ certificate: { years: [2024, 2025] } })).toBe('CERTIFICATE_EXPIRED');
  });

  it('finds a revoked certificate, and says when it could not find out', async () => {
    ncanode.revoked.set(await authority.serialOf(facts), at - 60_000);
    expect(await asked()).toBe('CERTIFICATE_REVOKED');
    ncanode.authorityIsDown = true;
    expect(await asked()).toBe('REVOCATION_UNREACHABLE');
  });
});

describe('GOST', () => {
  it('is checked by NCANode, with other bytes too', async () => {
    const cms = bytesOf(fixtures.gost);
    expect(await verifier.verify(cms, bytesOf(fixtures.document), at)).toMatchObject({
      ok: true,
      signer: { bin: '240840000126', roles: ['organisation', 'ceo'] },
    });
    expect((await verifier.verify(cms, bytes, at)).reason).toBe('SIGNATURE_INVALID');
  });
});

describe('a signature of another day', () => {
  it('with a stamp is good after its certificate has run out, where NCANode judges at the stamp', async () => {
    ncanode.form = 2026;
    const cms = await sign({ stamped: true });
    now = Date.UTC(2029, 0, 1);
    expect(await verifier.recheck(cms, bytes, at, noProofs)).toMatchObject({ ok: true });
    expect(ncanode.asked.at(-1)?.revocationCheck).toEqual([]);
  });
});

describe('NCANode', () => {
  it.each(['fails', 'garbage', 'endless'] as const)('that %s tells nothing of a signature', async (mood) => {
    ncanode.mood = mood;
    expect(await reasonOf()).toBe('CHECKER_UNREACHABLE');
  });

  it('that is silent, or not there, is given up', async () => {
    ncanode.mood = 'silent';
    const hasty = ncanodeVerifier({ url: ncanode.url, timeout: 40 });
    expect((await hasty.verify(await sign(), bytes, at)).reason).toBe('CHECKER_UNREACHABLE');
    const gone = ncanodeVerifier({ url: 'http://127.0.0.1:1', timeout: 5000 });
    expect((await gone.verify(await sign(), bytes, at)).reason).toBe('CHECKER_UNREACHABLE');
  });

  it('is not asked about a cut CMS, and its 400 is a word on the signature', async () => {
    const [before, whole] = [ncanode.asked.length, await sign()];
    expect((await verifier.verify(whole.slice(0, 300), bytes, at)).reason).toBe('MALFORMED');
    expect(ncanode.asked.length).toBe(before);
    ncanode.mood = 'refuses';
    expect(await reasonOf()).toBe('MALFORMED');
    const elsewhere = ncanodeVerifier({ url: `${ncanode.url}/elsewhere/`, timeout: 5000 });
    expect((await elsewhere.verify(whole, bytes, at)).reason).toBe('CHECKER_UNREACHABLE');
  });
});
