/** A name or a text of somebody's: as it came, and where it came masked, the way to see it for whoever may. */
import { isMask, subjectOf } from '@balapan/api/personal.ts';
import { routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { unmaskTexts } from '../texts/unmask.ts';
import { useTexts } from './language.tsx';
import { useMay } from './me.ts';
import { UnmaskDialog } from './UnmaskDialog.tsx';

interface PersonalProps {
  readonly text: string | null;
  /** The row in which it stands: its child or person is shown or not. */
  readonly of: { readonly childId?: string | null; readonly personId?: string | null };
}

export function Personal({ text, of }: PersonalProps) {
  const t = useTexts(unmaskTexts);
  const may = useMay();
  /** The mask that is being lifted: the dialog stays when the name is shown behind it. */
  const [asked, setAsked] = useState<string | null>(null);
  const isOffered = text !== null && isMask(text) && subjectOf(of) !== null && may(routes.access.unmask);
  return (
    <>
      {text ?? '–'}{' '}
      {isOffered ? (
        <Button variant="default" size="compact-xs" aria-label={`${t.show}: ${text}`} onClick={() => setAsked(text)}>
          {t.do}
        </Button>
      ) : null}
      {asked === null ? null : <UnmaskDialog mask={asked} of={of} onClose={() => setAsked(null)} />}
    </>
  );
}
