/** Before something is done for somebody's access: what happens; after it: the code, shown once, to be handed over. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/api.ts';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { refusalText } from '../../shell/refusal.ts';
import { kitTexts } from '../../texts/kit.ts';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import type { DeedKind, StaffMember } from './StaffRow.tsx';
import css from './staffAccess.module.css';

export interface Deed {
  readonly kind: DeedKind;
  readonly row: StaffMember;
}

interface Invited {
  readonly code: string;
  readonly endsAt: string;
}

export function DeedDialog({ deed: { kind, row }, onClose }: { deed: Deed; onClose: () => void }) {
  const t = useTexts(staffAccessTexts);
  const kit = useTexts(kitTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { personId } = row;
  const recoveryId = row.recovery?.recoveryId ?? '';
  const go = useMutation({
    mutationFn: async (): Promise<Invited | null> => {
      if (kind === 'invite') return api.access.invite({ personId });
      if (kind === 'confirm') return api.access.confirmRecovery({ recoveryId });
      if (kind === 'ask') await api.access.askRecovery({ personId, reason });
      else await api.access.dropRecovery({ recoveryId });
      return null;
    },
    onSuccess: async (told) => {
      await queries.invalidateQueries({ queryKey: ['access.staffAccess'] });
      if (told === null) onClose();
    },
  });
  const invited = go.data ?? null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{row.name}</b>}
      size="md"
      closeButtonProps={{ 'aria-label': kit.close }}
      // A code that is shown once is not lost by a touch beside it.
      closeOnClickOutside={invited === null}
      closeOnEscape={invited === null}
    >
      {invited === null ? (
        <form
          className={css.dialog}
          onSubmit={(event) => {
            event.preventDefault();
            go.mutate();
          }}
        >
          <p>{t[`${kind}Note`]}</p>
          {kind === 'ask' ? (
            <Textarea
              label={t.reason}
              description={t.reasonHint}
              required
              maxLength={500}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
          {go.error === null ? null : (
            <p className={css.error} role="alert">
              {refusalText(go.error, language)}
            </p>
          )}
          <div className={css.actions}>
            <Button type="submit" loading={go.isPending} disabled={kind === 'ask' && reason.trim() === ''}>
              {kind === 'ask' ? t.send : t[kind]}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <Code {...invited} onClose={onClose} />
      )}
    </Modal>
  );
}

function Code({ code, endsAt, onClose }: Invited & { onClose: () => void }) {
  const t = useTexts(staffAccessTexts);
  const fmt = useFmt();
  return (
    <div className={css.dialog}>
      <p>{t.code}</p>
      <p className={css.code} translate="no">
        {code}
      </p>
      <p>{t.codeNote({ moment: fmt.moment(momentOfWire(endsAt)) })}</p>
      <div className={css.actions}>
        <Button onClick={onClose}>{t.close}</Button>
        <Button variant="default" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </div>
  );
}
