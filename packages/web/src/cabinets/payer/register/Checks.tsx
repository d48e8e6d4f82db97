/** The checks before release: what passed is thin, what needs a person is loud. */
import { registerCheckTexts } from '@balapan/domain/text/texts/status.ts';
import { Icon } from '../../../kit/Icon.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';
import css from './Register.module.css';

export function Checks({ register }: { register: Register }) {
  const t = useTexts(payerTexts);
  const names = useTexts(registerCheckTexts);
  const fmt = useFmt();
  return (
    <section>
      <h2>{t.checks}</h2>
      <ul className={css.checks}>
        {register.checks.map(({ check, ok, good, of }) => (
          <li key={check} data-ok={ok || undefined}>
            <Icon name={ok ? 'tick' : check === 'accountChanged' ? 'pen' : 'warn'} />
            <span>{names[check]}</span>
            <span>
              {ok ? null : <span className="visually-hidden">{t.failed}: </span>}
              {check === 'accountChanged' ? fmt.count(of - good) : t.of({ good: fmt.count(good), of: fmt.count(of) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
