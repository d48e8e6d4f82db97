/** The ways to come in, one after the other: on a phone the one for parents first, on a desk the key. */
import { CodeSignIn } from './CodeSignIn.tsx';
import { KeySignIn } from './KeySignIn.tsx';
import { useMe } from './me.ts';
import { QrSignIn } from './QrSignIn.tsx';
import css from './SignIn.module.css';
import { useIsPhone } from './useIsPhone.ts';

interface Way {
  readonly id: string;
  /** Where it stands on a phone and on a desk, the smallest first. */
  readonly order: { readonly phone: number; readonly desk: number };
  readonly Part: () => React.ReactNode;
}

const ways: readonly Way[] = [
  { id: 'key', order: { phone: 3, desk: 1 }, Part: KeySignIn },
  { id: 'qr', order: { phone: 2, desk: 2 }, Part: QrSignIn },
  { id: 'code', order: { phone: 1, desk: 3 }, Part: CodeSignIn },
];

export function SignInWays() {
  const place = useIsPhone() ? 'phone' : 'desk';
  const { codes } = useMe();
  const here = ways.filter(({ id }) => id !== 'code' || codes);
  return (
    <div className={css.ways}>
      {here
        .toSorted((a, b) => a.order[place] - b.order[place])
        .map(({ id, Part }) => (
          <Part key={id} />
        ))}
    </div>
  );
}
