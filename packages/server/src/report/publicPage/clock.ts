/** Demonstration only: the city's moment under the head, and moving it (by the pages' script; without it the line stands alone). */
import { dayAt, endOfDay, localIsoOf, type Moment, timeAt } from '@balapan/domain/moment.ts';
import { formatMoment } from '@balapan/domain/text/dates.ts';
import { clockTexts } from '@balapan/domain/text/texts/clock.ts';
import { clockSteps } from '../../access/clock.ts';
import { calendarOf } from '../../roster/queries.ts';
import type { PageContext } from './context.ts';
import { type Html, html } from './html.ts';

/** A day and time as the browser's own field writes them, on the city's clock. */
const written = (at: Moment): string => `${dayAt(at)}T${timeAt(at)}`;

export async function clockLine({ house, reader, language, now }: PageContext): Promise<Html> {
  if (!house.demonstration) return html``;
  const t = clockTexts[language];
  const calendar = await reader.kept('calendar', calendarOf);
  const steps = clockSteps(now, calendar).map(
    ({ code, at }) =>
      html`<button name="to" value="${localIsoOf(at)}">${t[code]} <small>${formatMoment(at, language)}</small></button>`,
  );
  return html`<div class="clock"><div class="wide"><span>${t.line}: <b>${formatMoment(now, language)}</b></span>
<details hidden><summary>${t.move}</summary><form>
<p>${t.about}</p>${steps}
<label>${t.other}<input type="datetime-local" min="${written(now)}" max="${written(endOfDay(calendar.to) - 60_000)}"></label><button>${t.go}</button>
<output></output></form></details></div></div>`;
}
