/** The payments of a register; those that need a look come first, tinted. */
import { formatIbanShort } from '@balapan/domain/text/format.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { Tag, type TagTone } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { useMoneyPaths } from '../moneyPaths.ts';
import type { RegisterLine } from './model.ts';
import css from './Register.module.css';

const size = 50;
const tones: Readonly<Record<RegisterLine['state'], TagTone>> = {
  ordered: 'draft',
  sent: 'wait',
  confirmed: 'ok',
  returned: 'back',
  cancelled: 'draft',
};

export function RegisterLines({ registerId, total, count }: { registerId: string; total: string; count: number }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const paths = useMoneyPaths();
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: ['treasury.registerLines', registerId, page],
    queryFn: () => api.treasury.registerLines({ registerId, page, size }),
    placeholderData: keepPreviousData,
  });
  const words: Readonly<Record<RegisterLine['state'], string>> = {
    ordered: t.ordered,
    sent: t.sent,
    confirmed: t.settled,
    returned: t.returnedOne,
    cancelled: t.cancelledOne,
  };
  const columns: readonly Column<RegisterLine>[] = [
    { id: 'no', head: t.number, cell: (row) => row.documentNumber },
    {
      id: 'payee',
      head: t.payee,
      cell: (row) => (
        <>
          {row.payee[language]}
          {row.replaces === null ? null : <small>{t.replaces({ number: fmt.number(row.replaces) })}</small>}
        </>
      ),
      sticky: true,
    },
    { id: 'bin', head: t.bin, cell: (row) => row.bin },
    {
      id: 'act',
      head: t.act,
      cell: (row) => (
        <Link to={paths.act} params={{ actId: row.actId }}>
          {row.actNumber}
        </Link>
      ),
    },
    { id: 'children', head: t.children, align: 'right', cell: (row) => fmt.count(row.children) },
    {
      id: 'sum',
      head: t.sum,
      align: 'right',
      cell: (row) => <b>{fmt.amount(row.total)}</b>,
      total: fmt.amount(total),
    },
    { id: 'iban', head: t.account, cell: (row) => formatIbanShort(row.iban) },
    { id: 'due', head: t.due, cell: (row) => (row.dueOn === null ? '–' : fmt.day(row.dueOn)) },
    {
      id: 'state',
      head: t.state,
      cell: (row) =>
        row.accountChanged && row.state === 'ordered' ? (
          <Tag tone="you">{t.accountChanged}</Tag>
        ) : (
          <Tag tone={tones[row.state]}>{words[row.state]}</Tag>
        ),
    },
  ];
  const shown = query.data?.rows.length ?? 0;
  return (
    <section className={css.lines}>
      <h2>
        {t.linesTitle} <small>{t.linesOf({ shown: fmt.count(shown), total: fmt.count(count) })}</small>
      </h2>
      <p>{t.linesOrder}</p>
      <DataTable
        label={t.linesTitle}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => row.paymentId}
        tone={(row) =>
          row.accountChanged && row.state === 'ordered' ? 'you' : row.state === 'returned' ? 'back' : undefined
        }
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page, size, total: query.data?.total ?? 0, onPage: setPage }}
      />
    </section>
  );
}
