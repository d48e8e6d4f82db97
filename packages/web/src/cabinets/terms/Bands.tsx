/** How much is late, due soon, later and not signed twice; each chooses its rows. */
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { termsTexts } from '../../texts/terms.ts';
import css from '../act/Act.module.css';
import type { Band, BandSum } from './model.ts';

interface BandsProps {
  readonly bands: readonly BandSum[] | undefined;
  readonly chosen: Band | null;
  readonly onChoose: (band: Band | null) => void;
}

export function Bands({ bands, chosen, onChoose }: BandsProps) {
  const t = useTexts(termsTexts);
  const fmt = useFmt();
  return (
    <div className={css.desks}>
      {(bands ?? []).map(({ band, acts, total }) => (
        <button
          key={band}
          type="button"
          aria-pressed={chosen === band}
          onClick={() => onChoose(chosen === band ? null : band)}
        >
          <span>{t[band]}</span>
          <b>{fmt.count(acts)}</b>
          <small>{fmt.tenge(total)}</small>
        </button>
      ))}
    </div>
  );
}
