/** After a sign-in, by whatever way: to the page that asked for it, else to the cabinet of the role. */
import type { Cabinet } from '@balapan/api/roles.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { meQuery } from './me.ts';

export function useEntered(): (answer: { readonly cabinet: Cabinet }) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { history } = useRouter();
  // Only the sign-in page has one; an invitation leads to the cabinet.
  const { back } = useSearch({ strict: false });
  return async ({ cabinet }) => {
    queries.clear();
    await queries.fetchQuery(meQuery);
    // A page of another cabinet would only say that it is not for this role.
    if (back?.startsWith(`/app/${cabinet}`)) history.push(back);
    else await navigate({ to: `/app/${cabinet}` });
  };
}

/** The page to come back to: one of our own, without anything behind `?`. */
export function readBack(search: Readonly<Record<string, unknown>>): { back?: string } {
  const { back } = search;
  return typeof back === 'string' && /^\/app\/[a-z]+(?:\/[\w-]+)*$/.test(back) ? { back } : {};
}
