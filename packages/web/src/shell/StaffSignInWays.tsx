/** The ways for staff beside a key: an invitation, a password with a code, a passkey. */
import { Link } from '@tanstack/react-router';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { useTexts } from './language.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import css from './staffSignIn.module.css';

export function StaffSignInWays() {
  const t = useTexts(staffSignInTexts);
  return (
    <>
      <h2>{t.staff}</h2>
      <p>
        <Link to="/invitation">{t.invited}</Link>
      </p>
      <div className={css.ways}>
        <PasswordSignIn />
        <PasskeySignIn />
      </div>
    </>
  );
}
