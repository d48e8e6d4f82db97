/**
 * RSA signatures with all that proves them: the test authority's responder and clock over HTTP, their good and bad days, and what
 * is kept checked again.
 */
import { type Authority, openAuthority, type SigningForm } from '@balapan/city/simulators/authority/authority.ts';
import type { SignerFacts } from '@balapan/city/simulators/authority/certificate.ts';
import { type AuthorityServices, openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { noProofs, type SignatureVerifier } from '@balapan/server/adapters/signature/signatureVerifier.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const facts: SignerFacts = {
  iin: '850512400333',
  surname: 'Әбдірова',
  givenName: 'Кәусар',
  patronymic: 'Қайратқызы',
  organisation: { bin: '240840000126', name: 'ТОО "Балдәурен"' },
  roles: ['ceo'],
};
const bytes = new TextEncoder().encode('Акт № 08-2025/0417');
const at = Date.UTC(2025, 8, 11, 3, 30);
const minute = 60_000;
let now = at;
let authority: Authority;
let services: AuthorityServices;
let verifier: SignatureVerifier;

beforeAll(async () => {
  authority = await openAuthority();
  services = await openAuthorityServices({ authority, now: () => now });
  verifier = withServices();
});
afterEach(() => {
  now = at;
  services.revoked.clear();
  services.unknown.clear();
  services.mood = { ocsp: 'answers', tsa: 'answers' };
});
afterAll(() => services.close());

function withServices(timeout = 5000): SignatureVerifier {
  return rsaVerifier([authority.rootPem], { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout });
}
const sign = (form?: SigningForm, time = at): Promise<Uint8Array> => authority.sign(facts, bytes, time, form);
const reasonOf = async (form?: SigningForm, by = verifier): Promise<string> =>
  (await by.verify(await sign(form), bytes, at)).reason;

describe('a signature that comes now', () => {
  it('is good with the responder’s answer and a stamp of our own asking', async () => {
    const checked = await verifier.verify(await sign(), bytes, at);
    expect(checked).toMatchObject({
      ok: true,
      revocation: { by: 'OCSP', status: 'good', asOf: '2025-09-11T03:30:00.000Z' },
      stamp: { at: '2025-09-11T03:30:00.000Z', broughtBy: 'server', authority: expect.stringContaining('TSA') },
    });
    expect(checked.proofs.ocsp?.length).toBeGreaterThan(500);
    expect(checked.proofs.tsp?.length).toBeGreaterThan(500);
    expect(checked.chain).toHaveLength(2);
  });

  it('brings its own stamp, and nobody else’s is asked for', async () => {
    services.mood.tsa = 'fails';
    const checked = await verifier.verify(await sign({ stamped: true }), bytes, at);
    expect(checked).toMatchObject({ ok: true, stamp: { broughtBy: 'signer' } });
  });

  it('is refused when its certificate was revoked, also after the stamp', async () => {
    services.revoked.set(await authority.serialOf(facts), at - minute);
    const checked = await verifier.verify(await sign(), bytes, at);
    expect(checked).toMatchObject({ reason: 'CERTIFICATE_REVOKED', stamp: null });
    expect(checked.revocation?.revokedAt).toBe('2025-09-11T03:29:00.000Z');
    services.revoked.set(await authority.serialOf(facts), at + minute);
    expect(await reasonOf({ stamped: true })).toBe('CERTIFICATE_REVOKED');
  });

  it('is refused when the responder does not know its certificate', async () => {
    services.unknown.add(await authority.serialOf(facts));
    expect(await reasonOf()).toBe('CERTIFICATE_UNKNOWN');
  });

  it.each(['fails', 'garbage'] as const)('is refused when the responder %s', async (mood) => {
    services.mood.ocsp = mood;
    expect(await reasonOf()).toBe('REVOCATION_UNREACHABLE');
  });

  it('waits for a silent service no longer than it is told to', async () => {
    services.mood.ocsp = 'silent';
    expect(await reasonOf({}, withServices(40))).toBe('REVOCATION_UNREACHABLE');
    services.mood = { ocsp: 'answers', tsa: 'silent' };
    // The responder has to answer within the same patience, on a busy machine too.
    expect(await reasonOf({}, withServices(1500))).toBe('TIME_STAMP_UNREACHABLE');
  });

  it('is refused when the clock gives garbage, or goes wrong', async () => {
    services.mood.tsa = 'garbage';
    expect(await reasonOf()).toBe('TIME_STAMP_UNREACHABLE');
    const slow = await openAuthorityServices({ authority, now: () => at - 10 * minute });
    const by = rsaVerifier([authority.rootPem], { ocsp: 'off', tsa: slow.tsaUrl, timeout: 5000 });
    expect(await reasonOf({}, by)).toBe('TIME_STAMP_INVALID');
    await slow.close();
  });

  it('is refused with a stamp from the future', async () => {
    const early = await sign({ stamped: true }, at + 10 * minute);
    expect((await verifier.verify(early, bytes, at)).reason).toBe('TIME_STAMP_INVALID');
  });

  it.each([
    ['by a certificate for signing in', { certificate: { purpose: 'signIn' } }, 'KEY_USAGE'],
    ['by a certificate that has run out', { certificate: { years: [2024, 2025] } }, 'CERTIFICATE_EXPIRED'],
    ['by a foreign authority of the same name', { foreign: true }, 'CHAIN_UNTRUSTED'],
  ] as const)('%s is refused before anybody is asked', async (_, form, reason) => {
    services.mood = { ocsp: 'fails', tsa: 'fails' };
    expect(await reasonOf(form as SigningForm)).toBe(reason);
  });

  it('is cut anywhere: never good', async () => {
    const whole = await sign({ stamped: true });
    for (let length = 0; length < whole.length; length += 211)
      expect((await verifier.verify(whole.slice(0, length), bytes, at)).ok).toBe(false);
    expect((await verifier.verify(new Uint8Array([...whole, 0]), bytes, at)).reason).toBe('MALFORMED');
  });

  it('to sign in is checked for revocation, and needs no stamp', async () => {
    services.mood.tsa = 'fails';
    const cms = await sign({ certificate: { purpose: 'signIn' } });
    expect(await verifier.verify(cms, bytes, at, 'signIn')).toMatchObject({ ok: true, stamp: null });
    services.revoked.set(await authority.serialOf(facts, { certificate: { purpose: 'signIn' } }), at);
    expect((await verifier.verify(cms, bytes, at, 'signIn')).reason).toBe('CERTIFICATE_REVOKED');
  });

  it('asks the responder that its certificate names', async () => {
    const certificate = { ocspUrl: services.ocspUrl };
    const by = rsaVerifier([authority.rootPem], { ocsp: 'certificate', tsa: null, timeout: 5000 });
    expect(await reasonOf({ certificate }, by)).toBe('OK');
    expect(await reasonOf({}, by)).toBe('REVOCATION_UNREACHABLE');
  });
});

