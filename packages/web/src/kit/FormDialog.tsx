/** A dialog with one form: what went wrong, the fields, and under them the way back and the deed. */
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import page from './Page.module.css';
import { Failed } from './State.tsx';

interface FormDialogProps {
  /** A dialog that stays mounted gives the focus back to where it was opened from; others are mounted to be open. */
  readonly opened?: boolean;
  readonly title: string;
  /** The words on the two buttons. */
  readonly cancel: string;
  readonly submit: string;
  readonly size?: 'md' | 'lg';
  /** What no field of the form says itself; null where a field does. */
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function FormDialog({ opened = true, size = 'md', disabled = false, ...props }: FormDialogProps) {
  const { title, cancel, submit, error, isPending, onSubmit, onClose, children } = props;
  return (
    <Modal
      opened={opened}
      size={size}
      onClose={onClose}
      title={<b>{title}</b>}
      closeButtonProps={{ 'aria-label': cancel }}
    >
      <form
        className={page.fields}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {error === null ? null : <Failed error={error} />}
        {children}
        <div className={page.choice}>
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={isPending} disabled={disabled}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
