/** One kind of what is known of a child's health: read, or being changed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { type HealthKind, longestHealthText, vaccinationStates } from '@balapan/domain/health.ts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { healthKindTexts, healthTexts } from '../../texts/health.ts';
import { useHealthValue } from '../../texts/healthValue.ts';
import css from './parent.module.css';
import { useAct } from './queries.ts';

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
        <Change childId={childId} kind={kind} value={note?.value ?? ''} onClose={() => setOpen(false)} />
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

interface ChangeProps {
  readonly childId: string;
  readonly kind: HealthKind;
  readonly value: string;
  readonly onClose: () => void;
}

function Change({ childId, kind, value, onClose }: ChangeProps) {
  const t = useTexts(healthTexts);
  const kinds = useTexts(healthKindTexts);
  const show = useHealthValue();
  const [text, setText] = useState(value);
  const write = useAct(api.health.write, onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ childId, kind, value: text });
      }}
    >
      {write.error === null ? null : <Failed error={write.error} />}
      {kind === 'vaccination' ? (
        <NativeSelect
          size="lg"
          aria-label={kinds[kind]}
          value={text}
          data={[
            { value: '', label: t.unknown },
            ...vaccinationStates.map((state) => ({ value: state, label: show(kind, state) })),
          ]}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : (
        <Textarea
          size="lg"
          aria-label={kinds[kind]}
          value={text}
          autosize
          minRows={2}
          maxLength={longestHealthText}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div className={css.pair}>
        <Button variant="default" size="lg" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" size="lg" loading={write.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
