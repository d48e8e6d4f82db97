/** The step that is due: check, release, or giving back; a blocked button says why. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../../kit/Icon.tsx';
import { SigningBar } from '../../../kit/SigningBar.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';

type Action = Register['actions'][number];

export function RegisterActions({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const me = useMe().person;
  const cache = useQueryClient();
  const { registerId } = register;
  const step = useMutation({
    mutationFn: async (action: Action): Promise<string | null> => {
      if (action === 'release') {
        const { file, payments } = await api.treasury.release({ registerId });
        return t.releasedAs({ file, count: fmt.count(payments) });
      }
      await (action === 'check' ? api.treasury.check({ registerId }) : api.treasury.giveBack({ registerId }));
      return null;
    },
    onSuccess: () => cache.invalidateQueries(),
  });
  const main = register.actions.find((action) => action !== 'giveBack');
  const isMyHand = [register.madeBy, register.checkedBy].some((hand) => hand?.personId === me?.personId);
  const why =
    register.state === 'released' || register.state === 'reconciled' ? t.doneHere : isMyHand ? t.sameHand : t.notYours;
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
        {register.actions.includes('giveBack') ? (
          <Button
            variant="default"
            size="md"
            leftSection={<Icon name="back" />}
            disabled={step.isPending}
            onClick={() => step.mutate('giveBack')}
          >
            {t.giveBack}
          </Button>
        ) : null}
        {main === undefined ? (
          <Button size="md" disabled leftSection={<Icon name="lock" />}>
            {why}
          </Button>
        ) : (
          <Button
            size="md"
            leftSection={<Icon name="pen" />}
            loading={step.isPending}
            onClick={() => step.mutate(main)}
          >
            {main === 'check' ? t.check : t.release}
          </Button>
        )}
      </SigningBar>
    </>
  );
}
