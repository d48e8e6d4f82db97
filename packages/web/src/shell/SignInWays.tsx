/**
 * The ways to come in, one open at a time: on a phone the one for parents first, on a desk the key. Folded they are short, so what
 * loads below never moves a button away from under a finger.
 */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { keySignInTexts } from '../texts/keySignIn.ts';
import { phoneTexts } from '../texts/phone.ts';
import { qrSignInTexts } from '../texts/qrSignIn.ts';
import { signInTexts } from '../texts/signIn.ts';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { CodeSignIn } from './CodeSignIn.tsx';
import { KeySignIn } from './KeySignIn.tsx';
import { useTexts } from './language.tsx';
import { useMe } from './me.ts';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import { QrSignIn } from './QrSignIn.tsx';
import css from './SignIn.module.css';
import { useIsPhone } from './useIsPhone.ts';

interface Way {
  readonly id: string;
  /** Where it stands on a phone and on a desk, the smallest first. */
  readonly order: { readonly phone: number; readonly desk: number };
  readonly title: string;
  /** For whom it is. */
  readonly whom: string;
  readonly part: ReactNode;
}

export function SignInWays() {
  const t = useTexts(signInTexts);
  const staff = useTexts(staffSignInTexts);
  const [key, qr, phone] = [useTexts(keySignInTexts), useTexts(qrSignInTexts), useTexts(phoneTexts)];
  const place = useIsPhone() ? 'phone' : 'desk';
  const { codes, demonstration } = useMe();
  const ways: readonly Way[] = [
    { id: 'key', order: { phone: 3, desk: 1 }, title: key.title, whom: t.forAll, part: <KeySignIn /> },
    { id: 'qr', order: { phone: 2, desk: 2 }, title: qr.title, whom: t.forAll, part: <QrSignIn /> },
    { id: 'code', order: { phone: 1, desk: 3 }, title: phone.title, whom: t.forParents, part: <CodeSignIn /> },
    { id: 'password', order: { phone: 4, desk: 4 }, title: staff.password, whom: t.forStaff, part: <PasswordSignIn /> },
    { id: 'passkey', order: { phone: 5, desk: 5 }, title: staff.passkey, whom: t.forStaff, part: <PasskeySignIn /> },
  ];
  const here = ways.filter(({ id }) => id !== 'code' || codes).toSorted((a, b) => a.order[place] - b.order[place]);
  // In a demonstration the list of people below is what most come for.
  const [first] = useState(demonstration ? undefined : here[0]?.id);
  return (
    <section className={css.ways} data-wide={demonstration || undefined}>
      <h1>{t.enter}</h1>
      {here.map(({ id, title, whom, part }) => (
        <details key={id} name="way" className={css.way} open={id === first}>
          <summary>
            <span>
              <b>{title}</b>
              <small>{whom}</small>
            </span>
            <Icon name="down" size={18} />
          </summary>
          <div className={css.part}>{part}</div>
        </details>
      ))}
      <Link to="/invitation">{staff.invited}</Link>
    </section>
  );
}
