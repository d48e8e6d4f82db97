/** The public pages: HTML from the server in three languages, readable without script; the addresses and their headers. */
import { dayAt } from '@balapan/domain/moment.ts';
import { chooseLanguage, isTextLanguage, languages, type TextLanguage } from '@balapan/domain/text/language.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCookie, writePlainCookie } from '../../http/cookies.ts';
import type { House } from '../../kernel/house.ts';
import { readAssets } from './assets.ts';
import { auditPage, registerAuditFiles } from './audit.ts';
import { auditTexts } from './auditTexts.ts';
import { publicReaders } from './cache.ts';
import { clockLine } from './clock.ts';
import { districtsOf, type PageContext, pageContext } from './context.ts';
import { csvFiles, csvOf } from './csv.ts';
import { readFilter, readPage, readSearch } from './filters.ts';
import { askNumber } from './hero.ts';
import { homePage, homeTitle } from './home.ts';
import { howPage } from './how.ts';
import { type Html, textOf } from './html.ts';
import { kindergartensPage } from './kindergartens.ts';
import { layout } from './layout.ts';
import { pageTexts } from './pageTexts.ts';
import { paymentsPage } from './payments.ts';
import { privacyPage } from './privacy.ts';
import { privacyTexts } from './privacyTexts.ts';
import { registerVerifyPages } from './verifyPages.ts';

type Query = Readonly<Record<string, unknown>>;
/** Answers with a page in its frame. */
export type ShowPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: {
    readonly language: TextLanguage;
    /** Without the language: `/verify`. */
    readonly path: string;
    readonly title: string;
    readonly draw: (context: PageContext) => Promise<Html>;
  },
) => Promise<FastifyReply>;
type Draw = (context: PageContext, query: Query) => Promise<Html>;
const languageCookie = 'language';
const aYear = 31_536_000;

/** Registers the pages with the app. The language of a page is in its address; `/` leads to the visitor's. */
export function publicPages(app: FastifyInstance, house: House): void {
  const openReader = publicReaders(house);
  const assets = readAssets();
  const contextOf = async (language: TextLanguage): Promise<PageContext> => {
    const reader = await openReader();
    return pageContext(house, reader, language, dayAt(house.now()), house.now());
  };

  for (const path of ['', '/privacy', '/verify'])
    app.get(path === '' ? '/' : path, async (request, reply) => {
      const chosen = readCookie(request, languageCookie) ?? '';
      const language = isTextLanguage(chosen) ? chosen : chooseLanguage(request.headers['accept-language']);
      return reply.header('vary', 'accept-language, cookie').redirect(`/${language}${path}`, 302);
    });

  const show: ShowPage = async (request, reply, { language, path, title, draw }) => {
    const context = await contextOf(language);
    const content = await draw(context);
    const clock = await clockLine(context);
    const behind = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    if (readCookie(request, languageCookie) !== language) writePlainCookie(reply, languageCookie, language, aYear);
    const nonce = reply.cspNonce.script;
    const frame = { language, title, path: `${path}${behind}`, assets, nonce, content, clock };
    return reply.type('text/html; charset=utf-8').send(textOf(layout(frame)));
  };
  const page = (language: TextLanguage, path: string, title: () => string, draw: Draw): void => {
    app.get(`/${language}${path}`, async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-cache');
      const query = request.query as Query;
      return show(request, reply, { language, path, title: title(), draw: (context) => draw(context, query) });
    });
  };
  const katos = async (context: PageContext): Promise<string[]> =>
    (await districtsOf(context)).map((district) => district.kato);

  for (const language of languages) {
    const t = pageTexts[language];
    const title = (name: string) => () => `${name} – ${homeTitle(language)}`;
    page(
      language,
      '',
      () => homeTitle(language),
      async (context, query) => {
        const typed = typeof query.number === 'string' ? query.number.trim().slice(0, 40) : '';
        const asked = typed === '' ? null : await askNumber(context, typed);
        return homePage(context, readFilter(query, await katos(context)), asked);
      },
    );
    page(language, '/kindergartens', title(t.listTitle), async (context, query) =>
      kindergartensPage(context, readFilter(query, await katos(context)), readSearch(query), readPage(query)),
    );
    page(language, '/payments', title(t.paymentsTitle), paymentsPage);
    page(language, '/how', title(t.howTitle), howPage);
    page(language, '/audit', title(auditTexts[language].title), auditPage);
    page(language, '/privacy', title(privacyTexts[language].title), privacyPage);
  }

  registerAuditFiles(app, house);
  registerVerifyPages(app, house, show);
  for (const file of csvFiles) {
    app.get(`/open-data/${file}.csv`, async (_, reply) => {
      const text = await csvOf(file, await contextOf('ru'));
      reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${file}.csv"`);
      return reply.send(text);
    });
  }
}
