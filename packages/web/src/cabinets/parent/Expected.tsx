/** The order over the whole city by the formula, so that a parent can check it by hand. */
import { Arithmetic, type ArithmeticRow } from '../../kit/Arithmetic.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';
import type { Place } from './queries.ts';

export function Expected({ expected }: { expected: NonNullable<Place['expected']> }) {
  const t = useTexts(parentTexts);
  const fmt = useFmt();
  const { kind, extraordinary, rank, order, pattern } = expected;
  if (order === null || (kind !== 'general' && kind !== 'privileged')) return null;
  const rows: ArithmeticRow[] = [
    { label: t.extraordinary, value: fmt.count(extraordinary) },
    { operator: '+', label: kind === 'general' ? t.rankGeneral : t.rankPrivileged, value: fmt.count(rank) },
    { operator: '+', label: t.otherQueue, value: fmt.count(order - extraordinary - rank) },
  ];
  return (
    <section className={css.section}>
      <h2>{t.expected}</h2>
      <Arithmetic
        rows={rows}
        result={{ label: t.expectedOrder({ order: '' }).replace(/[: ]+$/, ''), value: fmt.count(order) }}
      />
      <p className={css.second}>{t.patternNote(pattern)}</p>
    </section>
  );
}
