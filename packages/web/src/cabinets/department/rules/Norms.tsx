/** Norms by kind of group and hours; the accountant proposes the next one. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { proposalFieldTexts } from '../../../texts/proposalFields.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';
import type { Made } from '../../proposal/MadeNow.tsx';
import { coefficientCodes } from './Coefficients.tsx';
import { NormDialog } from './NormDialog.tsx';
import { ScanLink } from './ScanField.tsx';

export type Norm = AnswerOf<Routes['proposal']['norms']>['rows'][number];
export type District = AnswerOf<Routes['proposal']['norms']>['districts'][number];

export function Norms({ onMade }: { onMade: (made: Made) => void }) {
  const t = useTexts(rulesPageTexts);
  const f = useTexts(proposalFieldTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const { today } = useNow();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['proposal.norms'], queryFn: () => api.proposal.norms() });
  const isNow = (row: Norm): boolean => row.from <= today && (row.to === null || row.to >= today);
  const districtOf = (kato: string | null): string | null =>
    query.data?.districts.find((one) => one.kato === kato)?.name[language] ?? kato;
  const nameOf = (code: string, value: number): string => {
    const known = coefficientCodes.find((one) => one === code);
    const number = language === 'en' ? `${value}` : `${value}`.replace('.', ',');
    return `${known === undefined ? code : t[`coefficient_${known}`]} ${number}`;
  };
  const columns: readonly Column<Norm>[] = [
    {
      id: 'kind',
      head: t.norm,
      sticky: true,
      cell: (row) => `${f[`kind_${row.groupKind}`]}, ${f.hours({ hours: row.hours })}`,
    },
    {
      id: 'circle',
      head: t.ownership,
      cell: (row) =>
        [row.ownership === null ? t.anyOwnership : t[row.ownership], districtOf(row.district)]
          .filter((part) => part !== null)
          .join(', '),
    },
    {
      id: 'state',
      head: t.state,
      cell: (row) =>
        isNow(row) ? <Tag tone="ok">{t.inForce}</Tag> : <Tag tone="draft">{row.from > today ? t.later : t.over}</Tag>,
    },
    {
      id: 'period',
      head: t.period,
      cell: (row) =>
        row.to === null ? t.since({ day: fmt.day(row.from) }) : `${fmt.day(row.from)} – ${fmt.day(row.to)}`,
    },
    { id: 'local', head: f.local, align: 'right', cell: (row) => fmt.amount(row.local) },
    { id: 'republican', head: f.republican, align: 'right', cell: (row) => fmt.amount(row.republican) },
    { id: 'total', head: f.total, align: 'right', cell: (row) => <b>{fmt.amount(row.total)}</b> },
    {
      id: 'coefficients',
      head: t.coefficients,
      cell: (row) =>
        row.coefficients.length === 0 ? '–' : row.coefficients.map(({ code, value }) => nameOf(code, value)).join(', '),
    },
    {
      id: 'act',
      head: f.legalAct,
      cell: (row) => (
        <>
          {row.legalAct}, {fmt.day(row.legalDate)}
          <small>{row.scan === null ? t.noScan : <ScanLink scanId={row.scan.scanId} />}</small>
        </>
      ),
    },
  ];
  return (
    <section>
      <h2>{t.norms}</h2>
      <DataTable
        label={t.norms}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => row.normId}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
      {may(routes.proposal.proposeNorm) ? (
        <div className={page.choice}>
          <Button onClick={() => setOpen(true)}>{t.proposeNorm}</Button>
        </div>
      ) : null}
      {isOpen ? (
        <NormDialog
          norms={query.data?.rows ?? []}
          districts={query.data?.districts ?? []}
          onMade={onMade}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
