/** The launch in figures: why the queue fell, how many kindergartens, what was paid, what is not explained. */

import type { CleanupVerdict } from '@balapan/domain/cleanup.ts';
import type { FigureCode } from '@balapan/domain/figures.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatMonthInDocument } from '@balapan/domain/text/dates.ts';
import { formatBillions } from '@balapan/domain/text/format.ts';
import type { PageContext } from './context.ts';
import { launchFigures } from './figuresOfDay.ts';
import { type FlowEnd, flowBar, flowPicture } from './flow.ts';
import { type Html, html } from './html.ts';
import { tag } from './marks.ts';
import { readCleanupDay, readPaid, readPaidMonth, readUnexplained, readVerdicts } from './queries.ts';
import { homeTexts } from './texts.ts';

const wrong: readonly CleanupVerdict[] = ['duplicate', 'otherRegion', 'overAge'];

export async function launchSection(context: PageContext): Promise<Html> {
  const t = homeTexts[context.language];
  const { reader, today, language, count } = context;
  // Why the queue fell is told of the day on which it was cleaned up, however far the city has moved on.
  const day = (await reader.kept('cleanupDay', (sql) => readCleanupDay(sql, today))) ?? today;
  const [of, now] = [await launchFigures(context, day), await launchFigures(context)];
  const value = (code: FigureCode): bigint => of.get(code) ?? 0n;
  const valueNow = (code: FigureCode): bigint => now.get(code) ?? 0n;
  const verdicts = await reader.kept('verdicts', (sql) => readVerdicts(sql, today));
  const lines = (...codes: readonly CleanupVerdict[]): number =>
    verdicts.reduce((sum, row) => (codes.includes(row.verdict) ? sum + row.lines : sum), 0);
  const ends: FlowEnd[] = [
    { tone: 'live', count: lines('live'), name: t.live, note: t.liveNote({ need: count(value('netNeed')) }) },
    { tone: 'enrolled', count: lines('enrolled'), name: t.enrolled, note: t.enrolledNote },
    { tone: 'gone', count: lines('notInterested'), name: t.notInterested, note: t.notInterestedNote },
    { tone: 'wrong', count: lines(...wrong), name: t.wrong, note: t.wrongNote },
  ].map((end) => ({ ...end, tone: end.tone as FlowEnd['tone'], printed: count(end.count) }));
  const starts = (['queueLines0to2', 'queueLines2to6'] as const).map((code, at) => ({
    count: Number(value(code)),
    printed: count(value(code)),
    name: at === 0 ? t.age0to2 : t.age2to6,
  }));
  const why = t.whyFell({ before: count(value('queueLines')), after: count(lines('live')) });
  return html`<section id="queue" class="launch">
<div class="section-head"><h2>${t.launch}</h2><span>${t.asOf({ day: context.day(day) })}</span><p><a href="/${language}/how">${t.howComputed}</a> · <a href="/open-data/figures.csv">${t.downloadCsv}</a></p></div>
<div class="launch-columns"><div>
${
  verdicts.length === 0
    ? html`<p>${t.noQueue}</p>`
    : html`<h3>${why}</h3><div class="only-wide">${flowPicture(starts, ends, why)}</div><div class="only-phone">${flowBar(ends, why)}</div>
<p class="hint">${t.filedSince({ count: count(value('filedSince1July')) })}</p>`
}
</div>${await figureColumn(context, valueNow)}</div></section>`;
}

async function figureColumn(context: PageContext, value: (code: FigureCode) => bigint): Promise<Html> {
  const t = homeTexts[context.language];
  const { reader, today, language, count } = context;
  const month = await reader.kept('paidMonth', (sql) => readPaidMonth(sql, today));
  const paid = month === null ? null : await reader.kept('paid', (sql) => readPaid(sql, month, today));
  const unexplained = await reader.kept('unexplained', readUnexplained);
  const [open, closed] = [value('kindergartensPublic'), value('kindergartensPrivate')];
  const share = Number((open * 1000n) / (open + closed === 0n ? 1n : open + closed)) / 10;
  return html`<dl class="figures">
<div><dt>${count(value('kindergartens'))}</dt><dd>${t.kindergartens}
<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="share-public" width="${share.toFixed(1)}" height="8"/><rect class="share-private" x="${(share + 0.3).toFixed(1)}" width="${(99.7 - share).toFixed(1)}" height="8"/></svg>
<span class="legend"><i class="key-public"></i>${t.publicOnes({ count: count(open) })} <i class="key-private"></i>${t.privateOnes({ count: count(closed) })}</span></dd></div>
<div><dt>${formatBillions(tiyn(paid?.total ?? 0n), language)}</dt><dd>${month === null || paid === null ? t.nobodyPaid : t.paidFor({ month: formatMonthInDocument(month, language), to: count(BigInt(paid.providers)) })}
<span class="formula">${t.childMonth({ norm: context.tenge(tiyn(value('norm'))), local: count(value('normLocal') / 100n), republican: count(value('normRepublican') / 100n) })}</span></dd></div>
<div><dt>${context.tenge(unexplained.amount)}</dt><dd>${
    unexplained.reconciledTo === null
      ? tag('draft', t.notReconciled)
      : unexplained.amount === 0n
        ? tag('ok', t.reconciled({ day: context.day(unexplained.reconciledTo) }))
        : tag('late', t.unexplainedLeft)
  }<span class="formula">${t.unexplained}${unexplained.lines === 0 ? '' : html`<br>${t.unexplainedLines({ count: count(unexplained.lines) })}`}</span></dd></div>
</dl>`;
}
