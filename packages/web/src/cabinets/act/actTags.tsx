/** The state of an act as a tag, and how long it lies at its desk. */
import type { ActState } from '@balapan/domain/act.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { actStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import { useTexts } from '../../shell/language.tsx';

const tones: Readonly<Record<ActState, TagTone>> = {
  draft: 'draft',
  signedByProvider: 'wait',
  returned: 'back',
  disputed: 'back',
  checked: 'wait',
  signedByDepartment: 'ok',
  held: 'draft',
  inRegister: 'wait',
  sent: 'wait',
  paymentReturned: 'back',
  paid: 'ok',
  netted: 'ok',
  replaced: 'draft',
};

interface ActTagProps {
  readonly state: ActState;
  readonly daysLate?: number;
  /** The reader must act. */
  readonly isMine?: boolean;
}

export function ActTag({ state, daysLate = 0, isMine = false }: ActTagProps) {
  const names = useTexts(actStateTexts);
  const t = useTexts(actTexts);
  if (daysLate > 0 && state !== 'paid') return <Tag tone="late">{t.daysLate({ days: daysLate })}</Tag>;
  return <Tag tone={isMine ? 'you' : tones[state]}>{names[state]}</Tag>;
}
