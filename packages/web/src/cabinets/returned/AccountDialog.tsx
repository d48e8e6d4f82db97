/** To which account a returned payment is to be paid again: one person of the kindergarten proposes it. */
import { banks } from '@balapan/domain/banks.ts';
import { bankOfIban, normaliseIban } from '@balapan/domain/iban.ts';
import { returnReasonTexts } from '@balapan/domain/text/texts/returnReason.ts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../kit/FormDialog.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { fieldErrors } from '../../shell/refusal.ts';
import { returnedTexts } from '../../texts/returned.ts';
import type { Returned } from './ReturnsTable.tsx';

export function AccountDialog({ row, onClose }: { row: Returned; onClose: () => void }) {
  const t = useTexts(returnedTexts);
  const reasons = useTexts(returnReasonTexts);
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [iban, setIban] = useState('');
  const [bik, setBik] = useState('');
  const [kbe, setKbe] = useState(row.account.kbe ?? '');
  const propose = useMutation({
    mutationFn: () => api.treasury.proposeAccount({ paymentId: row.paymentId, iban, bik, kbe }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(propose.error, language);
  const isOfField = Object.keys(errors).some((name) => name === 'iban' || name === 'bik' || name === 'kbe');
  const write = (text: string): void => {
    setIban(text);
    const bank = bankOfIban(normaliseIban(text), banks);
    if (bank !== null) setBik(bank.bik);
  };
  return (
    <FormDialog
      title={t.giveTitle({ number: row.actNumber })}
      cancel={t.cancel}
      submit={t.propose}
      error={isOfField ? null : propose.error}
      isPending={propose.isPending}
      onSubmit={() => propose.mutate()}
      onClose={onClose}
    >
      <p>
        {row.reason === null ? t.unknownReason : reasons[row.reason]}
        {row.words === null ? null : `. ${t.words({ words: row.words })}`}
      </p>
      <p>{t.old({ iban: row.account.iban, bik: row.account.bik })}</p>
      <TextInput
        label={t.iban}
        description={t.ibanAbout}
        value={iban}
        onChange={(event) => write(event.currentTarget.value)}
        error={errors.iban}
        required
        maxLength={40}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label={t.bik}
        description={t.bikAbout}
        value={bik}
        onChange={(event) => setBik(event.currentTarget.value)}
        error={errors.bik}
        required
        maxLength={11}
        autoComplete="off"
      />
      <TextInput
        label={t.kbe}
        description={t.kbeAbout}
        value={kbe}
        onChange={(event) => setKbe(event.currentTarget.value)}
        error={errors.kbe}
        required
        maxLength={2}
        inputMode="numeric"
        autoComplete="off"
      />
      <p>{t.secondHand}</p>
    </FormDialog>
  );
}
