/** Appoints: whom, as what, where, from when, on which order. */
import { confirmedRoles, placeOfRole, type StaffRole } from '@balapan/api/appointing.ts';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { fieldErrors } from '../../shell/refusal.ts';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import type { Outcome } from './Done.tsx';
import { OrderFields, orderOf } from './OrderFields.tsx';
import { noPerson, PersonFields, personOf } from './PersonFields.tsx';
import { noPlace, PlaceFields, placeOf } from './PlaceFields.tsx';
import { takeBack } from './takeBack.ts';

export function AppointDialog({ onClose, onDone }: { onClose: () => void; onDone: (outcome: Outcome) => void }) {
  const t = useTexts(staffTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const places = useQuery({ queryKey: ['people.places', ''], queryFn: () => api.people.places({}) });
  const [chosen, setChosen] = useState<StaffRole | null>(null);
  const [person, setPerson] = useState(noPerson);
  const [place, setPlace] = useState(noPlace);
  const [draft, setDraft] = useState({ from: today as string, to: '', orderNumber: '', orderDate: today as string });
  const role = chosen ?? places.data?.roles[0] ?? null;
  const order = orderOf(draft);
  const where = role === null ? null : placeOf(place, placeOfRole[role]);
  const send = useMutation({
    mutationFn: async () => {
      if (role === null || order === null || where === null) return null;
      return api.people.appoint({ role, ...personOf(person), ...where, ...order });
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
  const errors = fieldErrors(send.error, language);
  const isLacking = where === null || order === null || Object.keys(personOf(person)).length === 0;
  return (
    <FormDialog
      title={t.appoint}
      cancel={t.cancel}
      submit={t.appoint}
      size="lg"
      error={send.error}
      isPending={send.isPending}
      disabled={isLacking || places.error !== null}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      {places.error !== null ? (
        <Failed error={places.error} onRetry={() => void places.refetch()} />
      ) : places.data === undefined || role === null ? (
        <Loading rows={4} />
      ) : (
        <>
          <NativeSelect
            label={t.role}
            value={role}
            onChange={(event) => setChosen(places.data.roles.find((one) => one === event.currentTarget.value) ?? null)}
            data={places.data.roles.map((value) => ({ value, label: roleTexts[language][value] }))}
          />
          {confirmedRoles.includes(role) ? <p>{t.twoPeople}</p> : null}
          <PlaceFields kind={placeOfRole[role]} draft={place} onChange={setPlace} districts={places.data.districts} />
          <PersonFields draft={person} onChange={setPerson} errors={errors} />
          <OrderFields draft={draft} onChange={setDraft} errors={errors} />
        </>
      )}
    </FormDialog>
  );
}
