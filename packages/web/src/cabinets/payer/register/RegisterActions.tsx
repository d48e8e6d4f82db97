/** The step that is due: sign, check, release, hand over; giving up with a reason; a blocked button says why. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { SigningBar } from '../../../kit/SigningBar.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import { signRegister } from '../../act/signer.ts';
import type { Register } from './model.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useBankFileChanges } from './useBankFileChanges.ts';

type Action = Register['actions'][number];
type Step = Exclude<Action, 'giveBack' | 'cancel'>;
type GivingUp = Extract<Action, 'giveBack' | 'cancel'>;
const isStep = (action: Action): action is Step => action !== 'giveBack' && action !== 'cancel';

export function RegisterActions({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const { person: me, demonstration } = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<GivingUp | null>(null);
  const { registerId } = register;
  const step = useMutation({
    mutationFn: async (action: Step): Promise<string | null> => {
      if (action === 'handOver') {
        await api.treasury.handOver({ registerId });
        return null;
      }
      const cms = await signRegister(registerId, language, demonstration);
      if (action !== 'release') {
        await api.treasury[action]({ registerId, cms });
        return null;
      }
      const { file, payments } = await api.treasury.release({ registerId, cms });
      return t.releasedAs({ file, count: fmt.count(payments) });
    },
    onSuccess: () => cache.invalidateQueries(),
  });
  const giveUp = useMutation({
    mutationFn: ({ action, reason }: { action: GivingUp; reason: string }) =>
      api.treasury[action]({ registerId, reason }),
    onSuccess: async () => {
      setAsked(null);
      await cache.invalidateQueries();
    },
  });
  const main = register.actions.find(isStep);
  // Released is only what was shown as the bank will read it, and can be written at all.
  const file = useBankFileChanges(registerId, main === 'release').data;
  const isHeld = main === 'release' && file?.refused !== 0;
  const givingUp = register.actions.find((action): action is GivingUp => !isStep(action));
  const isMyHand = [register.madeBy, register.checkedBy].some((hand) => hand?.personId === me?.personId);
  const isDone = ['released', 'handedOver', 'reconciled', 'cancelled'].includes(register.state);
  const why = isDone ? t.doneHere : isMyHand ? t.sameHand : t.notYours;
  return (
    <>
      {step.error === null ? null : <Failed error={step.error} />}
      <SigningBar
        sum={
          <>
            <b>
              {fmt.money(register.total)}, {t.lines.toLowerCase()}: {fmt.count(register.payments)}
            </b>
            <br />
            {step.data == null ? (
              t.print({ hash: register.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ') })
            ) : (
              <Tag tone="ok" large>
                {step.data}
              </Tag>
            )}
          </>
        }
      >
        {givingUp === undefined ? null : (
          <Button variant="default" size="md" leftSection={<Icon name="back" />} onClick={() => setAsked(givingUp)}>
            {givingUp === 'cancel' ? t.cancelRegister : t.giveBack}
          </Button>
        )}
        {main === undefined ? (
          <Button size="md" disabled leftSection={<Icon name="lock" />}>
            {why}
          </Button>
        ) : (
          <Button
            size="md"
            leftSection={<Icon name={main === 'handOver' ? 'tick' : 'pen'} />}
            loading={step.isPending}
            disabled={isHeld}
            onClick={() => step.mutate(main)}
          >
            {t[main]}
          </Button>
        )}
      </SigningBar>
      {asked === null ? null : (
        <ReasonDialog
          title={asked === 'cancel' ? t.cancelTitle : t.giveBackTitle}
          about={asked === 'cancel' ? t.cancelAbout : t.giveBackAbout}
          action={asked === 'cancel' ? t.cancelRegister : t.giveBack}
          error={giveUp.error}
          isPending={giveUp.isPending}
          onGive={(reason) => giveUp.mutate({ action: asked, reason })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
