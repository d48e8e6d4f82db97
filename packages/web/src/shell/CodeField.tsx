import { TextInput } from '@mantine/core';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { useTexts } from './language.tsx';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** Six digits of an application; telephones show digits, browsers may fill it in. */
export function CodeField({ value, onChange, error, autoFocus = false }: CodeFieldProps) {
  const t = useTexts(staffSignInTexts);
  return (
    <TextInput
      size="md"
      label={t.code}
      description={t.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      required
      data-autofocus={autoFocus || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\s/g, ''))}
      error={error}
    />
  );
}
