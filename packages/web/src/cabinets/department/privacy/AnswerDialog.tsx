/** A person decides a request: granted or refused, with the reason that the parent will read. */
import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { privacyTexts } from '../../../texts/privacy.ts';
import type { ListedRequest } from './RequestsPage.tsx';

export function AnswerDialog({ request, onClose }: { request: ListedRequest; onClose: () => void }) {
  const t = useTexts(privacyTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const [surname, setSurname] = useState('');
  const [givenName, setGivenName] = useState('');
  const [patronymic, setPatronymic] = useState('');
  const isCorrection = request.kind === 'correction';
  const { reinstatable } = request;
  const isObjection = request.kind === 'objection';
  const [returns, setReturns] = useState(false);
  const corrected = { surname, givenName, patronymic: patronymic.trim() === '' ? null : patronymic };
  const send = useMutation({
    mutationFn: (granted: boolean) =>
      api.privacy.answer({
        requestId: request.requestId,
        granted,
        reason,
        ...(granted && isCorrection ? { corrected } : {}),
        ...(granted && isObjection && reinstatable !== null ? { reinstate: reinstatable.applicationId } : {}),
      }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const isSilent = reason.trim().length < 3;
  const isWithoutEffect = isObjection && (reinstatable === null || !returns);
  const isNameless = isCorrection && (surname.trim() === '' || givenName.trim() === '');
  return (
    <Modal opened onClose={onClose} title={<b>{t[request.kind]}</b>} closeButtonProps={{ 'aria-label': t.cancel }}>
      <div className={page.fields}>
        {send.error === null ? null : <Failed error={send.error} />}
        <p>
          <b>{[request.person, request.childName].filter((one) => one !== null).join(', ')}</b>
        </p>
        <p>{request.body}</p>
        {request.bound ? <p>{t.bound}</p> : null}
        {isObjection ? (
          reinstatable === null ? (
            <p>{t.nothingToReturn}</p>
          ) : (
            <Checkbox
              label={t.returns({ number: reinstatable.number, moment: fmt.moment(reinstatable.filedAt) })}
              description={t.returnsAbout}
              checked={returns}
              onChange={(event) => setReturns(event.currentTarget.checked)}
            />
          )
        ) : null}
        {isCorrection ? (
          <>
            <TextInput label={t.surname} value={surname} onChange={(event) => setSurname(event.currentTarget.value)} />
            <TextInput
              label={t.givenName}
              value={givenName}
              onChange={(event) => setGivenName(event.currentTarget.value)}
            />
            <TextInput
              label={t.patronymic}
              value={patronymic}
              onChange={(event) => setPatronymic(event.currentTarget.value)}
            />
          </>
        ) : null}
        <Textarea
          label={t.answerLabel}
          description={t.answerAbout}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          maxLength={2000}
        />
        <div className={page.choice}>
          <Button variant="default" loading={send.isPending} disabled={isSilent} onClick={() => send.mutate(false)}>
            {t.refuse}
          </Button>
          <Button
            loading={send.isPending}
            disabled={isSilent || isNameless || isWithoutEffect || request.bound}
            onClick={() => send.mutate(true)}
          >
            {t.grant}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
