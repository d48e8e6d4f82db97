/** A new amendment: the council's decision, its registration, the changes; what comes of it is shown before it is sent. */
import { asDay, isDay } from '@balapan/domain/day.ts';
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { fieldErrors } from '../../shell/refusal.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { amendmentTexts } from '../../texts/amendment.ts';
import type { Made } from '../proposal/MadeNow.tsx';
import css from './Amendment.module.css';
import { AmendmentPreview } from './AmendmentPreview.tsx';
import { planChanges, previewOf, type TypedChange } from './amendment.ts';
import type { Line } from './BudgetPage.tsx';
import { ChangeRows } from './ChangeRows.tsx';

interface Props {
  readonly lines: readonly Line[];
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}

export function AmendmentDialog({ lines, onMade, onClose }: Props) {
  const t = useTexts(amendmentTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const isPhone = useIsPhone();
  const [head, setHead] = useState({ decision: '', session: '', decidedOn: '', registeredOn: '', reason: '' });
  const [typed, setTyped] = useState<readonly TypedChange[]>([{ id: 1, line: '', month: '', amount: '' }]);
  const changes = planChanges(typed);
  const preview = previewOf(lines, changes);
  const { decision, session, decidedOn, registeredOn, reason } = head;
  const send = useMutation({
    mutationFn: () =>
      api.proposal.proposeBudget({
        ...{ decision, session, reason },
        decidedOn: asDay(decidedOn),
        registeredOn: asDay(registeredOn),
        changes: changes.map(({ line, month, amount }) => ({ line, month, amount: String(amount) })),
      }),
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  const set = (over: Partial<typeof head>): void => setHead({ ...head, ...over });
  const isEarly = isDay(decidedOn) && isDay(registeredOn) && registeredOn < decidedOn;
  const isLate = isDay(registeredOn) && registeredOn > today;
  const isReady =
    [decision, session].every((text) => text.trim() !== '') &&
    reason.trim().length > 2 &&
    isDay(decidedOn) &&
    isDay(registeredOn) &&
    changes.length === typed.length;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      fullScreen={isPhone}
      title={<b>{t.title}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p className={page.order}>{t.about}</p>
        {send.error === null || Object.keys(errors).length > 0 ? null : <Failed error={send.error} />}
        <TextInput
          label={t.decision}
          value={decision}
          onChange={(event) => set({ decision: event.currentTarget.value })}
          error={errors.decision}
          maxLength={80}
          required
        />
        <TextInput
          label={t.session}
          description={t.sessionHint}
          value={session}
          onChange={(event) => set({ session: event.currentTarget.value })}
          error={errors.session}
          maxLength={120}
          required
        />
        <div className={page.filters}>
          <TextInput
            type="date"
            label={t.decidedOn}
            value={decidedOn}
            max={today}
            onChange={(event) => set({ decidedOn: event.currentTarget.value })}
            error={errors.decidedOn}
            required
          />
          <TextInput
            type="date"
            label={t.registeredOn}
            value={registeredOn}
            max={today}
            onChange={(event) => set({ registeredOn: event.currentTarget.value })}
            error={isEarly ? t.registeredEarly : isLate ? t.registeredLate : errors.registeredOn}
            required
          />
        </div>
        <ChangeRows lines={lines} changes={typed} onChange={setTyped} />
        <AmendmentPreview lines={lines} preview={preview} />
        <Textarea
          label={t.reason}
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          error={errors.reason}
          minLength={3}
          maxLength={500}
          required
        />
        <div className={page.choice}>
          {isReady ? null : <p className={page.order}>{t.sendNeeds}</p>}
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={!isReady || isEarly || isLate || preview.faults.length > 0}
          >
            {t.send}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
