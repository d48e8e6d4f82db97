import { describe, expect, it } from 'vitest';
import fixtures from './fixtures.json' with { type: 'json' };
import { rsaVerifier } from './rsaVerifier.ts';

/** Made once by the test authority and by openssl over the same document; `gost` names the national algorithm. */
const { root, at } = fixtures;
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const document = bytesOf(fixtures.document);
const verifier = rsaVerifier([root]);

describe('a signature', () => {
  it('of an organisation is valid and tells who signed', async () => {
    expect(await verifier.verify(bytesOf(fixtures.good), document, at)).toMatchObject({
      ok: true,
      reason: 'OK',
      signer: {
        iin: '850512400333',
        bin: '240840000126',
        cn: 'ӘБДІРОВА КӘУСАР',
        patronymic: 'ҚАЙРАТҚЫЗЫ',
        organisation: 'ТОО "Балдәурен"',
        roles: ['organisation', 'ceo'],
      },
    });
  });

  it('of an individual names no organisation', async () => {
    const { signer } = await verifier.verify(bytesOf(fixtures.individual), document, at);
    expect(signer).toMatchObject({ iin: '850512400333', bin: null, roles: ['individual'] });
  });

  it.each([
    ['other bytes', fixtures.good, new Uint8Array([...document, 32]), at, 'SIGNATURE_INVALID'],
    ['a foreign authority', fixtures.rogue, document, at, 'CHAIN_UNTRUSTED'],
    ['a certificate that has run out', fixtures.good, document, Date.UTC(2031, 0, 1), 'CERTIFICATE_EXPIRED'],
    ['a foreign certificate that has run out', fixtures.rogue, document, Date.UTC(2031, 0, 1), 'CHAIN_UNTRUSTED'],
    ['a certificate for signing in', fixtures.auth, document, Date.now(), 'KEY_USAGE'],
    ['SHA-1', fixtures.sha1, document, at, 'ALGORITHM_UNSUPPORTED'],
    ['GOST', fixtures.gost, document, at, 'ALGORITHM_UNSUPPORTED'],
    ['content inside the CMS', fixtures.attached, document, at, 'MALFORMED'],
    ['garbage', Buffer.from('no signature').toString('base64'), document, at, 'MALFORMED'],
  ])('with %s is never valid', async (_, cms, bytes, moment, reason) => {
    expect(await verifier.verify(bytesOf(cms), bytes, moment)).toMatchObject({ ok: false, reason });
  });

  it('by a certificate for signing in is good to sign in with', async () => {
    const verdict = await verifier.verify(bytesOf(fixtures.auth), document, Date.now(), 'signIn');
    expect(verdict).toMatchObject({ ok: true, reason: 'OK' });
  });

  it('that was changed anywhere is never valid', async () => {
    const good = bytesOf(fixtures.good);
    for (let at1 = 5; at1 < good.length; at1 += 97) {
      const changed = good.slice();
      changed[at1] = (changed[at1] ?? 0) ^ 1;
      const verdict = await verifier.verify(changed, document, at);
      if (verdict.ok) expect(verdict.signer).toMatchObject({ iin: '850512400333', bin: '240840000126' });
    }
  });

  it('refuses an anchor that is no certificate', () => {
    expect(() => rsaVerifier(['nothing'])).toThrow('no certificate');
  });
});
