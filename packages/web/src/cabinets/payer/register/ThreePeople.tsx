/** Maker, checker, releaser: three different people, in this order. */
import { type Step, Steps } from '../../../kit/Steps.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';

export function ThreePeople({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const me = useMe().person;
  const isOld = register.madeBy === null && register.state !== 'draft';
  const done = (did: string, hand: Register['madeBy']): Step => ({
    state: 'done',
    title: hand?.name ?? (isOld ? t.oldSystem : t.nobodyYet),
    ...(hand === null ? {} : { side: fmt.moment(hand.at) }),
    note: did,
  });
  const open = (does: string, note: string, isNext: boolean, action: 'check' | 'release'): Step => {
    const isMine = register.actions.includes(action);
    return {
      state: isMine ? 'you' : isNext ? 'now' : 'next',
      title: isMine && me !== null ? `${me.name}, ${t.you}` : t.nobodyYet,
      note: `${does}: ${note}`,
    };
  };
  const isChecked = register.state !== 'draft';
  const isReleased = register.state === 'released' || register.state === 'reconciled';
  return (
    <section>
      <h2>{t.people}</h2>
      <Steps
        label={t.people}
        steps={[
          done(`${t.maker}: ${t.makerDoes}`, register.madeBy),
          isChecked ? done(t.checkerDid, register.checkedBy) : open(t.checker, t.checkerDoes, true, 'check'),
          isReleased
            ? done(t.releaserDid, register.releasedBy)
            : open(t.releaser, t.releaserDoes, isChecked, 'release'),
        ]}
      />
    </section>
  );
}
