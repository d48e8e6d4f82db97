/** The addresses of the page that checks signed documents: the form, and the same address that takes it. */

import { languages } from '@balapan/domain/text/language.ts';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../kernel/house.ts';
import { homeTitle } from './home.ts';
import type { ShowPage } from './index.ts';
import { type Outcome, verifyPage } from './verify.ts';
import { verifyTexts } from './verifyTexts.ts';
import { checkUpload, verifyLimits } from './verifyUpload.ts';

const path = '/verify';
const form = { publicForm: true, limit: 'upload' } as const;

/** `/ru/verify`; what is sent to it is checked and forgotten. */
export function registerVerifyPages(app: FastifyInstance, house: House, show: ShowPage): void {
  void app.register(async (scope) => {
    await scope.register(multipart, { limits: verifyLimits });
    for (const language of languages) {
      const answer = (request: FastifyRequest, reply: FastifyReply, outcome: Outcome | null): Promise<FastifyReply> => {
        const title = `${verifyTexts[language].title} – ${homeTitle(language)}`;
        const draw = async () => verifyPage(language, cardHash(request), outcome);
        return show(request, reply.header('cache-control', 'no-store'), { language, path, title, draw });
      };
      scope.get(`/${language}${path}`, (request, reply) => answer(request, reply, null));
      scope.post(`/${language}${path}`, { config: form }, async (request, reply) =>
        answer(request, reply, await checkUpload(house, request)),
      );
    }
  });
}

/** The hash of the card whose QR has led here. */
function cardHash(request: FastifyRequest): string | null {
  const { sha256 } = request.query as { readonly sha256?: unknown };
  return typeof sha256 === 'string' && /^[0-9a-f]{64}$/u.test(sha256) ? sha256 : null;
}
