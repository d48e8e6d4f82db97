/** A second question before an act that changes much: what happens, yes, back. */
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failed } from '../../kit/State.tsx';
import { useTexts } from '../../shell/language.tsx';
import { kitTexts } from '../../texts/kit.ts';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';

interface AskProps {
  readonly open: boolean;
  readonly title: string;
  readonly note: ReactNode;
  readonly yes: string;
  /** Refusals are not blue: they are not what the page recommends. */
  readonly grave?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function Ask({ open, title, note, yes, grave = false, pending, error, onYes, onClose }: AskProps) {
  const t = useTexts(parentTexts);
  const kit = useTexts(kitTexts);
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={<b>{title}</b>}
      size="sm"
      closeButtonProps={{ 'aria-label': kit.close }}
    >
      <div className={css.ask}>
        <p>{note}</p>
        {error === null || error === undefined ? null : <Failed error={error} />}
        <Button
          fullWidth
          size="lg"
          loading={pending}
          onClick={onYes}
          {...(grave ? { color: 'dark.9', bg: 'var(--ink)' } : {})}
        >
          {yes}
        </Button>
        <Button fullWidth size="lg" variant="default" onClick={onClose}>
          {t.notNow}
        </Button>
      </div>
    </Modal>
  );
}
