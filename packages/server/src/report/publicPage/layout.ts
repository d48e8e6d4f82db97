/** The frame of the public pages: head with strip and languages, the content, the foot. */
import { languageNames, languageShortNames, languages, type TextLanguage } from '@balapan/domain/text/language.ts';
import type { PageAssets } from './assets.ts';
import { type Html, html, trusted } from './html.ts';
import { privacyTexts } from './privacyTexts.ts';
import { homeTexts } from './texts.ts';
import { verifyTexts } from './verifyTexts.ts';

export interface PageFrame {
  readonly language: TextLanguage;
  readonly title: string;
  /** Address without the language: `/kindergartens`, with its query. */
  readonly path: string;
  readonly assets: PageAssets;
  readonly nonce: string;
  readonly content: Html;
  /** Line under the head; empty outside a demonstration. */
  readonly clock: Html;
}

export function layout({ language, title, path, assets, nonce, content, clock }: PageFrame): Html {
  const t = homeTexts[language];
  const home = `/${language}`;
  const links = [
    html`<a href="${home}/kindergartens">${t.findKindergarten}</a>`,
    html`<a href="${home}#queue">${t.queue}</a>`,
    html`<a href="${home}#money">${t.money}</a>`,
    html`<a href="${home}/how">${t.openData}</a>`,
    html`<a href="tel:1414">${t.help}</a>`,
  ];
  return html`${trusted('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#00AFCA">
<title>${title}</title>
<link rel="icon" href="/logo.svg" type="image/svg+xml">
${languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="/${one}${path}">`)}
${assets.sheets.map((sheet) => html`<link rel="stylesheet" href="${sheet}">`)}
${assets.scripts.map((script) => html`<script type="module" src="${script}" nonce="${nonce}"></script>`)}
</head>
<body>
<a class="skip" href="#content">${t.toContent}</a>
<div class="strip"></div>
<header class="head"><div class="wide">
<a class="logo" href="${home}"><img src="/logo.svg" alt="" width="38" height="42"><span><b>${t.product}</b><small>${t.about}</small></span></a>
<nav class="sections" aria-label="${t.sections}">${links}</nav>
<nav class="languages" aria-label="${t.languages}">${languages.map(
    (one) =>
      html`<a lang="${one}" hreflang="${one}" href="/${one}${path}" title="${languageNames[one]}"${one === language ? trusted(' aria-current="true"') : ''}>${languageShortNames[one]}</a>`,
  )}</nav>
<a class="enter" href="/sign-in">${t.signIn}</a>
<details class="menu"><summary><svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M4 7h16M4 12h16M4 17h16"/></svg><span>${t.menu}</span></summary><nav aria-label="${t.menu}">${links}<a href="/sign-in">${t.signIn}</a></nav></details>
</div></header>
${clock}
<main id="content" tabindex="-1">${content}</main>
<footer class="foot"><div class="wide"><span>${t.footDepartment}</span><span>${t.footOpen}</span><span>${t.footMap}</span><a href="${home}/how">${t.openData}</a><a href="${home}/verify">${verifyTexts[language].title}</a><a href="${home}/privacy">${privacyTexts[language].title}</a></div></footer>
</body>
</html>`;
}
