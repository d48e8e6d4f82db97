/** The three languages of the house. Kazakh stands first, as the city writes. */

export type TextLanguage = 'kk' | 'ru' | 'en';

export const languages: readonly TextLanguage[] = ['kk', 'ru', 'en'];

/** Each language in its own words, for the switch. */
export const languageNames: Readonly<Record<TextLanguage, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
export const languageShortNames: Readonly<Record<TextLanguage, string>> = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

export function isTextLanguage(text: string): text is TextLanguage {
  return text === 'kk' || text === 'ru' || text === 'en';
}

/** The best language for an `Accept-Language` header, Kazakh where none fits. */
export function chooseLanguage(header: string | null | undefined): TextLanguage {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', quality = 'q=1'] = part.trim().toLowerCase().split(';');
    const weight = Number(quality.trim().slice(2));
    return { tag: tag.slice(0, 2), weight: Number.isFinite(weight) ? weight : 0 };
  });
  const best = wishes
    .toSorted((a, b) => b.weight - a.weight)
    .find(({ tag, weight }) => weight > 0 && isTextLanguage(tag));
  return best !== undefined && isTextLanguage(best.tag) ? best.tag : 'kk';
}
