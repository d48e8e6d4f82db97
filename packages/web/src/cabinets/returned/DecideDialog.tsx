/** The second person looks at the proposed account sign by sign, and confirms it or refuses it with a reason. */
import { banks } from '@balapan/domain/banks.ts';
import { bankOfIban } from '@balapan/domain/iban.ts';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { returnedTexts } from '../../texts/returned.ts';
import type { Returned } from './ReturnsTable.tsx';

const bankNames = { kk: 'nameKk', ru: 'nameRu', en: 'nameEn' } as const;

/** Opens the dialog for a row that waits for the reader's hand. */
export function DecideAccount({ row }: { row: Returned }) {
  const t = useTexts(returnedTexts);
  const [isOpen, setOpen] = useState(false);
  if (row.change === null) return null;
  return (
    <>
      <Button size="compact-sm" onClick={() => setOpen(true)}>
        {t.decide}
      </Button>
      {isOpen ? <DecideDialog row={row} change={row.change} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Props {
  readonly row: Returned;
  readonly change: NonNullable<Returned['change']>;
  readonly onClose: () => void;
}

function DecideDialog({ row, change, onClose }: Props) {
  const t = useTexts(returnedTexts);
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState('');
  const { changeId } = change;
  const decide = useMutation({
    mutationFn: (accept: boolean) => api.treasury.decideAccount({ changeId, accept, ...(accept ? {} : { refusal }) }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const bank = bankOfIban(change.iban, banks);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t.decideTitle({ number: row.actNumber })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <div className={page.fields}>
        {decide.error === null ? null : <Failed error={decide.error} />}
        <p>{t.old({ iban: row.account.iban, bik: row.account.bik })}</p>
        <p>
          {t.iban}: <b>{change.iban.replaceAll(/(.{4})(?=.)/gu, '$1\u00a0')}</b>
          <br />
          {t.bik}: <b>{change.bik}</b>
          {bank === null ? null : `, ${bank[bankNames[language]]}`}
          <br />
          {t.kbe}: <b>{change.kbe}</b>
        </p>
        <p>{t.by({ maker: change.madeBy.name })}</p>
        <p>{t.confirmAbout}</p>
        <Textarea
          label={t.whyRefused}
          description={t.whyRefusedAbout}
          value={refusal}
          onChange={(event) => setRefusal(event.currentTarget.value)}
          maxLength={500}
        />
        <div className={page.choice}>
          <Button
            variant="default"
            disabled={refusal.trim().length < 3 || decide.isPending}
            onClick={() => decide.mutate(false)}
          >
            {t.refuse}
          </Button>
          <Button loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
