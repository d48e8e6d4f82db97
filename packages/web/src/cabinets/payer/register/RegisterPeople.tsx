/** The three people of a payment register. */
import { ThreePeople } from '../../../kit/ThreePeople.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';

export function RegisterPeople({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const isOld = register.madeBy === null && register.state !== 'draft';
  const isSigned = (step: string): boolean => isOld || register.signatures.some((one) => one.step === step);
  return (
    <ThreePeople
      label={t.people}
      nobodyYet={t.nobodyYet}
      {...(isOld ? { nobodyKnown: t.oldSystem } : {})}
      you={t.you}
      isOver={register.state === 'cancelled'}
      hands={[
        {
          who: register.madeBy,
          isTaken: isSigned('maker'),
          did: `${t.maker}: ${t.makerDoes}`,
          does: t.maker,
          about: t.makerDoes,
          isMine: register.actions.includes('sign'),
        },
        {
          who: register.checkedBy,
          isTaken: isSigned('checker'),
          did: t.checkerDid,
          does: t.checker,
          about: t.checkerDoes,
          isMine: register.actions.includes('check'),
        },
        {
          who: register.releasedBy,
          isTaken: isSigned('releaser'),
          did: t.releaserDid,
          does: t.releaser,
          about: t.releaserDoes,
          isMine: register.actions.includes('release'),
        },
      ]}
    />
  );
}
