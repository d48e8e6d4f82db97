/** Small pieces that several public pages use: the mark of a place, a status, days until or after a term. */
import { type Day, daysBetween } from '@balapan/domain/day.ts';
import { type Html, html, trusted } from './html.ts';
import type { PlaceKind } from './map.ts';
import type { HomeTexts } from './texts.ts';

const shapes: Readonly<Record<PlaceKind, string>> = {
  many: '<circle class="mark-many" cx="8" cy="8" r="6.500"/>',
  few: '<circle class="mark-few" cx="8" cy="8" r="4.500"/>',
  held: '<path class="mark-held" d="M8 1.500L14.500 8 8 14.500 1.500 8z"/>',
  full: '<circle class="mark-full" cx="8" cy="8" r="4.500"/>',
};

/** The mark of the map, for lists and the legend. `word`: what it means, read aloud; empty where the word stands beside it. */
export function placeMark(kind: PlaceKind, word: string): Html {
  return html`<svg class="mark" width="16" height="16" viewBox="0 0 16 16" ${word === '' ? trusted('aria-hidden="true"') : html`role="img" aria-label="${word}"`}>${trusted(shapes[kind])}</svg>`;
}

const icons = {
  ok: 'M5 12.500l4.500 4.500L19 7.500',
  wait: 'M12 3.500a8.500 8.500 0 1 0 .01 0M12 7v5.200l3.300 2',
  you: 'M4.500 19.500l1-4.200L16 4.800a2 2 0 0 1 2.900 0l.3.3a2 2 0 0 1 0 2.900L8.700 18.500z',
  late: 'M12 4L2.800 20h18.400zm0 6v4.500m0 2.600v.1',
  draft: 'M6 12h12',
} as const;

/** A status: colour, shape and word. */
export function tag(tone: keyof typeof icons, word: string): Html {
  return html`<span class="tag tag-${tone}"><svg width="13" height="13" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${icons[tone]}"/></svg>${word}</span>`;
}

/** How an act stands to its term. */
export function termTag(dueOn: Day | null, today: Day, t: HomeTexts): Html {
  if (dueOn === null) return tag('draft', t.notSigned);
  const left = daysBetween(today, dueOn);
  if (left < 0) return tag('late', t.lateDays({ days: -left }));
  return left === 0 ? tag('wait', t.dueToday) : tag('wait', t.leftDays({ days: left }));
}
