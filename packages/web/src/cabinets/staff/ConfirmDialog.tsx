/** The second person looks at the order and agrees or refuses. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import { type Appointment, daysText } from './appointment.tsx';
import type { Outcome } from './Done.tsx';

interface Props {
  readonly row: Appointment;
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

export function ConfirmDialog({ row, onClose, onDone }: Props) {
  const t = useTexts(staffTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  const { appointmentId, order, madeBy } = row;
  const send = useMutation({
    mutationFn: (accept: boolean) => api.people.confirm({ appointmentId, accept, ...(note === '' ? {} : { note }) }),
    onSuccess: async () => {
      onDone({ text: 'done' });
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<b>{t.confirm}</b>} closeButtonProps={{ 'aria-label': t.cancel }}>
      <div className={page.fields}>
        {send.error === null ? null : <Failed error={send.error} />}
        <p>
          <b>{t.sure({ name: row.name, role: roleTexts[language][row.role] })}</b>
          {row.place === null ? null : `, ${row.place[language]}`}
        </p>
        {row.deputyFor === null ? null : <p>{t.actingFor({ name: row.deputyFor.name })}</p>}
        <p>{daysText(row.ordered, t, fmt)}</p>
        {order === null ? null : <p>{t.order({ number: order.number, date: fmt.day(order.date) })}</p>}
        {madeBy === null ? null : <p>{t.madeBy({ name: madeBy.name, moment: fmt.moment(madeBy.at) })}</p>}
        <Textarea
          label={t.note}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={page.choice}>
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate(false)}>
            {t.refuse}
          </Button>
          <Button data-autofocus loading={send.isPending} onClick={() => send.mutate(true)}>
            {t.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
