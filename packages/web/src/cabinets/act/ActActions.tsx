/** What the reader may do with an act now: sign, check, give back or take back with a reason. */

import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { ReasonDialog } from '../../kit/ReasonDialog.tsx';
import { SigningBar } from '../../kit/SigningBar.tsx';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { SignByQr } from '../../shell/SignByQr.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { type ActDetail, isTurnOf } from './moneySteps.ts';
import { signAct } from './signer.ts';

type Action = ActDetail['actions'][number];
type Signing = 'signAsProvider' | 'signAsDepartment';
type Reasoned = Extract<Action, 'return' | 'replace'>;
type Step = Exclude<Action, Reasoned>;
type Moved = { readonly actId: string };

const isReasoned = (action: Action): action is Reasoned => action === 'return' || action === 'replace';

const isSignature = (action: Action): action is Signing => action === 'signAsProvider' || action === 'signAsDepartment';

export function ActActions({ act }: { act: ActDetail }) {
  const p = useTexts(actPageTexts);
  const desks = useTexts(deskTexts);
  const fmt = useFmt();
  const me = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const { actId } = act;
  const give = (action: Signing, cms: string): Promise<Moved> => api.settlement[action]({ actId, cms });
  const moved = async (told: Moved): Promise<void> => {
    await cache.invalidateQueries();
    if (told.actId === actId) return;
    const isOwn = (me.person?.providerIds.length ?? 0) > 0;
    await navigate({
      to: isOwn ? '/app/provider/acts/$actId' : '/app/department/acts/$actId',
      params: { actId: told.actId },
    });
  };
  const step = useMutation({
    mutationFn: async (action: Step): Promise<Moved> => {
      if (!isSignature(action)) return api.settlement[action]({ actId });
      return give(action, await signAct(actId, language, me.demonstration));
    },
    onSuccess: moved,
  });
  if (act.desk === 'closed' && act.actions.length === 0) return null;
  const main = act.actions.find((action): action is Step => !isReasoned(action));
  const isSigning = main !== undefined && isSignature(main);
  return (
    <>
      {step.error === null ? null : <Failed error={step.error} />}
      <SigningBar
        sum={
          <>
            <b>{fmt.money(act.money.payable.total)}</b>
            <br />
            {isSigning ? p.signAbout : null}
            {main === 'redraft' ? p.redraftAbout : null}
            {isTurnOf(act) || act.desk === 'closed' ? null : p.notYourTurn({ desk: desks[act.desk] })}
          </>
        }
      >
        {act.actions.filter(isReasoned).map((action) => (
          <Button
            key={action}
            variant="default"
            size="md"
            leftSection={<Icon name="back" />}
            onClick={() => setAsked(action)}
          >
            {p[action]}
          </Button>
        ))}
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
            {isSigning ? p.sign({ sum: fmt.money(act.money.payable.total) }) : p[main]}
          </Button>
        )}
      </SigningBar>
      {asked === null ? null : (
        <ReasonDialog
          title={p[`${asked}Title`]}
          {...(asked === 'replace' ? { about: p.replaceAbout({ sum: fmt.money(act.money.payable.total) }) } : {})}
          readBy={asked === 'replace' ? p.replaceReasonAbout : p.returnAbout}
          action={p[`${asked}Do`]}
          give={(note): Promise<Moved> => api.settlement[asked]({ actId, note })}
          onGiven={moved}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
