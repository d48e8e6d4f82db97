import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { useTexts } from './language.tsx';
import css from './staffSignIn.module.css';

interface PasswordFieldProps {
  readonly isNew?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A password, hidden until its owner wants to see it; pasting and managers of passwords are welcome. */
export function PasswordField({ isNew = false, value, onChange, error }: PasswordFieldProps) {
  const t = useTexts(staffSignInTexts);
  const [shown, setShown] = useState(false);
  return (
    <div className={css.password}>
      <TextInput
        size="md"
        type={shown ? 'text' : 'password'}
        label={isNew ? t.newPassword : t.passwordField}
        description={isNew ? t.passwordRule : undefined}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={1000}
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
      <button type="button" className={css.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? t.hidePassword : t.showPassword}
      </button>
    </div>
  );
}
