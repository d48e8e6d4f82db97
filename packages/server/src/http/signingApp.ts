/**
 * The two addresses that eGov Mobile calls (kazakhstan.md 2.5): what is to be signed, and the signature that comes back. The app has
 * neither our header nor a cookie: the secret in the QR code opens the first, the bearer token that stands in it the second.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { appMoment, bareBase64 } from '@balapan/domain/egovQr.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import { errorText, isErrorCode } from '@balapan/domain/text/texts/errors.ts';
import { qrTexts } from '@balapan/domain/text/texts/qr.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openQr, signQr } from '../access/qr.ts';
import type { QrForApp } from '../access/qrQueries.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import { readerLanguage } from './errorPage.ts';
import { refusalOf } from './errors.ts';
import { tellLog } from './log.ts';
import { shownHost, shownOrigin } from './site.ts';
import { hashToken, isToken, visitorOf } from './token.ts';

/** Base64 of the longest signature, with its time stamp. */
const longestCms = 60_000;
/** The app sends back all that it was given; the bytes of a document stand in it no more. */
const longestBody = longestCms + 16 * 1024;
/** Nothing can be guessed here, and many phones come from one address of a mobile network: not as narrow as codes. */
const limit = 'search' as const;

const signed = z.object({
  documentsToSign: z
    .array(z.object({ document: z.object({ file: z.object({ data: z.string().max(longestCms) }) }) }))
    .length(1),
});

/** Opens the documents of one code; whoever has the code's secret is given it. */
const bearerOf = (token: string): string => createHash('sha256').update(`documents:${token}`).digest('base64url');

/** The secret in the address. An unknown one and a wrong bearer get the same answer. */
function tokenOf(request: FastifyRequest, needsBearer: boolean): string {
  const { token } = request.params as { token: string };
  if (!isToken(token)) throw refuse('request.notFound');
  if (!needsBearer) return token;
  const [came, ought] = [request.headers.authorization ?? '', `Bearer ${bearerOf(token)}`].map((text) =>
    createHash('sha256').update(text).digest(),
  ) as [Buffer, Buffer];
  if (!timingSafeEqual(came, ought)) throw refuse('request.notFound');
  return token;
}

export async function registerSigningApp(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    answerApp(scope);
    const base = '/api/sign/:token';
    scope.get(base, { config: { limit } }, async (request) => {
      const token = tokenOf(request, false);
      const { qr, asker } = await openQr(house, hashToken(token));
      const { host = '' } = request.headers;
      const description =
        qr.purpose === 'document' ? qr.name : textsOf(request).signIn({ host: shownHost(app.site, host) });
      return {
        description,
        expiry_date: appMoment(qr.endsAt),
        organisation: {
          nameRu: asker?.nameRu ?? 'Балапан',
          nameKz: asker?.nameKk ?? 'Балапан',
          nameEn: asker?.nameEn ?? 'Balapan',
          bin: asker?.bin ?? '',
        },
        document: {
          uri: `${shownOrigin(app.site, host)}/api/sign/${token}/documents`,
          auth_type: 'Token',
          auth_token: bearerOf(token),
        },
      };
    });
    scope.get(`${base}/documents`, { config: { limit } }, async (request) => {
      const { qr } = await openQr(house, hashToken(tokenOf(request, true)));
      return documentsOf(qr, shownHost(app.site, request.headers.host ?? ''), textsOf(request));
    });
    const putting = { bodyLimit: longestBody, config: { limit, bearer: true } };
    scope.put(`${base}/documents`, putting, async (request) => {
      const token = tokenOf(request, true);
      const body = signed.safeParse(request.body);
      const data = body.data?.documentsToSign[0]?.document.file.data;
      if (data === undefined) throw refuse('request.invalid');
      await signQr(house, hashToken(token), Buffer.from(bareBase64(data), 'base64'), visitorOf(request));
      return { message: textsOf(request).accepted };
    });
  });
}

const textsOf = (request: FastifyRequest) => qrTexts[readerLanguage(request)];

function documentsOf(qr: QrForApp, host: string, t: (typeof qrTexts)['kk']) {
  const isDocument = qr.purpose === 'document';
  const names = isDocument
    ? { nameRu: qr.name, nameKz: qr.name, nameEn: qr.name }
    : { nameRu: qrTexts.ru.signIn({ host }), nameKz: qrTexts.kk.signIn({ host }), nameEn: qrTexts.en.signIn({ host }) };
  return {
    signMethod: 'CMS_SIGN_ONLY',
    version: 1,
    documentsToSign: [
      {
        id: 1,
        ...names,
        meta: [
          { name: t.site, value: host },
          // Whoever was shown another's code sees here that it is not their browser that would come in.
          ...(qr.name === '' ? [] : [{ name: isDocument ? t.document : t.browser, value: qr.name }]),
        ],
        document: {
          file: {
            mime: isDocument ? 'application/json' : 'text/plain',
            data: qr.bytes.toString('base64'),
          },
        },
      },
    ],
  };
}

/** The app shows `message`; every signature that is not accepted is 403 to it. */
function answerApp(scope: FastifyInstance): void {
  scope.setErrorHandler((error, request, reply) => {
    const known = refusalOf(error);
    if (known === null) throw error;
    const { code, params = {} } = known.body;
    tellLog(request, { refusal: code });
    if (code === 'request.tooMany') reply.header('retry-after', params.seconds ?? 60);
    const fact = { code: isErrorCode(code) ? code : 'request.invalid', params } as ErrorFact;
    return reply
      .code(known.status === 422 ? 403 : known.status)
      .send({ code, message: errorText(fact, readerLanguage(request)) });
  });
}
