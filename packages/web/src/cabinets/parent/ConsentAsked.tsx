/** At the first entry: a consent is missing. It blocks nothing (docs/decisions/0014). */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../kit/Icon.tsx';
import { useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import css from './parent.module.css';
import { consentsQuery } from './queries.ts';

export function ConsentAsked() {
  const t = useTexts(privacyTexts);
  const { data } = useQuery(consentsQuery);
  // A consent is the parent's own word: nobody gives it for them.
  const isBehalf = useMe().person?.onBehalf != null;
  if (isBehalf || data === undefined || !data.children.some(({ given, mayGive }) => given === null && mayGive))
    return null;
  return (
    <section className={css.turn}>
      <span>
        <Icon name="pen" size={24} />
      </span>
      <div>
        <h2>{t.askTitle}</h2>
        <p>{t.askNote}</p>
        <div className={css.rowLinks}>
          <Link to="/app/parent/data">
            {t.toConsent} <Icon name="next" />
          </Link>
        </div>
      </div>
    </section>
  );
}
