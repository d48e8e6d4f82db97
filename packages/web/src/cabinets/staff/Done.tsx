/** What was done, with the way back while nothing hangs on it. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { useTexts } from '../../shell/language.tsx';
import { staffTexts } from '../../texts/staff.ts';
import css from './staff.module.css';

export interface Outcome {
  readonly text: 'done' | 'doneWaiting' | 'undone';
  readonly undo?: () => Promise<unknown>;
}

export function Done({ outcome, onChange }: { outcome: Outcome | null; onChange: (outcome: Outcome | null) => void }) {
  const t = useTexts(staffTexts);
  const cache = useQueryClient();
  const back = useMutation({
    mutationFn: async () => outcome?.undo?.(),
    onSuccess: async () => {
      onChange({ text: 'undone' });
      await cache.invalidateQueries();
    },
  });
  return (
    <div role="status" className={css.done} data-shown={outcome === null ? undefined : true}>
      {outcome === null ? null : (
        <>
          <Icon name="tick" />
          <span>{t[outcome.text]}</span>
          {outcome.undo === undefined ? null : (
            <Button variant="default" size="compact-sm" loading={back.isPending} onClick={() => back.mutate()}>
              {t.undo}
            </Button>
          )}
        </>
      )}
      {back.error === null ? null : <Failed error={back.error} />}
    </div>
  );
}
