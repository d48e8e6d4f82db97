/** Ends an appointment on a day or at once, takes one back that has not begun, or lets it go on as ordered. */
import { addDays, type Day, isDay } from '@balapan/domain/day.ts';
import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { fieldErrors } from '../../shell/refusal.ts';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import type { Appointment } from './appointment.tsx';
import type { Outcome } from './Done.tsx';

interface Props {
  readonly row: Appointment;
  readonly how: 'end' | 'keepOn' | 'withdraw';
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

export function EndDialog({ row, how, onClose, onDone }: Props) {
  const t = useTexts(staffTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const [day, setDay] = useState<string>(today);
  const [atOnce, setAtOnce] = useState(false);
  const [basis, setBasis] = useState('');
  const { appointmentId } = row;
  const yesterday = addDays(today, -1);
  const lastDay: Day | null =
    how === 'keepOn' ? null : how === 'withdraw' || atOnce ? yesterday : isDay(day) ? day : null;
  const send = useMutation({
    mutationFn: () => api.people.end({ appointmentId, lastDay, basis }),
    onSuccess: async ({ state }) => {
      // What goes on today may still be let go on; what is over stays over.
      const isOpen = how === 'end' && state === 'current';
      onDone({
        text: 'done',
        ...(isOpen
          ? { undo: () => api.people.end({ appointmentId, lastDay: row.held?.to ?? null, basis: t.undo }) }
          : {}),
      });
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  const isLacking = basis.trim() === '' || (how === 'end' && !atOnce && !isDay(day));
  return (
    <FormDialog
      title={t[how]}
      cancel={t.cancel}
      submit={t[how]}
      error={send.error}
      isPending={send.isPending}
      disabled={isLacking}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p>
        <b>{t.sure({ name: row.name, role: roleTexts[language][row.role] })}</b>
      </p>
      {how === 'end' ? (
        <>
          <TextInput
            type="date"
            label={t.lastDay}
            value={day}
            min={today}
            {...(row.ordered.to === null ? {} : { max: row.ordered.to })}
            disabled={atOnce}
            error={errors.lastDay}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Checkbox
            label={t.atOnce}
            description={t.atOnceNote}
            checked={atOnce}
            onChange={(event) => setAtOnce(event.currentTarget.checked)}
          />
        </>
      ) : null}
      <TextInput
        data-autofocus
        label={t.basis}
        value={basis}
        maxLength={200}
        required
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
