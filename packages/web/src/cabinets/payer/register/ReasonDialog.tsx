/** Asks why, before a register is given up. */
import { Button, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly action: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, about, action, error, isPending, onGive, onClose }: ReasonDialogProps) {
  const t = useTexts(payerTexts);
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': t.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onGive(reason);
        }}
      >
        {error === null ? null : <Failed error={error} />}
        <p>{about}</p>
        <Textarea
          label={t.reason}
          description={t.reasonAbout}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          minLength={3}
          maxLength={500}
          data-autofocus
        />
        <div className={page.choice}>
          <Button variant="default" onClick={onClose}>
            {t.close}
          </Button>
          <Button type="submit" loading={isPending} disabled={reason.trim().length < 3}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
