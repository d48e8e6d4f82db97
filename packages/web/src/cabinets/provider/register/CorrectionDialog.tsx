/** A correction of a day: never over the old mark, but a new entry with a reason that everybody may read. */
import type { CellMark, Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import { isReason } from '../../../kit/ReasonField.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { fieldErrors } from '../../../shell/refusal.ts';
import { closedDayTexts } from '../../../texts/closedDay.ts';
import { registerTexts } from '../../../texts/register.ts';
import { MarkFields, WhyField } from './DayFields.tsx';

export interface CorrectionPlace {
  readonly careGroupId: string;
  readonly childId: string;
  readonly name: string;
  readonly day: Day;
  readonly was: CellMark;
  /** Whether a certificate or an order stands with it now. */
  readonly document: boolean;
  /** The mark whose letter was typed. */
  readonly wish: Mark | null;
}

interface CorrectionDialogProps {
  readonly place: CorrectionPlace | null;
  readonly frozen: boolean;
  readonly onClose: () => void;
}

export function CorrectionDialog({ place, frozen, onClose }: CorrectionDialogProps) {
  const t = useTexts(registerTexts);
  const c = useTexts(closedDayTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [mark, setMark] = useState<Mark | null>(null);
  const [document, setDocument] = useState(false);
  const [reason, setReason] = useState('');
  const correct = useMutation({
    mutationFn: async () => {
      if (place === null || mark === null) return;
      const { careGroupId, day, childId } = place;
      await api.attendance.mark({ careGroupId, day, marks: [{ childId, mark, document }], reason });
    },
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const { reset } = correct;
  useEffect(() => {
    setMark(place?.wish ?? null);
    setDocument(false);
    setReason('');
    reset();
  }, [place, reset]);
  const errors = fieldErrors(correct.error, language);
  return (
    <FormDialog
      opened={place !== null}
      title={t.correction}
      cancel={t.cancel}
      submit={t.save}
      error={errors.reason === undefined ? correct.error : null}
      isPending={correct.isPending}
      disabled={frozen || mark === null || !isReason(reason)}
      onSubmit={() => correct.mutate()}
      onClose={onClose}
    >
      {place === null ? null : (
        <>
          <p>
            <b>{t.correctionOf({ name: place.name, day: fmt.dayWithWeekday(place.day) })}</b>
            <br />
            {t.was({ mark: names[place.was] })}
          </p>
          {frozen ? <p role="alert">{c.notHead}</p> : null}
          <MarkFields mark={mark} document={document} disabled={place.was} onMark={setMark} onDocument={setDocument} />
          <WhyField reason={reason} error={errors.reason} onReason={setReason} />
        </>
      )}
    </FormDialog>
  );
}
