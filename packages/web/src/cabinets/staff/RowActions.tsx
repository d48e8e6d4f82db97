/** What the reader may do with an appointment: the server says what, a dialog asks before it is done. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../shell/language.tsx';
import { staffTexts } from '../../texts/staff.ts';
import type { Appointment } from './appointment.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { Outcome } from './Done.tsx';
import { EndDialog } from './EndDialog.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import css from './staff.module.css';

type Action = Appointment['actions'][number];
type Asked = Exclude<Action, 'refuse'>;

export function RowActions({ row, onDone }: { row: Appointment; onDone: (outcome: Outcome) => void }) {
  const t = useTexts(staffTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  // To refuse is one of the two answers of the dialog that confirms.
  const shown = row.actions.filter((action): action is Asked => action !== 'refuse');
  if (shown.length === 0) return null;
  return (
    <div className={css.actions}>
      {shown.map((action) => (
        <Button
          key={action}
          size="compact-sm"
          variant={action === 'confirm' ? 'filled' : 'default'}
          onClick={() => setAsked(action)}
        >
          {t[action]}
        </Button>
      ))}
      {asked === 'confirm' ? <ConfirmDialog row={row} onClose={close} onDone={onDone} /> : null}
      {asked === 'replace' ? <ReplaceDialog row={row} onClose={close} onDone={onDone} /> : null}
      {asked === 'end' || asked === 'keepOn' || asked === 'withdraw' ? (
        <EndDialog row={row} how={asked} onClose={close} onDone={onDone} />
      ) : null}
    </div>
  );
}
