import { Icon } from '../../kit/Icon.tsx';
import { useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';

/** The line at the foot of every page of parents. */
export function Help() {
  const t = useTexts(parentTexts);
  return (
    <p className={css.help}>
      <Icon name="phone" size={20} />
      <span>
        {t.help} <a href="tel:1414">1414</a>
        {t.helpCall}
      </span>
    </p>
  );
}
