/** Around what a weak session may not do: says what is missing and leads to the signature and back to this page. */
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { phoneTexts } from '../texts/phone.ts';
import { useTexts } from './language.tsx';
import { useMe } from './me.ts';
import css from './Shell.module.css';

export function SignatureNeeded({ children }: { children: ReactNode }) {
  const t = useTexts(phoneTexts);
  const { pathname } = useLocation();
  const { person } = useMe();
  if (person?.proof !== 'weak') return children;
  return (
    <p className={css.needs}>
      <Icon name="lock" size={20} />
      {person.onBehalf === null ? (
        <span>
          {t.needsSignature}{' '}
          <Link to="/sign-in" search={{ back: pathname }}>
            {t.signNow}
          </Link>
        </span>
      ) : (
        <span>{t.notOnBehalf}</span>
      )}
    </p>
  );
}
