/** The home page: the question for a place, the launch in figures, free places, terms of payment. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { PageContext } from './context.ts';
import type { PlaceFilter } from './filters.ts';
import { hero, type NumberAsked } from './hero.ts';
import { type Html, html } from './html.ts';
import { launchSection } from './launch.ts';
import { moneySection } from './money.ts';
import { placesSection } from './places.ts';
import { homeTexts } from './texts.ts';

export async function homePage(context: PageContext, filter: PlaceFilter, asked: NumberAsked | null): Promise<Html> {
  const [launch, places, money] = [
    await launchSection(context),
    await placesSection(context, filter),
    await moneySection(context),
  ];
  return html`${hero(context, asked)}<div class="wide">${launch}${places}${money}</div>`;
}

export const homeTitle = (language: TextLanguage): string =>
  `${homeTexts[language].product}: ${homeTexts[language].about}`;
