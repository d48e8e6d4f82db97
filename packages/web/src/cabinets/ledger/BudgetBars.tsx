/** One bar a line, base at zero: paid, owed and bound beside each other up to the plan, an ink tick at the forecast. */
import { tiyn } from '@balapan/domain/money.ts';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { budgetTexts } from '../../texts/budget.ts';
import css from './Budget.module.css';
import type { Line } from './BudgetPage.tsx';
import { useLineName } from './useLineName.ts';

export function BudgetBars({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const nameOf = useLineName();
  const total = (of: 'approved' | 'executed'): bigint => lines.reduce((sum, line) => sum + tiynOf(line[of]), 0n);
  const most = lines.reduce((max, { approved }) => (tiynOf(approved) > max ? tiynOf(approved) : max), 1n as bigint);
  const share = (value: bigint): string => (Number((value * 10_000n) / most) / 100).toFixed(2);
  const finding = t.finding({
    paid: fmt.billions(tiyn(total('executed'))),
    plan: fmt.billions(tiyn(total('approved'))),
  });
  return (
    <figure className={css.figure} aria-label={finding}>
      <figcaption>
        <h2>{finding}</h2>
        <p className={css.legend}>
          <Key mark={css.keyExecuted} word={t.legendExecuted} />{' '}
          <Key mark={css.keyObligated} word={t.legendObligated} />{' '}
          <Key mark={css.keyCommitted} word={t.legendCommitted} />{' '}
          <Key mark={css.keyForecast} word={t.legendForecast} />
        </p>
      </figcaption>
      <ul className={css.bars}>
        {lines.map((line) => {
          const [executed, obligated, committed] = [line.executed, line.obligated, line.committed].map(tiynOf);
          const parts = [executed ?? 0n, obligated ?? 0n, committed ?? 0n] as const;
          const [first, second] = [parts[0], parts[0] + parts[1]];
          return (
            <li key={line.code}>
              <span>{nameOf(line)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className={css.plan} x="0" y="1" height="8" width={share(tiynOf(line.approved))} />
                <rect className={css.executed} x="0" y="1" height="8" width={share(parts[0])} />
                <rect className={css.obligated} x={share(first)} y="1" height="8" width={share(parts[1])} />
                <rect className={css.committed} x={share(second)} y="1" height="8" width={share(parts[2])} />
                <path
                  className={css.tick}
                  d={`M${share(tiynOf(line.forecast))} 0v10`}
                  vectorEffect="non-scaling-stroke"
                />
              </svg>
              <b>{fmt.billions(line.approved)}</b>
            </li>
          );
        })}
      </ul>
      <p className={css.legend}>{t.forecastHow}</p>
    </figure>
  );
}

/** A mark beside its word, on one line. */
function Key({ mark, word }: { readonly mark: string | undefined; readonly word: string }) {
  return (
    <span className={css.key}>
      <i className={mark} /> {word}
    </span>
  );
}
