/** One kind of what is known of a child's health, being changed: by the family, or by the kindergarten from a paper it was shown. */
import { type HealthKind, longestHealthText, vaccinationStates } from '@balapan/domain/health.ts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { fieldErrors } from '../../shell/refusal.ts';
import { healthKindTexts, healthTexts } from '../../texts/health.ts';
import { useHealthValue } from '../../texts/healthValue.ts';
import css from './health.module.css';

interface ChangeNoteProps {
  readonly childId: string;
  readonly kind: HealthKind;
  readonly value: string;
  /** Big for a parent's phone. */
  readonly size: 'md' | 'lg';
  readonly onClose: () => void;
}

export function ChangeNote({ childId, kind, value, size, onClose }: ChangeNoteProps) {
  const t = useTexts(healthTexts);
  const kinds = useTexts(healthKindTexts);
  const { language } = useLanguage();
  const show = useHealthValue();
  const cache = useQueryClient();
  const [text, setText] = useState(value);
  const write = useMutation({
    mutationFn: () => api.health.write({ childId, kind, value: text }),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onClose();
    },
  });
  const errors = fieldErrors(write.error, language);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate();
      }}
    >
      {write.error === null || errors.value !== undefined ? null : <Failed error={write.error} />}
      {kind === 'vaccination' ? (
        <NativeSelect
          size={size}
          aria-label={kinds[kind]}
          value={text}
          error={errors.value}
          data={[
            { value: '', label: t.unknown },
            ...vaccinationStates.map((state) => ({ value: state, label: show(kind, state) })),
          ]}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : (
        <Textarea
          size={size}
          aria-label={kinds[kind]}
          value={text}
          error={errors.value}
          autosize
          minRows={2}
          maxLength={longestHealthText}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div className={css.pair}>
        <Button variant="default" size={size} onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" size={size} loading={write.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
