/** A register before it is made: totals, funds, checks, lines that would not pass; then it is made and signed by its maker. */
import type { Month } from '@balapan/domain/day.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import { signRegister } from '../../act/signer.ts';
import { useMoneyPaths } from '../moneyPaths.ts';
import { ValueDay } from '../register/ValueDay.tsx';
import { PreviewChecks } from './PreviewChecks.tsx';

interface MakeDialogProps {
  readonly month: Month;
  /** Acts whose payment came back and which their kindergartens have not answered. */
  readonly returned?: number;
  /** Named acts; left out: all of the month. */
  readonly actIds?: readonly string[];
  readonly onClose: () => void;
}

export function MakeDialog({ month, returned = 0, actIds, onClose }: MakeDialogProps) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { demonstration } = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const paths = useMoneyPaths();
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const query = useQuery({
    queryKey: ['treasury.preview', month, actIds],
    queryFn: () => api.treasury.preview({ month, ...(actIds === undefined ? {} : { only: actIds.join(',') }) }),
  });
  const make = useMutation({
    mutationFn: async () => {
      const named = kept ?? actIds;
      const made = await api.treasury.makeRegister({ month, ...(named === undefined ? {} : { actIds: [...named] }) });
      const { registerId } = made;
      await cache.invalidateQueries();
      // Whatever the signature says, the register stands: its page tells what is missing.
      await navigate({ to: paths.register, params: { registerId } });
      const cms = await signRegister(registerId, language, demonstration);
      await api.treasury.sign({ registerId, cms });
    },
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const shown = query.data;
  const count = kept?.length ?? shown?.sums.count ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<b>{t.makeTitle({ month: fmt.month(month) })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      {make.error === null ? null : <Failed error={make.error} />}
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {shown === undefined ? (
        query.error === null ? (
          <Loading rows={5} />
        ) : null
      ) : (
        <>
          <p>{t.makeAbout({ acts: fmt.count(shown.sums.count), sum: fmt.money(shown.sums.total) })}</p>
          {shown.budgetGap === null ? null : <p>{t.budgetLine(shown.budgetGap)}</p>}
          <ValueDay value={shown.valueDay} />
          {returned === 0 ? null : <p>{t.repeats({ count: returned })}</p>}
          <PreviewChecks preview={shown} kept={kept} onKeep={setKept} />
        </>
      )}
      <div className={page.choice}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button loading={make.isPending} disabled={count === 0} onClick={() => make.mutate()}>
          {t.makeAndSign}
        </Button>
      </div>
    </Modal>
  );
}
