/** Asks why, before something is given back, refused or taken back: the reason is kept and read by people. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { fieldErrors } from '../shell/refusal.ts';
import { kitTexts } from '../texts/kit.ts';
import page from './Page.module.css';
import { Failed } from './State.tsx';

/** As the server wants it: shorter than that is no reason. */
const shortest = 3;

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
    <Modal opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': t.cancel }}>
      <form
        className={page.fields}
        onSubmit={(event) => {
          event.preventDefault();
          given.mutate();
        }}
      >
        {given.error === null || fault !== undefined ? null : <Failed error={given.error} />}
        {about === undefined ? null : <p>{about}</p>}
        <Textarea
          label={t.reason}
          description={readBy}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fault}
          required
          minLength={shortest}
          maxLength={500}
          data-autofocus
        />
        <div className={page.choice}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={given.isPending} disabled={reason.trim().length < shortest}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
