/** The peoples of the city with their names, as data for drawing families. */
import { kazakhGiven, kazakhSurnames } from './kazakh.ts';
import * as others from './others.ts';
import type { PatronymicStyle } from './patronymic.ts';
import { slavicGiven, slavicSurnames } from './slavic.ts';

/** Lists by the years of birth in which the names were fashionable. */
export interface NamesByAge {
  readonly elder: readonly string[];
  readonly middle: readonly string[];
  readonly young: readonly string[];
}

export interface Culture {
  readonly code: 'kazakh' | 'slavic' | 'uyghur' | 'korean' | 'tatar' | 'uzbek' | 'turk';
  /** Share among the city's families with small children, of 100. */
  readonly share: number;
  readonly given: { readonly male: NamesByAge; readonly female: NamesByAge };
  /** Masculine forms. */
  readonly surnames: readonly string[];
  /** The patronymic of those born before 1992 and after: Kazakh families returned to their own form. */
  readonly patronymic: { readonly before1992: PatronymicStyle; readonly after: PatronymicStyle };
  /** The share of families that want a Kazakh-speaking group. */
  readonly kazakhSpeaking: number;
}

const russian = { before1992: 'russian', after: 'russian' } as const;

export const cultures: readonly Culture[] = [
  {
    code: 'kazakh',
    share: 70,
    given: kazakhGiven,
    surnames: kazakhSurnames,
    patronymic: { before1992: 'russian', after: 'kazakh' },
    kazakhSpeaking: 0.9,
  },
  {
    code: 'slavic',
    share: 20,
    given: slavicGiven,
    surnames: slavicSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.04,
  },
  {
    code: 'uyghur',
    share: 5,
    given: others.uyghurGiven,
    surnames: others.uyghurSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.35,
  },
  {
    code: 'korean',
    share: 1.6,
    given: others.koreanGiven,
    surnames: others.koreanSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.05,
  },
  {
    code: 'tatar',
    share: 1.3,
    given: others.tatarGiven,
    surnames: others.tatarSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.2,
  },
  {
    code: 'uzbek',
    share: 0.9,
    given: others.uzbekGiven,
    surnames: others.uzbekSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.5,
  },
  {
    code: 'turk',
    share: 1.2,
    given: others.turkGiven,
    surnames: others.turkSurnames,
    patronymic: russian,
    kazakhSpeaking: 0.4,
  },
];
