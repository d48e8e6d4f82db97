/** All acts that are not paid, of whatever month: where each stands, with whom, since when. */
import { formatMoment } from '@balapan/domain/text/dates.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { latenessSection } from './lateness.ts';
import { openActs, unpaidActs } from './money.ts';
import { pageTexts } from './pageTexts.ts';
import { homeTexts } from './texts.ts';

export async function paymentsPage(context: PageContext): Promise<Html> {
  const { language } = context;
  const [t, pages] = [homeTexts[language], pageTexts[language]];
  const open = await unpaidActs(context);
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${pages.back}</a></p>
<div class="section-head"><h1>${pages.paymentsTitle}</h1><span>${context.count(open.length)}</span></div>
<p class="hint">${pages.paymentsOrder} ${formatMoment(context.now, language)}. <a href="/open-data/payments.csv">${t.downloadCsv}</a></p>
${open.length === 0 ? html`<p>${t.allPaid}</p>` : openActs(context, open)}
</section>${await latenessSection(context)}</div>`;
}
