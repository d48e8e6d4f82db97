/** Words that people will read: why something is asked for, or what a paper shows. As long as the server wants them. */
import { Textarea, type TextareaProps } from '@mantine/core';

const shortest = 3;

/** Shorter than that is no reason. */
export const isReason = (text: string): boolean => text.trim().length >= shortest;

interface ReasonFieldProps extends Pick<TextareaProps, 'label' | 'description' | 'error'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function ReasonField({ onChange, ...field }: ReasonFieldProps) {
  return (
    <Textarea
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
      required
      minLength={shortest}
      maxLength={500}
    />
  );
}
