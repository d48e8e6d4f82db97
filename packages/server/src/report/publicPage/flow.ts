/** The picture why the queue fell: from the lines by age to what became of them. Heights are in proportion to the counts. */
import { type Html, html } from './html.ts';

export interface FlowEnd {
  readonly count: number;
  readonly tone: 'live' | 'enrolled' | 'gone' | 'wrong';
  readonly printed: string;
  readonly name: string;
  readonly note: string;
}

export interface FlowStart {
  readonly count: number;
  readonly printed: string;
  readonly name: string;
}

const width = 790;
const inkHeight = 172;
const gap = 28;
const left = 78;
const bar = 12;
const right = 372;

/** @param label the finding in words */
export function flowPicture(starts: readonly FlowStart[], ends: readonly FlowEnd[], label: string): Html {
  const total = Math.max(
    1,
    ends.reduce((sum, end) => sum + end.count, 0),
  );
  const high = (count: number): number => (count / total) * inkHeight;
  const slot = ends.map((end) => Math.max(high(end.count), 22));
  const height = slot.reduce((sum, one) => sum + one + gap, 0) - gap + 16;
  const startsTop = (height - inkHeight - 2) / 2;
  let from = startsTop;
  let to = 6;
  const ribbons = ends.map((end, at) => {
    const [h, y0, y1] = [high(end.count), from, to + ((slot[at] ?? 0) - high(end.count)) / 2];
    from += h;
    to += (slot[at] ?? 0) + gap;
    const [x0, x1] = [left + bar, right];
    const [a, b] = [x0 + (x1 - x0) * 0.45, x0 + (x1 - x0) * 0.55];
    const n = (value: number): string => value.toFixed(1);
    return html`<path class="flow-${end.tone}" d="M${x0} ${n(y0)}C${n(a)} ${n(y0)} ${n(b)} ${n(y1)} ${x1} ${n(y1)}V${n(y1 + h)}C${n(b)} ${n(y1 + h)} ${n(a)} ${n(y0 + h)} ${x0} ${n(y0 + h)}z"/>
      <rect class="end-${end.tone}" x="${x1}" y="${n(y1)}" width="${bar}" height="${n(Math.max(h, 1))}"/>
      <text class="flow-name" x="${x1 + bar + 14}" y="${n(y1 + h / 2 - 2)}"><tspan class="flow-count">${end.printed}</tspan> <tspan dx="6">${end.name}</tspan></text>
      <text class="flow-note" x="${x1 + bar + 14}" y="${n(y1 + h / 2 + 17)}">${end.note}</text>`;
  });
  let top = startsTop;
  const bars = starts.map((start, at) => {
    const h = high(start.count);
    const y = top;
    top += h + 2;
    return html`<rect class="start-${at}" x="${left}" y="${y.toFixed(1)}" width="${bar}" height="${h.toFixed(1)}"/>
      <text class="flow-count" text-anchor="end" x="${left - 12}" y="${(y + h / 2 - 2).toFixed(1)}">${start.printed}</text>
      <text class="flow-note" text-anchor="end" x="${left - 12}" y="${(y + h / 2 + 15).toFixed(1)}">${start.name}</text>`;
  });
  return html`<svg class="flow" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${label}">${ribbons}${bars}</svg>`;
}

/** The same for a phone: one bar parted, and its parts as lines. */
export function flowBar(ends: readonly FlowEnd[], label: string): Html {
  const total = Math.max(
    1,
    ends.reduce((sum, end) => sum + end.count, 0),
  );
  let x = 0;
  const parts = ends.map((end) => {
    const from = x;
    const wide = (end.count / total) * 358;
    x += wide;
    return html`<rect class="end-${end.tone}" x="${from.toFixed(1)}" y="0" width="${Math.max(0, wide - 2).toFixed(1)}" height="22"/>`;
  });
  return html`<svg class="flow-bar" viewBox="0 0 358 22" preserveAspectRatio="none" role="img" aria-label="${label}">${parts}</svg>
    <dl class="flow-list">${ends.map(
      (end) =>
        html`<div><dt><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="end-${end.tone}" width="12" height="12" rx="2"/></svg>${end.name}<small>${end.note}</small></dt><dd>${end.printed}</dd></div>`,
    )}</dl>`;
}
