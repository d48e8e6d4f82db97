/** Who is late with the money, by payer and by desk: computed from the acts, for everybody to see (domain.md 3, "Late pay"). */
import { tiyn } from '@balapan/domain/money.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';
import { readDeskLateness, readPayerLateness } from './latenessQueries.ts';
import { latenessTexts } from './latenessTexts.ts';

export async function latenessSection(context: PageContext): Promise<Html> {
  const { reader, today, language } = context;
  const t = latenessTexts[language];
  const desks = deskTexts[language];
  const byPayer = await reader.kept('lateness payers', (sql) => readPayerLateness(sql, today));
  const byDesk = await reader.kept('lateness desks', (sql) => readDeskLateness(sql, today));
  // On a phone each row is a card, and each figure stands beside its word instead of under it.
  const figure = (word: string, value: string): Html => html`<td class="right" data-word="${word}">${value}</td>`;
  const head = (word: string): Html => html`<th scope="col" class="right">${word}</th>`;
  return html`<section id="lateness"><div class="section-head"><h2>${t.title}</h2><span>${t.period}</span></div>
${
  byPayer.length === 0
    ? html`<p>${t.nothing}</p>`
    : html`<table class="list all late"><thead><tr><th scope="col">${t.payer}</th>${head(t.paid)}${head(t.paidLate)}${head(t.waiting)}${head(t.late)}${head(t.lateSum)}</tr></thead><tbody>
${byPayer.map((row) => html`<tr><th scope="row">${t[row.payer]}</th>${figure(t.paid, context.count(row.paid))}${figure(t.paidLate, context.count(row.paid_late))}${figure(t.waiting, context.count(row.waiting))}${figure(t.late, context.count(row.late))}${figure(t.lateSum, context.amount(tiyn(row.late_tiyn)))}</tr>`)}</tbody></table>`
}
${
  byDesk.length === 0
    ? null
    : html`<table class="list all late"><thead><tr><th scope="col">${t.desk}</th>${head(t.acts)}${head(t.late)}${head(t.lateSum)}${head(t.longest)}</tr></thead><tbody>
${byDesk.map((row) => html`<tr><th scope="row">${desks[row.desk]}</th>${figure(t.acts, context.count(row.acts))}${figure(t.late, context.count(row.late))}${figure(t.lateSum, context.amount(tiyn(row.late_tiyn)))}${figure(t.longest, context.count(row.longest))}</tr>`)}</tbody></table>`
}
<p class="hint">${t.how}</p></section>`;
}
