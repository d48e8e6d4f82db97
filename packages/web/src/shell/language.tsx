/** The language of the screens: remembered in a cookie, so that the server's pages speak the same one. */
import type { Catalogue, SameTexts, Texts } from '@balapan/domain/text/catalogue.ts';
import { chooseLanguage, isTextLanguage, type TextLanguage } from '@balapan/domain/text/language.ts';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** Over HTTPS bound to the host, as the server names it (server/http/cookies.ts). */
const isSecure = globalThis.location?.protocol === 'https:';
const languageCookie = isSecure ? '__Host-language' : 'language';

interface Spoken {
  readonly language: TextLanguage;
  readonly speak: (language: TextLanguage) => void;
}
const Context = createContext<Spoken>({ language: 'kk', speak: () => undefined });

function remembered(): TextLanguage {
  const found = new RegExp(`(?:^|; )${languageCookie}=(\\w+)`).exec(document.cookie)?.[1] ?? '';
  return isTextLanguage(found) ? found : chooseLanguage(navigator.languages.join(','));
}

function remember(language: TextLanguage): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser of a cheap phone
  document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (chosen: TextLanguage): void => {
    remember(chosen);
    setLanguage(chosen);
  };
  return <Context value={{ language, speak }}>{children}</Context>;
}

/** The language now, and how to change it. */
export function useLanguage(): Spoken {
  return useContext(Context);
}

/** The texts of a catalogue in the language now: `const t = useTexts(parentTexts)`. */
export function useTexts<Model extends Texts>(texts: Catalogue<Model>): SameTexts<Model> {
  return texts[useContext(Context).language];
}
