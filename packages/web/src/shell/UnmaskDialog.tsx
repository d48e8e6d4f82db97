/** «Show, giving a reason»: whose data, why, for how long; then until when they are seen. */
import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../kit/Page.module.css';
import { Failed } from '../kit/State.tsx';
import { Tag } from '../kit/Tag.tsx';
import { unmaskTexts } from '../texts/unmask.ts';
import { api } from './api.ts';
import { useFmt } from './fmt.ts';
import { useLanguage, useTexts } from './language.tsx';
import { fieldErrors } from './refusal.ts';

const terms = [1, 2, 4, 8, 24] as const;
/** As the server wants it: shorter than that is no reason. */
const shortest = 10;

interface UnmaskDialogProps {
  readonly mask: string;
  readonly of: { readonly childId?: string | null; readonly personId?: string | null };
  readonly onClose: () => void;
}

export function UnmaskDialog({ mask, of: { childId = null, personId = null }, onClose }: UnmaskDialogProps) {
  const t = useTexts(unmaskTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(8);
  const show = useMutation({
    // Of the two that stand in a row the child is meant: the data in it are the child's.
    mutationFn: () => api.access.unmask({ childId, personId: childId === null ? personId : null, reason, hours }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const errors = fieldErrors(show.error, language);
  return (
    <Modal opened onClose={onClose} title={<b>{t.show}</b>} closeButtonProps={{ 'aria-label': t.close }}>
      {show.data === undefined ? (
        <form
          className={page.fields}
          onSubmit={(event) => {
            event.preventDefault();
            show.mutate();
          }}
        >
          {show.error === null || Object.keys(errors).length > 0 ? null : <Failed error={show.error} />}
          <p>{t.of({ mask })}</p>
          <p>{t.about}</p>
          <Textarea
            label={t.reason}
            description={t.reasonAbout}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={errors.reason}
            required
            minLength={shortest}
            maxLength={500}
            data-autofocus
          />
          <NativeSelect
            label={t.hours}
            value={`${hours}`}
            data={terms.map((count) => ({ value: `${count}`, label: t.hour({ count }) }))}
            onChange={({ currentTarget: { value } }) => setHours(Number(value))}
          />
          <div className={page.choice}>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={show.isPending} disabled={reason.trim().length < shortest}>
              {t.do}
            </Button>
          </div>
        </form>
      ) : (
        <div className={page.fields}>
          <p role="status">
            <Tag tone="ok" large>
              {t.done({ until: fmt.moment(show.data.until) })}
            </Tag>
          </p>
          <div className={page.choice}>
            <Button onClick={onClose}>{t.close}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
