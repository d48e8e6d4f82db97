/** The bar at the foot: what the reader may do now; a blocked button says why. Ends ask first, a return and a refusal ask why. */

import { dayAt } from '@balapan/domain/moment.ts';
import type { ProposalStep } from '@balapan/domain/proposal.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { ReasonDialog } from '../../kit/ReasonDialog.tsx';
import { SigningBar } from '../../kit/SigningBar.tsx';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { proposalTexts } from '../../texts/proposal.ts';
import { isOpen, mainStep, type Proposal } from './model.ts';
import { useStep } from './useStep.ts';

type Asked = Exclude<ProposalStep, 'check'>;
const icons: Readonly<Record<ProposalStep, IconName>> = {
  check: 'tick',
  release: 'pen',
  giveBack: 'back',
  refuse: 'cross',
  withdraw: 'back',
};

export function ProposalActions({ proposal }: { proposal: Proposal }) {
  const t = useTexts(proposalTexts);
  const fmt = useFmt();
  const me = useMe().person;
  const step = useStep(proposal.proposalId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const main = mainStep(proposal.actions);
  const others = proposal.actions.filter((action): action is Asked => action !== main && action !== 'check');
  const isMyHand = [proposal.madeBy, proposal.checkedBy, proposal.releasedBy].some(
    (hand) => hand?.personId === me?.personId,
  );
  const why = isOpen(proposal) ? (isMyHand ? t.sameHand : t.notYours) : t.doneHere;
  const ran = step.data?.iteration ?? null;
  return (
    <>
      {step.error === null || asked !== null ? null : <Failed error={step.error} />}
      <SigningBar
        sum={
          ran === null ? null : (
            <Tag tone="ok" large>
              {t.ran({
                number: fmt.number(ran.number),
                offers: fmt.count(ran.offers),
                by: fmt.day(dayAt(momentOfWire(ran.answerBy) - 1)),
              })}
            </Tag>
          )
        }
        print={
          <>
            {t.print({ hash: proposal.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ') })}
            <br />
            {t.printNote}
          </>
        }
      >
        {others.map((action) => (
          <Button
            key={action}
            variant="default"
            size="md"
            leftSection={<Icon name={icons[action]} />}
            disabled={step.isPending}
            onClick={() => ask(action)}
          >
            {t[action]}
          </Button>
        ))}
        {main === undefined ? (
          <Button size="md" disabled leftSection={<Icon name="lock" />}>
            {why}
          </Button>
        ) : (
          <Button
            size="md"
            leftSection={<Icon name={icons[main]} />}
            loading={step.isPending}
            disabled={proposal.fault !== null}
            onClick={() => (main === 'check' ? step.mutate({ step: 'check' }) : ask('release'))}
          >
            {proposal.fault === null ? t[main] : t.moved}
          </Button>
        )}
      </SigningBar>
      {asked === 'giveBack' || asked === 'refuse' ? (
        <ReasonDialog
          title={t[`${asked}Title`]}
          readBy={t.noteAbout}
          action={t[asked]}
          give={(note) => step.mutateAsync({ step: asked, note })}
          onGiven={async () => {}}
          onClose={() => setAsked(null)}
        />
      ) : asked === null ? null : (
        <FormDialog
          title={t[`${asked}Title`]}
          cancel={t.cancel}
          submit={t[`${asked}Do`]}
          error={step.error}
          isPending={step.isPending}
          onSubmit={() => step.mutate({ step: asked }, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        >
          <p>{t[`${asked}About`]}</p>
        </FormDialog>
      )}
    </>
  );

  function ask(action: Asked): void {
    step.reset();
    setAsked(action);
  }
}
