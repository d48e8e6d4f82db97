/** Payments that the bank gave back, each as its chain: first payment, return with its reason, new account, new payment. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { formatIbanShort } from '@balapan/domain/text/format.ts';
import { returnReasonTexts } from '@balapan/domain/text/texts/returnReason.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { returnedTexts } from '../../texts/returned.ts';

export type Returned = AnswerOf<Routes['treasury']['returned']>['rows'][number];

const size = 50;
/** Days after which a return is late. */
const patience = 5;
const changeTones = { proposed: 'wait', confirmed: 'ok', refused: 'back' } as const satisfies Record<string, TagTone>;
const nextTones = { ordered: 'draft', sent: 'wait', confirmed: 'ok', returned: 'back' } as const satisfies Record<
  string,
  TagTone
>;

interface ReturnsTableProps {
  readonly label: string;
  /** Of one act; left out: all that the reader may see. */
  readonly actId?: string;
  /** Leads to the act; left out where the act's own page shows the table. */
  readonly linkOf?: (row: Returned) => ReactNode;
  /** The kindergarten's name is of interest to others than itself. */
  readonly withProvider?: boolean;
  /** What the reader may do with a row. */
  readonly act?: (row: Returned) => ReactNode;
}

export function ReturnsTable({ label, actId, linkOf, withProvider = false, act }: ReturnsTableProps) {
  const t = useTexts(returnedTexts);
  const reasons = useTexts(returnReasonTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: ['treasury.returned', actId, page],
    queryFn: () => api.treasury.returned({ page, size, ...(actId === undefined ? {} : { actId }) }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Returned>[] = [
    ...(linkOf === undefined
      ? []
      : [
          {
            id: 'act',
            head: t.act,
            sticky: true,
            cell: (row: Returned) => (
              <>
                {linkOf(row)}
                <small>{withProvider ? row.provider[language] : fmt.month(row.month)}</small>
              </>
            ),
          },
        ]),
    { id: 'sum', head: t.sum, align: 'right', cell: (row) => fmt.amount(row.amount) },
    {
      id: 'first',
      head: t.first,
      cell: (row) => (
        <>
          {fmt.number(row.documentNumber)}, {t.register({ number: fmt.number(row.register) })}
          <small>
            {row.sentOn === null ? '' : `${fmt.day(row.sentOn)}, `}
            {formatIbanShort(row.account.iban)}
          </small>
        </>
      ),
    },
    {
      id: 'back',
      head: t.back,
      cell: (row) => (
        <>
          <b>{row.reason === null ? t.unknownReason : reasons[row.reason]}</b>
          <small>
            {fmt.day(row.returnedOn)}
            {row.words === null ? null : `. ${t.words({ words: row.words })}`}
          </small>
        </>
      ),
    },
    { id: 'answer', head: t.answer, cell: (row) => <Answer row={row} act={act} /> },
    { id: 'next', head: t.next, cell: (row) => <Next row={row} /> },
    {
      id: 'turn',
      head: t.turn,
      cell: (row) =>
        row.next !== null ? (
          '–'
        ) : (
          <>
            <Tag tone={row.age > patience ? 'late' : 'wait'}>{t.age({ count: row.age })}</Tag>
            <small>{row.owner ?? t.noOwner}</small>
          </>
        ),
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={query.data?.rows}
      rowKey={(row) => row.paymentId}
      tone={(row) => (row.actions.length > 0 ? 'you' : undefined)}
      error={query.error}
      onRetry={() => void query.refetch()}
      paging={{ page, size, total: query.data?.total ?? 0, onPage: setPage }}
      empty={
        <>
          <b>{t.none}</b>
          <p>{t.noneAbout}</p>
        </>
      }
    />
  );
}

function Answer({ row, act }: { row: Returned; act: ReturnsTableProps['act'] }) {
  const t = useTexts(returnedTexts);
  const { change } = row;
  return (
    <>
      {change === null ? (
        row.actions.length > 0 ? null : (
          t.notYet
        )
      ) : (
        <>
          {formatIbanShort(change.iban)} <Tag tone={changeTones[change.state]}>{t[change.state]}</Tag>
          <small>
            {change.decidedBy === null
              ? t.by({ maker: change.madeBy.name })
              : t.byTwo({ maker: change.madeBy.name, decider: change.decidedBy.name })}
            {change.refusal === null ? null : `. ${change.refusal}`}
          </small>
        </>
      )}
      {act?.(row)}
    </>
  );
}

function Next({ row: { next } }: { row: Returned }) {
  const t = useTexts(returnedTexts);
  const fmt = useFmt();
  if (next === null) return t.notYet;
  const words = { ordered: t.ordered, sent: t.sent, confirmed: t.paid, returned: t.returned };
  return (
    <>
      {fmt.number(next.documentNumber)}, {t.register({ number: fmt.number(next.register) })}{' '}
      <Tag tone={nextTones[next.state]}>{words[next.state]}</Tag>
      {next.on === null ? null : <small>{fmt.day(next.on)}</small>}
    </>
  );
}
