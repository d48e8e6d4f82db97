/** Terms of payment: how long the money took, and the acts that wait, by the day they are due. */
import { type Day, daysBetween, type Month } from '@balapan/domain/day.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { formatMonth } from '@balapan/domain/text/dates.ts';
import { actStateTexts, deskTexts } from '@balapan/domain/text/texts/status.ts';
import type { PageContext } from './context.ts';
import { medianDays, termsHistogram } from './histogram.ts';
import { type Html, html } from './html.ts';
import { tag, termTag } from './marks.ts';
import { type OpenActRow, readOpenActs, readPaidMonth, readTerms, type TermRow } from './queries.ts';
import { homeTexts } from './texts.ts';

const shownActs = 5;
export const paymentLimit = policyInForce20250701.rules.paymentDays;

export interface MonthMoney {
  readonly month: Month;
  readonly terms: readonly TermRow[];
}

/** The newest month that was paid for; `null`: none yet. */
export async function monthMoney({ reader, today }: PageContext): Promise<MonthMoney | null> {
  const month = await reader.kept('paidMonth', (sql) => readPaidMonth(sql, today));
  if (month === null) return null;
  return reader.kept(`money ${month}`, async (sql) => ({
    month,
    terms: await readTerms(sql, month, today),
  }));
}

/** What waits to be paid, of whatever month: a newer month does not hide an older one. */
export const unpaidActs = ({ reader }: PageContext): Promise<readonly OpenActRow[]> =>
  reader.kept('unpaidActs', readOpenActs);

export async function moneySection(context: PageContext): Promise<Html> {
  const t = homeTexts[context.language];
  const money = await monthMoney(context);
  const open = await unpaidActs(context);
  const head = html`<div class="section-head"><h2>${t.terms}</h2><span>${t.termsRule}</span><p><a href="/${context.language}/payments">${t.allActs}</a></p></div>`;
  if (money === null) return html`<section id="money">${head}<p>${t.nobodyPaid}</p></section>`;
  const finding = findingOf(context, money);
  const waiting = waitingOf(
    open.filter(({ month }) => month === money.month),
    context.today,
  );
  const late = waiting.filter((row) => row.days > paymentLimit).reduce((sum, row) => sum + row.kindergartens, 0);
  return html`<section id="money">${head}<div class="money-columns"><figure>
<figcaption><h3>${finding}</h3>${late === 0 ? null : html`<p class="late-word">${t.waitingLate({ count: context.count(late) })}</p>`}</figcaption>
${termsHistogram({ terms: money.terms, waiting, limit: paymentLimit, label: finding, limitWord: t.limit, dayWord: t.days, peakWord: (row) => t.peak({ count: context.count(row.kindergartens), days: row.days }) })}
</figure><div>${open.length === 0 ? html`<p>${t.allPaid}</p>` : openActs(context, open.slice(0, shownActs))}</div></div></section>`;
}

function findingOf(context: PageContext, { terms }: MonthMoney): string {
  const t = homeTexts[context.language];
  const sum = (rows: readonly TermRow[]): number => rows.reduce((all, row) => all + row.kindergartens, 0);
  const [paid, late] = [sum(terms), sum(terms.filter((row) => row.days > paymentLimit))];
  if (paid === 0) return t.nobodyPaid;
  return late === 0
    ? t.inTime({ count: context.count(paid), days: medianDays(terms) ?? 0 })
    : t.someLate({ paid: context.count(paid), late: context.count(late) });
}

/** Days since the second signature of acts that wait for their money, counted. */
function waitingOf(open: readonly OpenActRow[], today: Day): TermRow[] {
  const byDays = new Map<number, number>();
  for (const act of open) {
    if (act.due_on === null) continue;
    const days = paymentLimit + daysBetween(act.due_on, today);
    byDays.set(days, (byDays.get(days) ?? 0) + 1);
  }
  return [...byDays].map(([days, kindergartens]) => ({ days, kindergartens }));
}

export function openActs(context: PageContext, acts: readonly OpenActRow[]): Html {
  const t = homeTexts[context.language];
  const desks = deskTexts[context.language];
  return html`<table class="list acts"><thead><tr><th scope="col">${t.kindergarten}</th><th scope="col" class="right">${t.actSum}</th><th scope="col">${t.due}</th><th scope="col">${t.state}</th><th scope="col">${t.where}</th></tr></thead><tbody>
${acts.map(
  (act) =>
    html`<tr><th scope="row">${context.name(act)}<small>${formatMonth(act.month, context.language)}</small></th><td class="right">${context.amount(act.total)}</td><td>${act.due_on === null ? '–' : context.day(act.due_on)}</td><td>${act.state === 'returned' || act.state === 'disputed' ? tag('draft', actStateTexts[context.language][act.state]) : termTag(act.due_on, context.today, t)}</td><td>${desks[act.desk as keyof typeof desks] ?? ''}${act.holder === null ? '' : `, ${act.holder}`}${act.note === null ? null : html`<small>${act.note}</small>`}</td></tr>`,
)}</tbody></table>`;
}
