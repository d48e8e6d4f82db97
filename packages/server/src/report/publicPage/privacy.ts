/** The operator's policy on personal data for everybody: the text of the consent, how places are allotted, how to object. */
import { readOperator, readText } from '../../privacy/consentQueries.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './pageTexts.ts';
import { privacyTexts } from './privacyTexts.ts';

export async function privacyPage({ language, reader }: PageContext): Promise<Html> {
  const t = privacyTexts[language];
  const operators = await reader.kept('operator', readOperator);
  const texts = await reader.kept('consent text', readText);
  const operator = operators[0];
  const text = texts.find((one) => one.language === language);
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${pageTexts[language].back}</a></p>
<div class="section-head"><h1>${t.title}</h1></div>
${operator === undefined ? '' : html`<p>${t.operator({ name: operator[language], bin: operator.bin })}</p>`}
<h2>${t.policy}</h2>
${(text?.body ?? '').split('\n').map((line) => html`<p>${line}</p>`)}
<h2>${t.how}</h2><p>${t.howBody}</p>
<h2>${t.object}</h2><p>${t.objectBody}</p>
${text === undefined ? '' : html`<p class="hint">${t.version({ version: `${text.version}`, hash: text.sha256.toString('hex') })}</p>`}
</section></div>`;
}
