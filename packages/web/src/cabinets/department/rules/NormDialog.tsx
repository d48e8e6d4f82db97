/** A new norm: kind and hours, both parts, from which day, by which act. Its sum is shown as it is typed. */
import { asDay, isDay } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import { isReason, ReasonField } from '../../../kit/ReasonField.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { fieldErrors } from '../../../shell/refusal.ts';
import { proposalTexts } from '../../../texts/proposal.ts';
import { proposalFieldTexts } from '../../../texts/proposalFields.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';
import type { Made } from '../../proposal/MadeNow.tsx';
import { type Coefficient, Coefficients } from './Coefficients.tsx';
import { NormEffect } from './NormEffect.tsx';
import type { District, Norm } from './Norms.tsx';
import { type Scan, ScanField } from './ScanField.tsx';

const kinds = ['general', 'sanatorium', 'correctional', 'special'] as const;
/** Typed in tenge with two places, sent in tiyn. */
const tiynOf = (typed: number | string): number => Math.round(Number(typed) * 100);

interface NormDialogProps {
  readonly norms: readonly Norm[];
  readonly districts: readonly District[];
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}

export function NormDialog({ norms, districts, onMade, onClose }: NormDialogProps) {
  const t = useTexts(rulesPageTexts);
  const p = useTexts(proposalTexts);
  const f = useTexts(proposalFieldTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [groupKind, setKind] = useState<Norm['groupKind']>('general');
  const [ownership, setOwnership] = useState<Norm['ownership']>(null);
  const [district, setDistrict] = useState('');
  const [hours, setHours] = useState<number | string>(10.5);
  const [local, setLocal] = useState<number | string>('');
  const [republican, setRepublican] = useState<number | string>('');
  const [from, setFrom] = useState('');
  const [legalAct, setAct] = useState('');
  const [legalDate, setActDate] = useState('');
  const [reason, setReason] = useState('');
  const [scan, setScan] = useState<Scan | null>(null);
  const [coefficients, setCoefficients] = useState<readonly Coefficient[]>([]);
  const send = useMutation({
    mutationFn: () =>
      api.proposal.proposeNorm({
        groupKind,
        hours: Number(hours),
        ownership,
        district: district === '' ? null : district,
        local: `${tiynOf(local)}`,
        republican: `${tiynOf(republican)}`,
        from: asDay(from),
        legalAct,
        legalDate: asDay(legalDate),
        coefficients: [...coefficients],
        ...(scan === null ? {} : { scanId: scan.scanId }),
        reason,
      }),
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  const before = norms.findLast(
    (row) =>
      row.groupKind === groupKind &&
      row.hours === Number(hours) &&
      row.ownership === ownership &&
      row.district === (district === '' ? null : district),
  );
  const total = tiynOf(local) + tiynOf(republican);
  const isReady =
    local !== '' && republican !== '' && total > 0 && isDay(from) && isDay(legalDate) && legalAct.trim() !== '';
  const effect =
    local === '' || republican === '' || total <= 0 || !isDay(from) || hours === ''
      ? null
      : {
          groupKind,
          hours: Number(hours),
          ...(ownership === null ? {} : { ownership }),
          ...(district === '' ? {} : { district }),
          ...{ local: `${tiynOf(local)}`, republican: `${tiynOf(republican)}`, from: asDay(from) },
        };
  return (
    <FormDialog
      title={t.proposeNorm}
      cancel={p.cancel}
      submit={t.send}
      size="lg"
      error={Object.keys(errors).length > 0 ? null : send.error}
      isPending={send.isPending}
      disabled={!isReady || !isReason(reason)}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <NativeSelect
        label={t.groupKind}
        value={groupKind}
        data={kinds.map((one) => ({ value: one, label: f[`kind_${one}`] }))}
        onChange={({ currentTarget: { value } }) => setKind(kinds.find((one) => one === value) ?? 'general')}
      />
      <NumberInput
        label={t.hours}
        value={hours}
        onChange={setHours}
        min={1}
        max={24}
        step={0.5}
        decimalSeparator={language === 'en' ? '.' : ','}
        error={errors.hours}
        required
      />
      <NativeSelect
        label={t.ownership}
        value={ownership ?? ''}
        data={[
          { value: '', label: t.anyOwnership },
          { value: 'public', label: t.public },
          { value: 'private', label: t.private },
        ]}
        onChange={({ currentTarget: { value } }) =>
          setOwnership(value === 'public' || value === 'private' ? value : null)
        }
      />
      <NativeSelect
        label={t.district}
        value={district}
        data={[
          { value: '', label: t.anyDistrict },
          ...districts.map(({ kato, name }) => ({ value: kato, label: name[language] })),
        ]}
        onChange={({ currentTarget: { value } }) => setDistrict(value)}
        error={errors.district}
      />
      {[
        { label: f.local, value: local, set: setLocal, error: errors.local },
        { label: f.republican, value: republican, set: setRepublican, error: errors.republican },
      ].map(({ label, value, set, error }) => (
        <NumberInput
          key={label}
          label={label}
          value={value}
          onChange={set}
          min={0}
          decimalScale={2}
          decimalSeparator={language === 'en' ? '.' : ','}
          thousandSeparator=" "
          error={error}
          required
        />
      ))}
      <p role="status">
        {f.total}: <b>{fmt.amount(tiyn(Number.isSafeInteger(total) ? total : 0))}</b>
        {before === undefined ? null : <> ({t.beforeSum({ sum: fmt.amount(before.total) })})</>}
      </p>
      <TextInput
        type="date"
        label={f.from}
        description={t.fromAbout}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={errors.from}
        required
      />
      <TextInput
        label={f.legalAct}
        value={legalAct}
        onChange={(event) => setAct(event.currentTarget.value)}
        error={errors.legalAct}
        maxLength={200}
        required
      />
      <TextInput
        type="date"
        label={f.legalDate}
        value={legalDate}
        onChange={(event) => setActDate(event.currentTarget.value)}
        error={errors.legalDate}
        required
      />
      <ScanField value={scan} onChange={setScan} />
      <Coefficients value={coefficients} onChange={setCoefficients} />
      <NormEffect asked={effect} />
      <ReasonField label={p.why} value={reason} onChange={setReason} error={errors.reason} />
    </FormDialog>
  );
}
