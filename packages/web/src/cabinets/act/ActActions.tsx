/** What the reader may do with an act now: sign, check, give back with a reason. */

import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { SigningBar } from '../../kit/SigningBar.tsx';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { fieldErrors } from '../../shell/refusal.ts';
import { SignByQr } from '../../shell/SignByQr.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import type { ActDetail } from './moneySteps.ts';
import { signAct } from './signer.ts';

type Action = ActDetail['actions'][number];
type Signing = 'signAsProvider' | 'signAsDepartment';
type Moved = { readonly actId: string };

const isSignature = (action: Action): action is Signing => action === 'signAsProvider' || action === 'signAsDepartment';

export function ActActions({ act }: { act: ActDetail }) {
  const p = useTexts(actPageTexts);
  const desks = useTexts(deskTexts);
  const fmt = useFmt();
  const me = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [isReturning, setReturning] = useState(false);
  const { actId } = act;
  const give = (action: Signing, cms: string): Promise<Moved> => api.settlement[action]({ actId, cms });
  const moved = async (told: Moved): Promise<void> => {
    await cache.invalidateQueries();
    if (told.actId !== actId) await navigate({ to: '/app/provider/acts/$actId', params: { actId: told.actId } });
  };
  const step = useMutation({
    mutationFn: async (action: Exclude<Action, 'return'>): Promise<Moved> => {
      if (!isSignature(action)) return api.settlement[action]({ actId });
      return give(action, await signAct(actId, language, me.demonstration));
    },
    onSuccess: moved,
  });
  const main = act.actions.find((action): action is Exclude<Action, 'return'> => action !== 'return');
  const isSigning = main !== undefined && isSignature(main);
  return (
    <>
      {step.error === null ? null : <Failed error={step.error} />}
      <SigningBar
        sum={
          <>
            <b>{fmt.money(act.total)}</b>
            <br />
            {isSigning ? p.signAbout : null}
            {main === 'redraft' ? p.redraftAbout : null}
            {act.actions.length > 0 || act.desk === 'closed' ? null : p.notYourTurn({ desk: desks[act.desk] })}
          </>
        }
      >
        {act.actions.includes('return') ? (
          <Button variant="default" size="md" leftSection={<Icon name="back" />} onClick={() => setReturning(true)}>
            {p.return}
          </Button>
        ) : null}
        {main !== undefined && isSignature(main) ? (
          <SignByQr
            operation={`settlement.${main}`}
            documentId={actId}
            give={(cms) => give(main, cms)}
            onSigned={moved}
            disabled={step.isPending}
          />
        ) : null}
        {main === undefined ? null : (
          <Button
            size="md"
            leftSection={<Icon name={isSigning ? 'pen' : 'tick'} />}
            loading={step.isPending}
            onClick={() => step.mutate(main)}
          >
            {isSigning ? p.sign({ sum: fmt.money(act.total) }) : p[main]}
          </Button>
        )}
      </SigningBar>
      <ReturnDialog actId={act.actId} opened={isReturning} onClose={() => setReturning(false)} />
    </>
  );
}

function ReturnDialog({ actId, opened, onClose }: { actId: string; opened: boolean; onClose: () => void }) {
  const p = useTexts(actPageTexts);
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  const back = useMutation({
    mutationFn: () => api.settlement.return({ actId, note }),
    onSuccess: async () => {
      onClose();
      setNote('');
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(back.error, language);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b>{p.returnTitle}</b>}
      closeButtonProps={{ 'aria-label': p.cancel }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          back.mutate();
        }}
      >
        {back.error === null || errors.note !== undefined ? null : <Failed error={back.error} />}
        <Textarea
          label={p.returnReason}
          description={p.returnAbout}
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
          <Button type="submit" loading={back.isPending} disabled={note.trim().length < 3}>
            {p.returnDo}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
