/** The budget of a year: what is bound, owed, paid and left of each line, its months, its amendments. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { yearOf } from '@balapan/domain/day.ts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay, useNow } from '../../shell/me.ts';
import { budgetTexts } from '../../texts/budget.ts';
import { AmendmentProposals } from './AmendmentProposals.tsx';
import { BudgetBars } from './BudgetBars.tsx';
import { ProgrammeNames } from './ProgrammeNames.tsx';
import { useLineName } from './useLineName.ts';
import { YearEnd } from './YearEnd.tsx';

type Budget = AnswerOf<Routes['treasury']['budget']>;
export type Line = Budget['lines'][number];
type Amendment = Budget['amendments'][number];

export function BudgetPage() {
  return (
    <Allowed to={routes.treasury.budget}>
      <BudgetOfYear />
    </Allowed>
  );
}

function BudgetOfYear() {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const nameOf = useLineName();
  const { today } = useNow();
  const [year, setYear] = useState<number | undefined>(undefined);
  const query = useQuery({
    queryKey: ['treasury.budget', year],
    queryFn: () => api.treasury.budget(year === undefined ? {} : { year }),
    placeholderData: keepPreviousData,
  });
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  if (data === undefined) return <Loading rows={8} />;
  const sum = (of: (line: Line) => string): string =>
    fmt.amount(String(data.lines.reduce((all, line) => all + tiynOf(of(line)), 0n)));
  const money = (id: 'approved' | 'committed' | 'obligated' | 'executed' | 'free' | 'forecast', head: string) =>
    ({
      id,
      head,
      align: 'right',
      cell: (line: Line) => fmt.amount(line[id]),
      total: sum((line) => line[id]),
    }) as const;
  const columns: readonly Column<Line>[] = [
    {
      id: 'line',
      head: t.line,
      sticky: true,
      total: t.total,
      cell: (line) => (
        <>
          <b>{nameOf(line)}</b>
          <small>
            {t.specific} {line.specific}
          </small>
        </>
      ),
    },
    money('approved', t.plan),
    money('committed', t.committed),
    money('obligated', t.obligated),
    money('executed', t.executed),
    money('free', t.free),
    money('forecast', t.forecast),
  ];
  const name = data.administrator;
  return (
    <>
      <PageHead
        title={t.title({ year: String(data.year) })}
        {...(name === null ? {} : { about: t.about({ code: name.code, name: name.name[language] }) })}
      >
        <NativeSelect
          size="xs"
          aria-label={t.year}
          value={String(data.year)}
          data={data.years.map(String)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        />
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className={page.page}>
        {data.lines.length === 0 ? null : <BudgetBars lines={data.lines} />}
        <section>
          <DataTable
            label={t.title({ year: String(data.year) })}
            columns={columns}
            rows={data.lines}
            rowKey={(line) => line.code}
            empty={
              <>
                <b>{t.empty}</b>
                <p>{t.emptyAbout}</p>
              </>
            }
          />
          <ProgrammeNames programmes={data.lines.map((line) => ({ code: line.programme, name: line.programmeName }))} />
        </section>
        <Months lines={data.lines} />
        <Amendments amendments={data.amendments} lines={data.lines} />
        {may(routes.proposal.list) ? <AmendmentProposals lines={data.lines} /> : null}
        {data.year < yearOf(today) && data.lines.length > 0 ? <YearEnd key={data.year} year={data.year} /> : null}
      </div>
    </>
  );
}

function Months({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const months = [...new Set(lines.flatMap((line) => line.months.map(({ month }) => month)))].sort();
  const rows = months.map((month) => {
    const all = lines.flatMap((line) => line.months.filter((one) => one.month === month));
    const sum = (of: 'plan' | 'owed' | 'paid'): string =>
      String(all.reduce((total, one) => total + tiynOf(one[of]), 0n));
    return { month, plan: sum('plan'), owed: sum('owed'), paid: sum('paid') };
  });
  return (
    <section>
      <h2>{t.months}</h2>
      <DataTable
        label={t.months}
        columns={[
          { id: 'month', head: t.month, cell: (row) => fmt.month(row.month), sticky: true },
          { id: 'plan', head: t.plan, align: 'right', cell: (row) => fmt.amount(row.plan) },
          { id: 'owed', head: t.owed, align: 'right', cell: (row) => fmt.amount(row.owed) },
          { id: 'paid', head: t.paid, align: 'right', cell: (row) => fmt.amount(row.paid) },
        ]}
        rows={rows}
        rowKey={(row) => row.month}
        empty={t.empty}
      />
    </section>
  );
}

interface AmendmentsProps {
  readonly amendments: readonly Amendment[];
  readonly lines: readonly Line[];
}

function Amendments({ amendments, lines }: AmendmentsProps) {
  const t = useTexts(budgetTexts);
  const nameOf = useLineName();
  const fmt = useFmt();
  const named = (code: string): string => {
    const line = lines.find((one) => one.code === code);
    return line === undefined ? code : nameOf(line);
  };
  const rows = amendments.flatMap(({ changes, ...head }) => changes.map((change) => ({ ...head, ...change })));
  return (
    <section>
      <h2>{t.amendments}</h2>
      <DataTable
        label={t.amendments}
        columns={[
          { id: 'decision', head: t.decision, cell: (row) => <b>{row.decision}</b>, sticky: true },
          { id: 'session', head: t.session, cell: (row) => row.session },
          { id: 'decidedOn', head: t.decidedOn, cell: (row) => fmt.day(row.decidedOn) },
          { id: 'registeredOn', head: t.registeredOn, cell: (row) => fmt.day(row.registeredOn) },
          { id: 'line', head: t.line, cell: (row) => named(row.line) },
          { id: 'month', head: t.month, cell: (row) => fmt.month(row.month) },
          { id: 'change', head: t.change, align: 'right', cell: (row) => fmt.amount(row.amount) },
        ]}
        rows={rows}
        rowKey={(row) => `${row.proposalId}/${row.line}/${row.month}`}
        empty={t.noAmendments}
      />
    </section>
  );
}
