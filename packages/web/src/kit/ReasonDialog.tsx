/** Asks why, before something is given back, refused or taken back: the reason is kept and read by people. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { fieldErrors } from '../shell/refusal.ts';
import { kitTexts } from '../texts/kit.ts';
import { FormDialog } from './FormDialog.tsx';
import { isReason, ReasonField } from './ReasonField.tsx';

interface ReasonDialogProps<Told> {
  readonly title: string;
  /** What will happen. */
  readonly about?: ReactNode;
  /** Who will read the reason. */
  readonly readBy: string;
  /** The word on the button. */
  readonly action: string;
  readonly give: (reason: string) => Promise<Told>;
  readonly onGiven: (told: Told) => Promise<void>;
  readonly onClose: () => void;
}

export function ReasonDialog<Told>({ title, about, readBy, action, give, onGiven, onClose }: ReasonDialogProps<Told>) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  const [reason, setReason] = useState('');
  const given = useMutation({
    mutationFn: () => give(reason),
    onSuccess: async (told) => {
      onClose();
      await onGiven(told);
    },
  });
  const errors = fieldErrors(given.error, language);
  // Some operations know it as the note of a move.
  const fault = errors.reason ?? errors.note;
  return (
    <FormDialog
      title={title}
      cancel={t.cancel}
      submit={action}
      error={fault === undefined ? given.error : null}
      isPending={given.isPending}
      disabled={!isReason(reason)}
      onSubmit={() => given.mutate()}
      onClose={onClose}
    >
      {about === undefined ? null : <p>{about}</p>}
      <ReasonField
        label={t.reason}
        description={readBy}
        value={reason}
        onChange={setReason}
        error={fault}
        data-autofocus
      />
    </FormDialog>
  );
}
