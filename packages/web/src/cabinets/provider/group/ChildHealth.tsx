/**
 * A child's health in the panel: asked for, as every look is written down and shown to the parent. Head and methodist write what they
 * were shown a paper for.
 */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { HealthKind } from '@balapan/domain/health.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { healthKindTexts, healthTexts } from '../../../texts/health.ts';
import { useHealthValue } from '../../../texts/healthValue.ts';
import { ChangeNote } from '../../health/ChangeNote.tsx';
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
  const fmt = useFmt();
  // Kept no longer than it is looked at: the next look is a look of its own.
  const { data, error, refetch } = useQuery({
    queryKey: ['health', 'file', childId],
    queryFn: () => api.health.file({ childId }),
    gcTime: 0,
  });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={2} />;
  if (!data.open || data.consentedAt === null) return <p>{t.closed}</p>;
  // What nobody has written is shown to whoever may write it; to others there is nothing to read.
  const shown = data.kinds.flatMap((kind) => {
    const note = data.notes.find((one) => one.kind === kind);
    return note === undefined && !data.mayWrite.includes(kind) ? [] : [{ kind, note }];
  });
  return (
    <>
      <p className={css.hint}>{t.consented({ moment: fmt.moment(data.consentedAt) })}</p>
      {shown.length === 0 ? <p>{t.none}</p> : null}
      <dl>
        {shown.map(({ kind, note }) => (
          <Note key={kind} childId={childId} kind={kind} note={note} mayWrite={data.mayWrite.includes(kind)} />
        ))}
      </dl>
    </>
  );
}

interface NoteProps {
  readonly childId: string;
  readonly kind: HealthKind;
  readonly note: AnswerOf<Routes['health']['file']>['notes'][number] | undefined;
  readonly mayWrite: boolean;
}

/** What the family wrote is the family's; a kindergarten writes what it was shown a paper for. */
function Note({ childId, kind, note, mayWrite }: NoteProps) {
  const t = useTexts(healthTexts);
  const kinds = useTexts(healthKindTexts);
  const fmt = useFmt();
  const show = useHealthValue();
  const [isOpen, setOpen] = useState(false);
  const word = note === undefined ? t.add : t.change;
  return (
    <div>
      <dt>{kinds[kind]}</dt>
      <dd>
        {isOpen ? (
          <>
            <small>{t.fromPaper}</small>
            <ChangeNote
              childId={childId}
              kind={kind}
              value={note?.value ?? ''}
              size="md"
              onClose={() => setOpen(false)}
            />
          </>
        ) : (
          <>
            {note === undefined ? t.nothing : show(kind, note.value)}
            {note === undefined ? null : (
              <small>
                {t.by({
                  who: note.role === 'guardian' ? t.family : t.kindergarten,
                  moment: fmt.moment(note.writtenAt),
                })}
              </small>
            )}
            {mayWrite ? (
              <Button variant="default" size="md" aria-label={`${word}: ${kinds[kind]}`} onClick={() => setOpen(true)}>
                {word}
              </Button>
            ) : null}
          </>
        )}
      </dd>
    </div>
  );
}
