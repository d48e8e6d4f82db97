/** Languages as words, always in the same place. */
import { languageNames, languageShortNames, languages } from '@balapan/domain/text/language.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { kitTexts } from '../texts/kit.ts';
import css from './Header.module.css';

export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const t = useTexts(kitTexts);
  return (
    <fieldset className={css.languages}>
      <legend className="visually-hidden">{t.languages}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          title={languageNames[one]}
          aria-pressed={one === language}
          onClick={() => speak(one)}
        >
          {languageShortNames[one]}
        </button>
      ))}
    </fieldset>
  );
}
