/** Giving an act back to the kindergarten, or taking back one that is signed: with a reason that people read. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { fieldErrors } from '../../shell/refusal.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import type { ActDetail } from './moneySteps.ts';

export type Reasoned = 'return' | 'replace';

interface ReasonDialogProps {
  readonly act: ActDetail;
  readonly asked: Reasoned | null;
  readonly onClose: () => void;
  readonly onDone: (told: { readonly actId: string }) => Promise<void>;
}

export function ReasonDialog({ act, asked, onClose, onDone }: ReasonDialogProps) {
  const p = useTexts(actPageTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [note, setNote] = useState('');
  const [last, setLast] = useState<Reasoned>('return');
  // The words stay while the dialog closes.
  if (asked !== null && asked !== last) setLast(asked);
  const done = useMutation({
    mutationFn: (): Promise<{ readonly actId: string }> => api.settlement[last]({ actId: act.actId, note }),
    onSuccess: async (told) => {
      onClose();
      setNote('');
      await onDone(told);
    },
  });
  const errors = fieldErrors(done.error, language);
  const isReplacing = last === 'replace';
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={<b>{isReplacing ? p.replaceTitle : p.returnTitle}</b>}
      closeButtonProps={{ 'aria-label': p.cancel }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          done.mutate();
        }}
      >
        {done.error === null || errors.note !== undefined ? null : <Failed error={done.error} />}
        {isReplacing ? <p>{p.replaceAbout({ sum: fmt.money(act.money.payable.total) })}</p> : null}
        <Textarea
          label={p.returnReason}
          description={isReplacing ? p.replaceReasonAbout : p.returnAbout}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={errors.note}
          required
          minLength={3}
          maxLength={500}
          data-autofocus
        />
        <div className={css.choice}>
          <Button variant="default" onClick={onClose}>
            {p.cancel}
          </Button>
          <Button type="submit" loading={done.isPending} disabled={note.trim().length < 3}>
            {isReplacing ? p.replaceDo : p.returnDo}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
