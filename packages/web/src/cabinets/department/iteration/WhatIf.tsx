/** The rule in force against another one, on the same data: pairs of marks, and what it means in words. */
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import { patternText, type View } from './view.ts';
import css from './WhatIf.module.css';

export function WhatIf({ view }: { view: View }) {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const other = view.whatIf;
  if (other === null) return null;
  const most = Math.max(1, view.summary.offered, other.summary.offered);
  const rows = [
    [t.extraordinary, view.summary.offeredExtraordinary, other.summary.offeredExtraordinary],
    [t.privileged, view.summary.offeredPrivileged, other.summary.offeredPrivileged],
    [t.general, view.summary.offeredGeneral, other.summary.offeredGeneral],
  ] as const;
  const more = other.summary.offeredPrivileged - view.summary.offeredPrivileged;
  const fewer = view.summary.offeredGeneral - other.summary.offeredGeneral;
  return (
    <section>
      <h2>{t.whatIf}</h2>
      <p>{t.whatIfAbout}</p>
      <div className={css.patterns}>
        <p>
          <b>● {patternText(view.pattern)}</b> {t.inForce}
        </p>
        <p>
          <b>◇ {patternText(other.pattern)}</b> {t.draft}
        </p>
      </div>
      <ul className={css.rows}>
        {rows.map(([name, now, then]) => (
          <li key={name}>
            <span>{name}</span>
            <b>
              {fmt.count(now)} → {fmt.count(then)}
            </b>
            <span className={css.difference}>{signed(then - now, fmt.count)}</span>
            <Pair now={now / most} then={then / most} />
          </li>
        ))}
      </ul>
      <p className={css.note}>
        {more === 0 && fewer === 0 ? t.noShift : t.shift({ more: Math.abs(more), fewer: Math.abs(fewer) })}
      </p>
      <h3>{t.right}</h3>
      <p>{t.rightAbout}</p>
    </section>
  );
}

const signed = (value: number, count: (value: number) => string): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`;

/** Two marks on one line, from 0 to 1. */
function Pair({ now, then }: { now: number; then: number }) {
  const [a, b] = [4 + 92 * now, 4 + 92 * then];
  return (
    <svg className={css.pair} viewBox="0 0 200 16" aria-hidden="true">
      <path d="M2 8H198" className={css.line} />
      <path d={`M${2 * a} 8H${2 * b}`} className={css.way} />
      <circle cx={2 * a} cy="8" r="5" className={css.now} />
      <path d={`M${2 * b} 1.500l6.500 6.500-6.500 6.500-6.500-6.500z`} className={css.then} />
    </svg>
  );
}
