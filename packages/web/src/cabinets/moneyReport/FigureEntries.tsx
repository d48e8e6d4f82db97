/** The entries behind a figure of a month: of one kindergarten, or of the whole city. */
import { type Month, monthOf } from '@balapan/domain/day.ts';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { EntryTable } from '../ledger/EntryTable.tsx';

export interface Figure {
  readonly kind: 'owed' | 'paid';
  /** `null`: of the whole city. */
  readonly providerId: string | null;
  readonly who: string;
}

const accounts = { owed: '2000', paid: '5000' } as const;

interface Props {
  readonly month: Month;
  readonly figure: Figure;
  readonly onClose: () => void;
}

export function FigureEntries({ month, figure, onClose }: Props) {
  const t = useTexts(moneyReportTexts);
  const { today } = useNow();
  const head = useRef<HTMLHeadingElement>(null);
  const { kind, providerId, who } = figure;
  const account = accounts[kind];
  // Below a long table: who opened it is led to it, readers of screens too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another figure is opened
  useEffect(() => head.current?.focus(), [figure]);
  return (
    <section>
      <h2 ref={head} tabIndex={-1}>
        {(kind === 'owed' ? t.entriesOwed : t.entriesPaid)({ who })}{' '}
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          {t.close}
        </Button>
      </h2>
      <EntryTable
        queryKey={['moneyReport', month, account, providerId]}
        read={(page) =>
          providerId === null
            ? api.treasury.entries({ from: month, to: monthOf(today), service: month, account, ...page })
            : api.treasury.moneyReportEntries({ providerId, month, account, ...page })
        }
      />
    </section>
  );
}
