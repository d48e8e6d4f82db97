/** The lines of a statement: what each was matched to and why; a wrong match is proposed to be undone. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { ReasonDialog } from '../../../kit/ReasonDialog.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { statementTexts } from '../../../texts/statement.ts';
import { useExceptionReason } from '../exceptions/exceptionReason.ts';

type Line = AnswerOf<Routes['treasury']['statementLines']>['rows'][number];
const size = 50;

export function StatementLines({
  statementId,
  name,
  onClose,
}: {
  statementId: string;
  name: string;
  onClose: () => void;
}) {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const may = useMay();
  const tell = useExceptionReason();
  const cache = useQueryClient();
  const [at, setAt] = useState(1);
  const [undoing, setUndoing] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ['treasury.statementLines', statementId, at],
    queryFn: () => api.treasury.statementLines({ statementId, page: at, size }),
    placeholderData: keepPreviousData,
  });
  const words: Readonly<Record<string, string>> = {
    documentNumber: t.because_documentNumber,
    numberInPurpose: t.because_numberInPurpose,
    registerInPurpose: t.because_registerInPurpose,
    sum: t.because_sum,
    account: t.because_account,
    bin: t.because_bin,
    partsGiveSum: t.because_partsGiveSum,
  };
  const why = (line: Line): string => {
    const [first] = line.payments;
    if (first === undefined || first.because.length === 0) return '';
    return `${t.score({ score: fmt.count(first.score) })}: ${first.because.map((each) => words[each] ?? each).join(', ')}`;
  };
  const mayUndo = may(routes.treasury.proposeUndo);
  const columns: readonly Column<Line>[] = [
    { id: 'no', head: t.line, cell: (line) => fmt.number(line.lineNo), sticky: true },
    {
      id: 'reason',
      head: t.reason,
      cell: (line) => (
        <Tag tone={line.payments.length > 0 || line.reason === 'setAside' ? 'ok' : 'you'}>{tell(line.reason)}</Tag>
      ),
    },
    {
      id: 'amount',
      head: t.sum,
      align: 'right',
      cell: (line) => (line.direction === 'in' ? fmt.amount(line.amount) : `−${fmt.amount(line.amount)}`),
    },
    {
      id: 'purpose',
      head: t.party,
      cell: (line) => (
        <>
          {line.party ?? '–'}
          <small>{line.purpose}</small>
        </>
      ),
    },
    {
      id: 'payments',
      head: t.because,
      cell: (line) => (
        <>
          {line.payments.map(({ documentNumber, payee }) => `${documentNumber} ${payee}`).join('; ')}
          <small>{why(line)}</small>
        </>
      ),
    },
    {
      id: 'undo',
      head: t.undo,
      cell: (line) =>
        mayUndo && line.direction === 'out' && line.payments.length > 0 ? (
          <Button size="compact-xs" variant="default" onClick={() => setUndoing(line.lineNo)}>
            {t.undo}
          </Button>
        ) : null,
    },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={<b>{t.linesOf({ name })}</b>}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <DataTable
        label={t.linesOf({ name })}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(line) => `${line.lineNo}`}
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
      />
      {undoing === null ? null : (
        <ReasonDialog
          title={t.undoTitle}
          about={t.handAbout}
          readBy={t.whyAbout}
          action={t.propose}
          give={(reason) => api.treasury.proposeUndo({ statementId, lineNo: undoing, reason })}
          onGiven={() => cache.invalidateQueries()}
          onClose={() => setUndoing(null)}
        />
      )}
    </Modal>
  );
}
