/** Days from the second signature to the money, as bars; the limit is a dashed ink line with a word. Base at zero. */
import { type Html, html, trusted } from './html.ts';
import type { TermRow } from './queries.ts';

export interface TermsPicture {
  readonly terms: readonly TermRow[];
  /** Days that the acts without money have waited, counted. */
  readonly waiting: readonly TermRow[];
  readonly limit: number;
  readonly label: string;
  readonly limitWord: string;
  readonly dayWord: string;
  /** Over the highest bar. */
  readonly peakWord: (row: TermRow) => string;
}

const width = 470;
const base = 118;
const tall = 92;
/** What a few words take. */
const wordRoom = 120;

export function termsHistogram(picture: TermsPicture): Html {
  const { terms, waiting, limit } = picture;
  const last = Math.max(limit + 4, ...terms.map((row) => row.days + 1), ...waiting.map((row) => row.days + 1));
  const most = Math.max(1, ...terms.map((row) => row.kindergartens), ...waiting.map((row) => row.kindergartens));
  const step = width / (last + 1);
  const x = (days: number): number => days * step;
  const column = (row: TermRow, tone: string): Html => {
    const h = Math.max(2, (row.kindergartens / most) * tall);
    return html`<rect class="${tone}" x="${(x(row.days) + 0.5).toFixed(1)}" y="${(base - h).toFixed(1)}" width="${Math.max(1, step - 1).toFixed(1)}" height="${h.toFixed(1)}"/>`;
  };
  const peak = terms.reduce<TermRow | null>(
    (best, row) => (best === null || row.kindergartens > best.kindergartens ? row : best),
    null,
  );
  const late = waiting.filter((row) => row.days > limit);
  const tick = (days: number, word: string): Html =>
    html`<text class="axis-word" x="${(x(days) + step / 2).toFixed(1)}" y="${base + 18}" text-anchor="middle">${word}</text>`;
  const limitAt = x(limit) + step;
  const isLimitRight = limitAt > width - wordRoom;
  return html`<svg class="terms" viewBox="0 0 ${width} ${base + 24}" role="img" aria-label="${picture.label}">
    ${terms.map((row) => column(row, row.days > limit ? 'bar-late' : 'bar'))}${late.map((row) => column(row, 'bar-late'))}
    <path class="axis" d="M0 ${base}H${width}"/>
    <path class="limit" d="M${limitAt.toFixed(1)} 0V${base}"/>
    <text class="limit-word" x="${(limitAt + (isLimitRight ? -6 : 6)).toFixed(1)}" y="11"${isLimitRight ? trusted(' text-anchor="end"') : ''}>${picture.limitWord}</text>
    ${peak === null ? null : peakText(x(peak.days) + step / 2, picture.peakWord(peak))}
    ${[1, 10, 20].map((days) => tick(days, `${days}`))}${tick(limit, `${limit}`)}
    <text class="axis-word" x="${width}" y="${base + 18}" text-anchor="end">${picture.dayWord}</text>
  </svg>`;
}

/** Over the highest bar, within the picture. */
function peakText(at: number, words: string): Html {
  const [spot, anchor] = at < wordRoom / 2 ? [0, 'start'] : [at, 'middle'];
  return html`<text class="axis-word" x="${spot.toFixed(1)}" y="${base - tall - 7}" text-anchor="${anchor}">${words}</text>`;
}

/** The median of days, `null` of nothing. */
export function medianDays(terms: readonly TermRow[]): number | null {
  const all = terms.reduce((sum, row) => sum + row.kindergartens, 0);
  let seen = 0;
  for (const row of terms.toSorted((a, b) => a.days - b.days)) {
    seen += row.kindergartens;
    if (seen * 2 >= all) return row.days;
  }
  return null;
}
