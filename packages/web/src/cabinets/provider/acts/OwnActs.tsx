/** The kindergarten's own acts, newest first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Sorting } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useTexts } from '../../../shell/language.tsx';
import { actPageTexts } from '../../../texts/actPage.ts';
import { providerTexts } from '../../../texts/provider.ts';
import { ActList } from '../../act/ActList.tsx';

const size = 50;

export function OwnActs() {
  const p = useTexts(actPageTexts);
  const t = useTexts(providerTexts);
  const navigate = useNavigate();
  const [at, setAt] = useState(1);
  const [sort, setSort] = useState<Sorting>({ by: 'since', descending: true });
  const by = (['since', 'number', 'total', 'dueOn'] as const).find((one) => one === sort.by) ?? 'since';
  const filter = { sort: by, order: sort.descending ? ('desc' as const) : ('asc' as const), page: at, size };
  const acts = useQuery({
    queryKey: ['settlement.acts', filter],
    queryFn: () => api.settlement.acts(filter),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={p.myActs} about={t.actsAbout} />
      <div className={page.page}>
        <ActList
          isOwn
          rows={acts.data?.rows}
          sum={acts.data?.sum}
          error={acts.error}
          onRetry={() => void acts.refetch()}
          onOpen={(row) => void navigate({ to: '/app/provider/acts/$actId', params: { actId: row.actId } })}
          sort={sort}
          onSort={setSort}
          paging={{ page: at, size, total: acts.data?.total ?? 0, onPage: setAt }}
        />
      </div>
    </>
  );
}
