/** The operator's policy on personal data for everybody: the text of the consent, how places are allotted, how to object. */
import { retentionOn } from '@balapan/domain/retention.ts';
import {
  periodText,
  retentionActTexts,
  retentionGroundTexts,
  retentionTexts,
} from '@balapan/domain/text/texts/retention.ts';
import { readOperator, readText } from '../../privacy/consentQueries.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './pageTexts.ts';
import { privacyTexts } from './privacyTexts.ts';

export async function privacyPage({ language, reader, today }: PageContext): Promise<Html> {
  const t = privacyTexts[language];
  const operators = await reader.kept('operator', readOperator);
  const texts = await reader.kept('consent text', readText);
  const operator = operators[0];
  const terms = retentionOn(today).terms.filter(({ act }) => act !== 'keep');
  const text = texts.find((one) => one.language === language);
  return html`<div class="wide"><section class="policy">
<p class="crumb"><a href="/${language}">${pageTexts[language].back}</a></p>
<div class="section-head"><h1>${t.title}</h1></div>
${operator === undefined ? '' : html`<p>${t.operator({ name: operator[language], bin: operator.bin })}</p>`}
<h2>${t.policy}</h2>
${(text?.body ?? '').split('\n').map((line) => html`<p>${line}</p>`)}
<h2>${t.how}</h2><p>${t.howBody}</p>
<h2>${t.object}</h2><p>${t.objectBody}</p>
<h2>${t.terms}</h2><p>${t.termsBody}</p>
<ul>${terms.map(
    ({ code, period, act, ground }) =>
      html`<li><b>${retentionTexts[language][code] ?? code}</b>: ${periodText(period ?? {}, language)}, ${retentionActTexts[language][act].toLowerCase()}. <span class="hint">${retentionGroundTexts[language][ground]}</span></li>`,
  )}</ul>
<p>${t.kept}</p>
${text === undefined ? '' : html`<p class="hint">${t.version({ version: `${text.version}`, hash: text.sha256.toString('hex') })}</p>`}
</section></div>`;
}
