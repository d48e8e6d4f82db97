/** The way to NCALayer from a page: not running, cancelled, failed, slow – each has its own word, and nothing is signed. */
import { type Ncalayer, openNcalayer } from '@balapan/city/simulators/ncalayer/ncalayer.ts';
import { isErrorCode } from '@balapan/domain/text/texts/errors.ts';
import { readCms } from '@balapan/server/adapters/signature/cms.ts';
import { signByNcalayer } from '@balapan/web/adapters/ncalayer.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const at = Date.UTC(2025, 8, 11, 3, 30);
const bytes = Buffer.from('Акт № 08-2025/0417').toString('base64');
let layer: Ncalayer;
let trust: string | undefined;

beforeAll(async () => {
  // The program's certificate is put among the trusted at its installation; here nobody has installed it.
  trust = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  layer = await openNcalayer({ port: 0, now: () => at });
});
afterAll(async () => {
  if (trust === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = trust;
  await layer.close();
});

const ask = (over: { patience?: number; signal?: AbortSignal; address?: string; purpose?: 'signIn' } = {}) =>
  signByNcalayer({
    ...{ bytes, purpose: 'document', language: 'kk', demonstration: true, address: `wss://127.0.0.1:${layer.port}` },
    ...over,
  });

it('signs a document with a time stamp, a sign-in without', async () => {
  const who = { iin: '850512400333', surname: 'Ә', givenName: 'К', patronymic: null, organisation: null, roles: [] };
  layer.mood = { kind: 'signs', who };
  const cmsOf = async (text: Promise<string>) => readCms(new Uint8Array(Buffer.from(await text, 'base64')));
  expect((await cmsOf(ask()))?.stamp).not.toBeNull();
  expect((await cmsOf(ask({ purpose: 'signIn' })))?.stamp).toBeNull();
});

it.each([
  ['signature.noLayer', async () => ask({ address: 'wss://127.0.0.1:1' })],
  [
    'signature.cancelled',
    async () => {
      layer.mood = { kind: 'cancels' };
      return ask();
    },
  ],
  [
    'signature.cancelled',
    async () => {
      layer.mood = { kind: 'waits' };
      const giveUp = new AbortController();
      const asked = ask({ signal: giveUp.signal });
      giveUp.abort();
      return asked;
    },
  ],
  [
    'signature.layerFailed',
    async () => {
      layer.mood = { kind: 'fails' };
      return ask();
    },
  ],
  [
    'signature.layerSlow',
    async () => {
      layer.mood = { kind: 'waits' };
      return ask({ patience: 60 });
    },
  ],
] as const)('%s', async (code, go) => {
  expect(isErrorCode(code)).toBe(true);
  await expect(go()).rejects.toMatchObject({ fact: { code } });
});
