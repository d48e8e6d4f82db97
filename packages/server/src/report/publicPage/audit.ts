/** The audit's publications for everybody: the last days, their hashes, the files to keep. */

import { reading } from '@balapan/database/scope.ts';
import { asDay, isDay } from '@balapan/domain/day.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFile, readPublications } from '../../access/publicationQueries.ts';
import { job } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { scopeOf } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { auditTexts } from './auditTexts.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './pageTexts.ts';

/** Days shown; older files keep their addresses. */
const shown = 60;

export async function auditPage(context: PageContext): Promise<Html> {
  const { language, count } = context;
  const t = auditTexts[language];
  const rows = await context.reader.fresh((sql) => readPublications(sql, shown));
  const address = (day: string, kind: string): string => `/open-data/audit/${day}.${kind}`;
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${pageTexts[language].back}</a></p>
<div class="section-head"><h1>${t.title}</h1></div>
<p>${t.about}</p>
${
  rows.length === 0
    ? html`<p>${t.none}</p>`
    : html`<table class="list how"><thead><tr><th scope="col">${t.day}</th><th scope="col" class="right">${t.chains}</th><th scope="col" class="right">${t.events}</th><th scope="col">${t.hash}</th><th scope="col">${pageTexts[language].files}</th></tr></thead><tbody>
${rows.map(({ day, chains, events, sha256, sealed }) => {
  const seal = sealed ? html`<a href="${address(day, 'cms')}">${t.seal}</a>` : html`${t.unsealed}`;
  return html`<tr><th scope="row">${context.day(day)}</th><td class="right">${count(BigInt(chains))}</td><td class="right">${count(events)}</td><td><code>${sha256.toString('hex')}</code></td><td><a href="${address(day, 'txt')}">${t.file}</a>, ${seal}</td></tr>`;
})}</tbody></table>`
}
<p>${t.how}</p>
</section></div>`;
}

/** `/open-data/audit/2025-09-10.txt` and its seal `.cms`. */
export function registerAuditFiles(app: FastifyInstance, house: House): void {
  app.get('/open-data/audit/:name', async (request: FastifyRequest, reply: FastifyReply) => {
    const { name } = request.params as { name: string };
    const [, day = '', kind] = /^(\d{4}-\d{2}-\d{2})\.(txt|cms)$/.exec(name) ?? [];
    if (!isDay(day)) throw refuse('request.notFound');
    const found = await reading(house.pool, scopeOf(house, job), (sql) => readFile(sql, asDay(day)));
    const bytes = kind === 'cms' ? found?.seal : found?.file;
    if (bytes == null) throw refuse('request.notFound');
    const type = kind === 'cms' ? 'application/pkcs7-signature' : 'text/plain; charset=utf-8';
    const file = `balapan-${house.region}-audit-${name}`;
    return reply.type(type).header('content-disposition', `attachment; filename="${file}"`).send(bytes);
  });
}
