/** Categories and the verdicts of the clean-up, told to the parent: what happened, and why. */

import { describeCategory, type WishedLanguage } from '../../category.ts';
import type { CleanupReason, CleanupVerdict } from '../../cleanup.ts';
import type { PolicyRules } from '../../policy.ts';
import { type Catalogue, defineTexts } from '../catalogue.ts';
import type { TextLanguage } from '../language.ts';
import { enPlural, ruPlural } from '../plural.ts';
import { tierTexts } from './status.ts';

export const cleanupVerdictTexts: Catalogue<Readonly<Record<CleanupVerdict, string>>> = defineTexts({
  kk: {
    live: 'Кезекте қалады',
    enrolled: 'Балабақшаға барады',
    notInterested: 'Орын керек емес',
    duplicate: 'Қайталанған өтініш',
    otherRegion: 'Басқа өңірдің кезегінде',
    overAge: 'Мектеп жасына жетті',
  },
  ru: {
    live: 'Остаётся в очереди',
    enrolled: 'Уже ходит в сад',
    notInterested: 'Место больше не нужно',
    duplicate: 'Повторное заявление',
    otherRegion: 'В очереди другого региона',
    overAge: 'Школьный возраст',
  },
  en: {
    live: 'Stays in the queue',
    enrolled: 'Already in a kindergarten',
    notInterested: 'No longer wants a place',
    duplicate: 'Repeated application',
    otherRegion: 'In the queue of another region',
    overAge: 'Due at school',
  },
});

type Params<Code extends CleanupVerdict> = Extract<CleanupReason, { code: Code }>['params'];

const reasons = defineTexts({
  kk: {
    live: () => 'Өтініш күшінде, берілген уақыты сақталды.',
    enrolled: (p: Params<'enrolled'>) => `Бала «${p.provider}» балабақшасына барады.`,
    notInterested: (p: Params<'notInterested'>) =>
      p.answered ? 'Сіз орын енді керек емес деп жауап бердіңіз.' : 'Орын керек пе деген сұраққа жауап келмеді.',
    duplicate: (p: Params<'duplicate'>) => `Осы балаға № ${p.keptNumber} өтініш бұрын берілген, сол қалады.`,
    otherRegion: (p: Params<'otherRegion'>) => `Бала басқа өңірдің кезегінде тұр: ${p.region}.`,
    overAge: (p: Params<'overAge'>) => `Бала ${p.schoolYear} жылғы 1 қыркүйекте мектепке барады.`,
  },
  ru: {
    live: () => 'Заявление действует, время подачи сохранено.',
    enrolled: (p: Params<'enrolled'>) => `Ребёнок уже ходит в сад «${p.provider}».`,
    notInterested: (p: Params<'notInterested'>) =>
      p.answered ? 'Вы ответили, что место больше не нужно.' : 'На вопрос, нужно ли место, ответа не было.',
    duplicate: (p: Params<'duplicate'>) => `На этого ребёнка остаётся заявление № ${p.keptNumber}.`,
    otherRegion: (p: Params<'otherRegion'>) => `Ребёнок стоит в очереди другого региона: ${p.region}.`,
    overAge: (p: Params<'overAge'>) => `Ребёнку 1 сентября ${p.schoolYear} года пора в школу.`,
  },
  en: {
    live: () => 'The application is valid and keeps its moment.',
    enrolled: (p: Params<'enrolled'>) => `The child already goes to “${p.provider}”.`,
    notInterested: (p: Params<'notInterested'>) =>
      p.answered
        ? 'You answered that a place is no longer needed.'
        : 'We asked whether a place is needed; no answer came.',
    duplicate: (p: Params<'duplicate'>) => `For this child application No. ${p.keptNumber} stays.`,
    otherRegion: (p: Params<'otherRegion'>) => `The child stands in the queue of another region: ${p.region}.`,
    overAge: (p: Params<'overAge'>) => `The child is due at school on 1 September ${p.schoolYear}.`,
  },
});

/** The reason of a clean-up verdict as a sentence. */
export function cleanupReasonText(reason: CleanupReason, language: TextLanguage): string {
  // The code picks the text and its parameters together; the compiler follows only one of them.
  const text = reasons[language][reason.code] as (params: CleanupReason['params']) => string;
  return text(reason.params);
}

const ageTexts = defineTexts({
  kk: { age: (p: { age: number }) => `${p.age} жас`, youngest: '2 жасқа дейін', category: 'санат' },
  ru: {
    age: (p: { age: number }) => `${p.age} ${ruPlural(p.age, 'год', 'года', 'лет')}`,
    youngest: 'до 2 лет',
    category: 'категория',
  },
  en: {
    age: (p: { age: number }) => `${p.age} ${enPlural(p.age, 'year', 'years')}`,
    youngest: 'under 2',
    category: 'category',
  },
});

/** `5 жас`, `5 лет`, `5 years`. */
export function ageText(age: number, language: TextLanguage): string {
  return ageTexts[language].age({ age });
}

/** `17: общая очередь, 3 года`; a number that is no category stays a number. */
export function categoryText(category: number, rules: PolicyRules, language: TextLanguage): string {
  const meaning = describeCategory(category, rules);
  if (meaning === null) return `${category}`;
  if (meaning === 'youngest') return `${category}: ${ageTexts[language].youngest}`;
  return `${category}: ${tierTexts[language][meaning.tier].toLowerCase()}, ${ageText(meaning.age, language)}`;
}

export const wishedLanguageTexts: Catalogue<Readonly<Record<WishedLanguage, string>>> = defineTexts({
  kk: { kk: 'қазақша', ru: 'орысша', any: 'кез келген тіл' },
  ru: { kk: 'казахский', ru: 'русский', any: 'любой язык' },
  en: { kk: 'Kazakh', ru: 'Russian', any: 'either language' },
});
