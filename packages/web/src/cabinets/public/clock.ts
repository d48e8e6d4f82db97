/** Moves the demonstration's clock from a public page: asks the server, tells what fell due, leads to the page as it is then. */
import { isDay } from '@balapan/domain/day.ts';
import { localIsoOf, momentOf, parseIso } from '@balapan/domain/moment.ts';
import { formatMoment } from '@balapan/domain/text/dates.ts';
import { isTextLanguage, type TextLanguage } from '@balapan/domain/text/language.ts';
import { clockReport, clockTexts } from '@balapan/domain/text/texts/clock.ts';
import { api } from '../../shell/api.ts';
import { refusalText } from '../../shell/refusal.ts';

export function moveFrom(form: HTMLFormElement): void {
  const spoken = document.documentElement.lang;
  const language: TextLanguage = isTextLanguage(spoken) ? spoken : 'kk';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    void move(form, pressed === '' ? chosenIn(form) : pressed, language);
  });
}

/** The day and time of the field on the city's clock; empty for none. */
function chosenIn(form: HTMLFormElement): string {
  const [day = '', time = ''] = form.querySelector('input')?.value.split('T') ?? [];
  return isDay(day) && /^\d{2}:\d{2}/.test(time) ? localIsoOf(momentOf(day, time.slice(0, 5))) : '';
}

async function move(form: HTMLFormElement, to: string, language: TextLanguage): Promise<void> {
  const t = clockTexts[language];
  const buttons = form.querySelectorAll('button');
  if (to === '') return tell(form, [t.choose]);
  for (const button of buttons) button.disabled = true;
  try {
    const { now, done } = await api.access.moveClock({ to });
    const at = parseIso(now);
    const moment = at === null ? now : formatMoment(at, language);
    tell(form, [t.now({ moment }), ...clockReport(done, language)], t.show);
  } catch (error) {
    tell(form, [refusalText(error, language)]);
    for (const button of buttons) button.disabled = false;
  }
}

function tell(form: HTMLFormElement, sentences: readonly string[], link?: string): void {
  const lines = sentences.map((sentence) => {
    const line = document.createElement('p');
    line.textContent = sentence;
    return line;
  });
  const output = form.querySelector('output');
  output?.replaceChildren(...lines);
  if (link === undefined) return;
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = link;
  output?.append(again);
}
