/** The promise, the question for a place in the queue and its answer; works without script. */

import type { AnswerOf } from '@balapan/api/contract.ts';
import type { CleanupVerdict } from '@balapan/domain/cleanup.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { parseIso } from '@balapan/domain/moment.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { formatMoment } from '@balapan/domain/text/dates.ts';
import { categoryText, cleanupVerdictTexts } from '@balapan/domain/text/texts/queue.ts';
import { applicationStateTexts } from '@balapan/domain/text/texts/status.ts';
import { stranger } from '../../kernel/actor.ts';
import { perform } from '../../kernel/operation.ts';
import { byNumber } from '../../queue/place.ts';
import type { PageContext } from './context.ts';
import { type Html, html, trusted } from './html.ts';
import { tag } from './marks.ts';
import { pageTexts } from './pageTexts.ts';
import { readVerdictOf } from './queries.ts';
import { homeTexts } from './texts.ts';

export interface NumberAsked {
  readonly number: string;
  readonly problem: 'wrongShape' | 'notFound' | null;
  readonly place: PlaceInQueue | null;
  readonly verdict: CleanupVerdict | null;
}

/** Looks up an application by what was typed: spaces and dashes do not matter. */
export async function askNumber(context: PageContext, typed: string): Promise<NumberAsked> {
  const digits = typed.replace(/\D/g, '');
  const number = `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
  const nothing = { place: null, verdict: null };
  if (digits.length !== 12) return { number: typed, problem: 'wrongShape', ...nothing };
  const place = await findPlace(context, number);
  if (place !== null) return { number, problem: null, place, verdict: null };
  const verdict = await context.reader.fresh((sql) => readVerdictOf(sql, number));
  return { number, problem: verdict === null ? 'notFound' : null, place: null, verdict };
}

/** The same answer as the API gives to everybody: place and category, no names. */
async function findPlace({ house }: PageContext, number: string): Promise<PlaceInQueue | null> {
  try {
    return await perform(house, stranger, byNumber, { number });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.notFound') return null;
    throw error;
  }
}

type PlaceInQueue = AnswerOf<typeof byNumber.route>;

export function hero(context: PageContext, asked: NumberAsked | null): Html {
  const t = homeTexts[context.language];
  const pages = pageTexts[context.language];
  const problem = asked?.problem ?? null;
  return html`<section class="hero">${mountains}<div class="wide">
<h1>${t.promise}</h1>
<form method="get" action="/${context.language}" class="ask">
<label for="number">${t.applicationNumber}</label>
${problem === null ? null : html`<p class="field-error" id="number-error">${pages[problem]}</p>`}
<div><input id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="20" required placeholder="7500-4821-0936" value="${asked?.number ?? ''}"${problem === null ? '' : trusted(' aria-invalid="true" aria-describedby="number-error"')}>
<button>${t.showPlace}</button></div>
<p class="hint">${t.numberHint}</p>
</form>
${asked === null || problem !== null ? null : answer(context, asked)}
</div></section>`;
}

function answer(context: PageContext, { number, place, verdict }: NumberAsked): Html {
  const t = pageTexts[context.language];
  const title = html`<h2>${t.placeOf({ number })}</h2>`;
  if (place === null)
    return html`<div class="answer" role="status">${title}<p>${tag('draft', verdict === null ? '' : cleanupVerdictTexts[context.language][verdict])}</p></div>`;
  const state = applicationStateTexts[context.language][place.state];
  const tone =
    place.state === 'offered'
      ? 'you'
      : place.state === 'waiting' || place.state === 'accepted'
        ? 'wait'
        : place.state === 'enrolled'
          ? 'ok'
          : 'draft';
  return html`<div class="answer" role="status">${title}
${place.position !== null ? html`<p class="position"><b>${context.count(place.position)}</b><span>${t.position({ position: context.count(place.position), total: context.count(place.inCategory) })}<br>${categoryText(place.category, policyInForce20250701.rules, context.language)}</span></p>` : null}
<p>${tag(tone, state)}</p>
<p class="hint">${t.filedAt({ moment: formatMoment(parseIso(place.filedAt) ?? 0, context.language) })} ${t.placeAdvice}</p></div>`;
}

/** Alatau: drawn once, no more than a hint of where the city lies. */
const mountains =
  trusted(`<svg class="mountains" viewBox="0 0 560 162" preserveAspectRatio="xMaxYMax meet" aria-hidden="true">
<circle class="sun" cx="498" cy="60" r="27"/>
<path class="range-1" d="M0 162L70 122l48 14 66-58 50 34 70-62 58 32 46-22 62 62 46-18 44 30v28z"/>
<path class="snow" d="M160 99l24-21 26 17-14 4-10 12-12-8zM272 76l32-26 34 18-14 6-12 20-14-10-12 6zM390 66l18-6 22 22-14 4-8-8z"/>
<path class="range-2" d="M96 162l84-34 62 18 112-46 72 26 74-14 60 20v30z"/></svg>`);
