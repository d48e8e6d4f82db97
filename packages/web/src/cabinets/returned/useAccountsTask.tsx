/** The task of a first page: accounts of kindergartens with nobody else, which the Department's accountant confirms. */
import { routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../kit/Tasks.tsx';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { todayTexts } from '../../texts/today.ts';

/** Open returns are few; those after the first page wait until these are answered. */
const asked = { part: 'open', size: 200 } as const;

export function useAccountsTask(): readonly Task[] {
  const t = useTexts(todayTexts);
  const query = useQuery({
    queryKey: ['treasury.returned', asked],
    queryFn: () => api.treasury.returned(asked),
    enabled: useMay()(routes.treasury.decideAccount),
  });
  const count = query.data?.rows.filter(({ actions }) => actions.includes('decide')).length ?? 0;
  if (count === 0) return [];
  return [
    {
      key: 'accounts',
      title: t.accounts({ count }),
      note: t.accountsAbout,
      action: <Link to="/app/department/exceptions">{t.open}</Link>,
    },
  ];
}
