/** The three people of a payment register. */
import { ThreePeople } from '../../../kit/ThreePeople.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';

export function RegisterPeople({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const isChecked = register.state !== 'draft';
  const isReleased = register.state === 'released' || register.state === 'reconciled';
  const isOld = register.madeBy === null && isChecked;
  return (
    <ThreePeople
      label={t.people}
      nobodyYet={t.nobodyYet}
      {...(isOld ? { nobodyKnown: t.oldSystem } : {})}
      you={t.you}
      hands={[
        {
          who: register.madeBy,
          isTaken: true,
          did: `${t.maker}: ${t.makerDoes}`,
          does: t.maker,
          about: t.makerDoes,
          isMine: false,
        },
        {
          who: register.checkedBy,
          isTaken: isChecked,
          did: t.checkerDid,
          does: t.checker,
          about: t.checkerDoes,
          isMine: register.actions.includes('check'),
        },
        {
          who: register.releasedBy,
          isTaken: isReleased,
          did: t.releaserDid,
          does: t.releaser,
          about: t.releaserDoes,
          isMine: register.actions.includes('release'),
        },
      ]}
    />
  );
}