describe('an answer of the responder', () => {
  it.each([
    ['about another certificate', { answersOther: true }],
    ['of two hours ago', { age: 2 * 60 * minute }],
    ['from the future', { age: -10 * minute }],
    ['to another question', { nonce: new Uint8Array(16) }],
  ])('%s is not believed', async (_, standing) => {
    const odd: Authority = {
      ...authority,
      ocsp: (request, known, time) => authority.ocsp(request, { ...known, ...standing }, time),
    };
    const its = await openAuthorityServices({ authority: odd, now: () => now });
    const by = rsaVerifier([authority.rootPem], { ocsp: its.ocspUrl, tsa: null, timeout: 5000 });
    expect(await reasonOf({}, by)).toBe('REVOCATION_UNREACHABLE');
    await its.close();
  });
});

describe('a signature of another day', () => {
  it('is good by what was kept, years later, although nobody answers any more', async () => {
    const cms = await sign();
    const { proofs } = await verifier.verify(cms, bytes, at);
    services.mood = { ocsp: 'fails', tsa: 'fails' };
    const again = await rsaVerifier([authority.rootPem]).recheck(cms, bytes, Date.UTC(2033, 0, 1), proofs);
    expect(again).toMatchObject({ ok: true, revocation: { status: 'good' }, stamp: { broughtBy: 'server' } });
  });

  it('is not good by another signature’s proofs', async () => {
    const [cms, other] = [await sign(), await authority.sign({ ...facts, iin: '900101300017' }, bytes, at)];
    const [own, theirs] = [await verifier.verify(cms, bytes, at), await verifier.verify(other, bytes, at)];
    const recheck = async (proofs: typeof own.proofs) => (await verifier.recheck(cms, bytes, at, proofs)).reason;
    expect(await recheck({ ...own.proofs, ocsp: theirs.proofs.ocsp })).toBe('REVOCATION_UNREACHABLE');
    expect(await recheck({ ...own.proofs, tsp: theirs.proofs.tsp })).toBe('TIME_STAMP_INVALID');
    const changed = own.proofs.ocsp?.slice() ?? new Uint8Array();
    changed[120] = (changed[120] ?? 0) ^ 1;
    expect(await recheck({ ...own.proofs, ocsp: changed })).toBe('REVOCATION_UNREACHABLE');
    expect(await recheck({ ...own.proofs, tsp: new Uint8Array([48, 0]) })).toBe('TIME_STAMP_INVALID');
  });

  it('is good where its certificate was revoked after the stamp, not where before', async () => {
    const cms = await sign({ stamped: true });
    services.revoked.set(await authority.serialOf(facts), at + minute);
    expect(await verifier.recheck(cms, bytes, at, noProofs, 'authority')).toMatchObject({
      ok: true,
      revocation: { status: 'revoked' },
    });
    services.revoked.set(await authority.serialOf(facts), at - minute);
    expect((await verifier.recheck(cms, bytes, at, noProofs, 'authority')).reason).toBe('CERTIFICATE_REVOKED');
  });
});
