/** Maker, checker, releaser: three different people, in this order. The same picture for payment registers and proposals. */
import { useFmt } from '../shell/fmt.ts';
import { useMe } from '../shell/me.ts';
import { StaffName } from '../shell/StaffName.tsx';
import { type Step, Steps } from './Steps.tsx';

export interface Hand {
  /** Who took the step; empty: nobody yet, or nobody whom the house knows. */
  readonly who: { readonly name: string; readonly acting: boolean; readonly at: string } | null;
  readonly isTaken: boolean;
  /** In the past and in the present: «Проверил», «Проверяет». */
  readonly did: string;
  readonly does: string;
  readonly about: string;
  /** The reader may take it now. */
  readonly isMine: boolean;
}

interface ThreePeopleProps {
  readonly label: string;
  readonly hands: readonly Hand[];
  /** Words for nobody: of a step to come, of one that the old system took. */
  readonly nobodyYet: string;
  readonly nobodyKnown?: string;
  readonly you: string;
  /** Nothing is to come any more: an open step is not waited for. */
  readonly isOver?: boolean;
}

export function ThreePeople({ label, hands, nobodyYet, nobodyKnown, you, isOver = false }: ThreePeopleProps) {
  const fmt = useFmt();
  const me = useMe().person;
  const next = isOver ? -1 : hands.findIndex((hand) => !hand.isTaken);
  const steps = hands.map((hand, at): Step => {
    if (hand.isTaken)
      return {
        state: 'done',
        title: hand.who === null ? (nobodyKnown ?? nobodyYet) : <StaffName {...hand.who} />,
        ...(hand.who === null ? {} : { side: fmt.moment(hand.who.at) }),
        note: hand.did,
      };
    return {
      state: hand.isMine ? 'you' : at === next ? 'now' : 'next',
      title: hand.isMine && me !== null ? `${me.name}, ${you}` : nobodyYet,
      note: `${hand.does}: ${hand.about}`,
    };
  });
  return (
    <section>
      <h2>{label}</h2>
      <Steps label={label} steps={steps} />
    </section>
  );
}
