/** Names a deputy for some of the principal's days. */
import { confirmedRoles } from '@balapan/api/appointing.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { fieldErrors } from '../../shell/refusal.ts';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import { type Appointment, daysText } from './appointment.tsx';
import type { Outcome } from './Done.tsx';
import { OrderFields, orderOf } from './OrderFields.tsx';
import { noPerson, PersonFields, personOf } from './PersonFields.tsx';
import { takeBack } from './takeBack.ts';

interface Props {
  readonly row: Appointment;
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

export function ReplaceDialog({ row, onClose, onDone }: Props) {
  const t = useTexts(staffTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const [person, setPerson] = useState({ ...noPerson, isKnown: true });
  const [draft, setDraft] = useState({ from: '', to: '', orderNumber: '', orderDate: today as string });
  const order = orderOf(draft);
  const send = useMutation({
    mutationFn: async () => {
      if (order?.to == null) return null;
      return api.people.replace({ appointmentId: row.appointmentId, ...personOf(person), ...order, to: order.to });
    },
    onSuccess: async (told) => {
      if (told === null) return;
      onDone({
        text: told.state === 'waiting' ? 'doneWaiting' : 'done',
        undo: takeBack(told.appointmentId, today, t.undo),
      });
      onClose();
      await cache.invalidateQueries();
    },
  });
  const isLacking = order?.to == null || Object.keys(personOf(person)).length === 0;
  const days = row.held ?? row.ordered;
  return (
    <FormDialog
      title={t.replace}
      cancel={t.cancel}
      submit={t.replace}
      size="lg"
      error={send.error}
      isPending={send.isPending}
      disabled={isLacking}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p>
        <b>{t.actingFor({ name: row.name })}</b>, {roleTexts[language][row.role]}, {daysText(days, t, fmt)}
      </p>
      <p>{t.deputyNote}</p>
      {row.role === 'head' || row.role === 'departmentHead' ? <p>{t.certificateNote}</p> : null}
      {confirmedRoles.includes(row.role) ? <p>{t.twoPeople}</p> : null}
      <PersonFields draft={person} onChange={setPerson} errors={fieldErrors(send.error, language)} />
      <OrderFields draft={draft} onChange={setDraft} errors={fieldErrors(send.error, language)} bounded={days} />
    </FormDialog>
  );
}
