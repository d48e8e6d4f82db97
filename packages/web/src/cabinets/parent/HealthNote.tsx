/** One kind of what is known of a child's health: read, or being changed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { HealthKind } from '@balapan/domain/health.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { healthKindTexts, healthTexts } from '../../texts/health.ts';
import { useHealthValue } from '../../texts/healthValue.ts';
import { ChangeNote } from '../health/ChangeNote.tsx';
import css from './parent.module.css';

type Note = AnswerOf<Routes['health']['file']>['notes'][number];

interface HealthNoteProps {
  readonly childId: string;
  readonly kind: HealthKind;
  readonly note: Note | undefined;
  readonly mayWrite: boolean;
}

export function HealthNote({ childId, kind, note, mayWrite }: HealthNoteProps) {
  const t = useTexts(healthTexts);
  const kinds = useTexts(healthKindTexts);
  const fmt = useFmt();
  const show = useHealthValue();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={css.card} aria-label={kinds[kind]}>
      <h3>{kinds[kind]}</h3>
      {isOpen ? (
        <ChangeNote childId={childId} kind={kind} value={note?.value ?? ''} size="lg" onClose={() => setOpen(false)} />
      ) : (
        <>
          <p>{note === undefined ? t.nothing : show(kind, note.value)}</p>
          {note === undefined ? null : (
            <p className={css.second}>
              {t.by({ who: note.role === 'guardian' ? t.family : t.kindergarten, moment: fmt.moment(note.writtenAt) })}
            </p>
          )}
          {mayWrite ? (
            <Button
              variant="default"
              size="lg"
              aria-label={`${note === undefined ? t.add : t.change}: ${kinds[kind]}`}
              onClick={() => setOpen(true)}
            >
              {note === undefined ? t.add : t.change}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
