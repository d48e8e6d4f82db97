/** A day of a closed month: what a correction changes in money is told first, then the head signs it. */
import type { Mark } from '@balapan/domain/attendance.ts';
import { correctionBytes } from '@balapan/domain/markCorrection.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { newId } from '../../../adapters/newId.ts';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import { isReason } from '../../../kit/ReasonField.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { base64Of } from '../../../kit/saveFile.ts';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe, useNow } from '../../../shell/me.ts';
import { fieldErrors } from '../../../shell/refusal.ts';
import { closedDayTexts } from '../../../texts/closedDay.ts';
import { registerTexts } from '../../../texts/register.ts';
import { signBytes } from '../../act/signer.ts';
import type { CorrectionPlace } from './CorrectionDialog.tsx';
import { MarkFields, WhyField } from './DayFields.tsx';
import { DifferenceInMoney } from './DifferenceInMoney.tsx';

interface ClosedDayDialogProps {
  readonly place: CorrectionPlace | null;
  readonly onClose: () => void;
}

export function ClosedDayDialog({ place, onClose }: ClosedDayDialogProps) {
  const t = useTexts(registerTexts);
  const c = useTexts(closedDayTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  const { now } = useNow();
  const { demonstration } = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [mark, setMark] = useState<Mark | null>(null);
  const [document, setDocument] = useState(false);
  const [reason, setReason] = useState('');
  const asked =
    place === null || mark === null || (mark === place.was && document === place.document)
      ? null
      : {
          careGroupId: place.careGroupId,
          childId: place.childId,
          day: place.day,
          to: mark,
          document: document ? ('1' as const) : ('0' as const),
        };
  const preview = useQuery({
    queryKey: ['attendance.previewCorrection', asked],
    queryFn: asked === null ? skipToken : () => api.attendance.previewCorrection(asked),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const correct = useMutation({
    mutationFn: async () => {
      if (place === null || mark === null || preview.data === undefined) return;
      const { careGroupId, childId, day } = place;
      const entry = {
        ...{ correctionId: newId(now), careGroupId, childId, day, document },
        ...{ from: preview.data.from, to: mark, reason: reason.trim() },
      };
      const cms = await signBytes(base64Of(correctionBytes(entry)), language, demonstration);
      await api.attendance.correctDay({ ...entry, cms });
    },
    onSuccess: async () => {
      onClose();
      // What was told of the day before is no question any more.
      cache.removeQueries({ queryKey: ['attendance.previewCorrection'] });
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'attendance.previewCorrection' });
    },
  });
  const { reset } = correct;
  useEffect(() => {
    setMark(place?.wish ?? null);
    setDocument(place?.document ?? false);
    setReason('');
    reset();
  }, [place, reset]);
  const errors = fieldErrors(correct.error, language);
  const isTold = preview.data !== undefined && !preview.isPlaceholderData && preview.error === null;
  return (
    <FormDialog
      opened={place !== null}
      title={c.title}
      cancel={t.cancel}
      submit={c.sign}
      error={errors.reason === undefined ? correct.error : null}
      isPending={correct.isPending}
      disabled={!isTold || !isReason(reason)}
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
          <p>{c.about}</p>
          <MarkFields mark={mark} document={document} onMark={setMark} onDocument={setDocument} />
          <section aria-live="polite">
            <h3>{c.money}</h3>
            {asked === null ? (
              <p>{c.choose}</p>
            ) : preview.error !== null ? (
              <Failed error={preview.error} />
            ) : preview.data === undefined ? (
              <Loading rows={3} />
            ) : (
              <DifferenceInMoney told={preview.data} />
            )}
          </section>
          <WhyField reason={reason} error={errors.reason} onReason={setReason} />
        </>
      )}
    </FormDialog>
  );
}
