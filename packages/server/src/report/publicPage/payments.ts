/** All acts of the newest paid month that are not paid: where each stands, with whom, since when. */
import { formatMoment, formatMonthInDocument } from '@balapan/domain/text/dates.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { latenessSection } from './lateness.ts';
import { monthMoney, openActs } from './money.ts';
import { pageTexts } from './pageTexts.ts';
import { homeTexts } from './texts.ts';

export async function paymentsPage(context: PageContext): Promise<Html> {
  const { language } = context;
  const [t, pages] = [homeTexts[language], pageTexts[language]];
  const money = await monthMoney(context);
  const title = money === null ? t.terms : pages.paymentsTitle({ month: formatMonthInDocument(money.month, language) });
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${pages.back}</a></p>
<div class="section-head"><h1>${title}</h1>${money === null ? null : html`<span>${context.count(money.open.length)}</span>`}</div>
<p class="hint">${pages.paymentsOrder} ${formatMoment(context.now, language)}. <a href="/open-data/payments.csv">${t.downloadCsv}</a></p>
${money === null ? html`<p>${t.nobodyPaid}</p>` : money.open.length === 0 ? html`<p>${t.allPaid}</p>` : openActs(context, money.open)}
</section>${await latenessSection(context)}</div>`;
}
