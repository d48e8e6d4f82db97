/** The step that is due: sign, check, release, hand over; giving up with a reason; a blocked button says why. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { ReasonDialog } from '../../../kit/ReasonDialog.tsx';
import { SigningBar } from '../../../kit/SigningBar.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { SignByQr } from '../../../shell/SignByQr.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { signRegister } from '../../act/signer.ts';
import type { Register } from './model.ts';
import { useBankFileChanges } from './useBankFileChanges.ts';

type Action = Register['actions'][number];
type Step = Exclude<Action, 'giveBack' | 'cancel'>;
type GivingUp = Extract<Action, 'giveBack' | 'cancel'>;
const isStep = (action: Action): action is Step => action !== 'giveBack' && action !== 'cancel';
type Signing = Exclude<Step, 'handOver'>;
const isSigning = (action: Step): action is Signing => action !== 'handOver';

export function RegisterActions({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const { person: me, demonstration } = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<GivingUp | null>(null);
  const { registerId } = register;
  const [done, setDone] = useState<string | null>(null);
  const main = register.actions.find(isStep);
  // Released is only what was shown as the bank will read it, and can be written at all.
  const file = useBankFileChanges(registerId, main === 'release').data;
  /** @returns what is told of it, beside the new state */
  const give = async (action: Signing, cms: string): Promise<string | null> => {
    if (action !== 'release') {
      await api.treasury[action]({ registerId, cms });
      return null;
    }
    const told = await api.treasury.release({
      registerId,
      cms,
      ...(file === undefined ? {} : { changesHash: file.changesHash }),
    });
    return told.file === null ? null : t.releasedAs({ file: told.file, count: fmt.count(told.payments) });
  };
  const taken = async (told: string | null): Promise<void> => {
    setDone(told);
    await cache.invalidateQueries();
  };
  const step = useMutation({
    mutationFn: async (action: Step): Promise<string | null> => {
      if (isSigning(action)) return give(action, await signRegister(registerId, language, demonstration));
      await api.treasury.handOver({ registerId });
      return null;
    },
    onSuccess: taken,
  });
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
            {done === null ? (
              t.print({ hash: register.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ') })
            ) : (
              <Tag tone="ok" large>
                {done}
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
        {main === undefined || !isSigning(main) ? null : (
          <SignByQr
            operation={`treasury.${main}`}
            documentId={registerId}
            give={(cms) => give(main, cms)}
            onSigned={taken}
            disabled={isHeld || step.isPending}
          />
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
          readBy={t.reasonAbout}
          action={asked === 'cancel' ? t.cancelRegister : t.giveBack}
          give={(reason) => api.treasury[asked]({ registerId, reason })}
          onGiven={() => cache.invalidateQueries()}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
