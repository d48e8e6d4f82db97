/** What somebody who typed an address sees in place of a page: what is wrong, in their language, and the way home. */
import type { ErrorFact } from '@balapan/domain/errors.ts';
import { chooseLanguage, isTextLanguage, type TextLanguage } from '@balapan/domain/text/language.ts';
import { errorText, isErrorCode } from '@balapan/domain/text/texts/errors.ts';
import type { FastifyRequest } from 'fastify';
import { html, textOf } from '../report/publicPage/html.ts';
import { readCookie } from './cookies.ts';

const words = {
  kk: { title: 'Балапан', home: 'Басты бет' },
  ru: { title: 'Балапан', home: 'На главную' },
  en: { title: 'Balapan', home: 'To the home page' },
} as const;

const style = `body{margin:0;background:#f7f5ef;color:#16262e;font:18px/1.5 'Noto Sans',system-ui,sans-serif}
main{max-width:36rem;margin:12vh auto 0;padding:0 1rem}h1{font-size:1.5rem;line-height:1.25;margin:1rem 0}a{color:#075f7a}`;

/** Whether a browser opens an address; a program that asks the API gets JSON. */
export function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}

/** By the address, then by what the reader chose before, then by the browser. */
export function readerLanguage(request: FastifyRequest): TextLanguage {
  const { url, headers } = request;
  const inAddress = url.slice(1, 3);
  if (isTextLanguage(inAddress) && /^$|^[/?]/.test(url.slice(3))) return inAddress;
  const chosen = readCookie(request, 'language') ?? '';
  return isTextLanguage(chosen) ? chosen : chooseLanguage(headers['accept-language']);
}

/** @param nonce of this answer's policy for the one style element */
export function errorPage(fact: { code: string; params?: unknown }, language: TextLanguage, nonce: string): string {
  const known = isErrorCode(fact.code) ? fact : { code: 'request.invalid' };
  const text = errorText({ params: {}, ...known } as ErrorFact, language);
  const { title, home } = words[language];
  return `<!doctype html>${textOf(html`<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="/logo.svg" type="image/svg+xml"><style nonce="${nonce}">${style}</style></head>
<body><main><img src="/logo.svg" alt="" width="38" height="42"><h1>${text}</h1><p><a href="/${language}">${home}</a></p></main></body></html>`)}`;
}
