/** A child's health in the panel: asked for, as every look is written down and shown to the parent. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useTexts } from '../../../shell/language.tsx';
import { healthKindTexts, healthTexts } from '../../../texts/health.ts';
import { useHealthValue } from '../../../texts/healthValue.ts';
import css from './ChildPanel.module.css';

export function ChildHealth({ childId }: { childId: string }) {
  const t = useTexts(healthTexts);
  const [isShown, setShown] = useState(false);
  return (
    <section className={css.health} aria-label={t.title}>
      <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        <Icon name={isShown ? 'cross' : 'search'} size={18} /> {isShown ? t.hide : t.open}
      </button>
      {isShown ? <Notes childId={childId} /> : <p className={css.hint}>{t.noted}</p>}
    </section>
  );
}

function Notes({ childId }: { childId: string }) {
  const t = useTexts(healthTexts);
  const kinds = useTexts(healthKindTexts);
  const show = useHealthValue();
  // Kept no longer than it is looked at: the next look is a look of its own.
  const { data, error, refetch } = useQuery({
    queryKey: ['health', 'file', childId],
    queryFn: () => api.health.file({ childId }),
    gcTime: 0,
  });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={2} />;
  if (!data.open) return <p>{t.closed}</p>;
  if (data.notes.length === 0) return <p>{t.none}</p>;
  return (
    <dl>
      {data.notes.map(({ kind, value }) => (
        <div key={kind}>
          <dt>{kinds[kind]}</dt>
          <dd>{show(kind, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
