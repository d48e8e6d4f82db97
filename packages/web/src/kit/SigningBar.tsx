/** The bar at the foot of a document that is signed: who has signed, who signs now, what is signed, the one big action. */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import css from './SigningBar.module.css';

interface Hand {
  readonly state: 'done' | 'you' | 'next';
  readonly name: ReactNode;
  readonly note: ReactNode;
}

interface SigningBarProps {
  readonly hands?: readonly Hand[];
  /** At the left where no hands are told: the sum. */
  readonly sum?: ReactNode;
  /** Fingerprint of the bytes, and what can't change after. */
  readonly print?: ReactNode;
  /** Buttons, the main one last. A blocked button says what is missing. */
  readonly children: ReactNode;
}

export function SigningBar({ hands = [], sum, print, children }: SigningBarProps) {
  return (
    <div className={css.bar}>
      {sum === undefined ? null : <div className={css.sum}>{sum}</div>}
      {hands.length === 0 ? null : (
        <ol className={css.hands}>
          {hands.map((hand, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hands sign in a fixed order
            <li key={at} data-state={hand.state}>
              <span className={css.mark}>{hand.state === 'done' ? <Icon name="tick" size={18} /> : at + 1}</span>
              <span>
                <b>{hand.name}</b>
                <small>{hand.note}</small>
              </span>
            </li>
          ))}
        </ol>
      )}
      {print === undefined ? null : <div className={css.print}>{print}</div>}
      <div className={css.actions}>{children}</div>
    </div>
  );
}
