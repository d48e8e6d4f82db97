/** How each figure is computed: definition, exact value, printed form; and the open files. */
import { figures } from '@balapan/domain/figures.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatMoney } from '@balapan/domain/text/format.ts';
import { auditTexts } from './auditTexts.ts';
import type { PageContext } from './context.ts';
import { launchFigures } from './figuresOfDay.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './pageTexts.ts';

const files = ['figures', 'kindergartens', 'payments'] as const;

export async function howPage(context: PageContext): Promise<Html> {
  const { language, count } = context;
  const t = pageTexts[language];
  const values = await launchFigures(context);
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${t.back}</a></p>
<div class="section-head"><h1>${t.howTitle}</h1></div>
<p>${t.howAbout({ day: context.day(context.today) })}</p>
<table class="list how"><thead><tr><th scope="col">${t.figure}</th><th scope="col" class="right">${t.printed}</th><th scope="col" class="right">${t.value}</th><th scope="col">${t.definition}</th></tr></thead><tbody>
${figures.flatMap((figure) => {
  const value = values.get(figure.code);
  if (value === undefined) return [];
  return [
    html`<tr><th scope="row">${figure.name(language)}</th><td class="right"><b>${figure.printed(value, language)}</b></td><td class="right">${figure.unit === 'tiyn' ? formatMoney(tiyn(value), language) : count(value)}</td><td>${figure.definition(language)}</td></tr>`,
  ];
})}</tbody></table>
<p>${t.unexplainedHow}</p><p>${t.termsHow}</p><p>${t.placesHow}</p>
<h2>${t.files}</h2><ul class="files">${files.map((file) => html`<li><a href="/open-data/${file}.csv">${file}.csv</a></li>`)}</ul>
<p><a href="/${language}/audit">${auditTexts[language].title}</a></p>
</section></div>`;
}
