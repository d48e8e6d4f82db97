/** The two roots that every cabinet hangs its pages on. */
import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { queries } from './api.ts';
import { meQuery } from './me.ts';

export const rootRoute = createRootRoute();

/** Everything behind the sign-in; who is not signed in goes there. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'app',
  loader: async () => {
    const me = await queries.ensureQueryData(meQuery);
    if (me.person === null) throw redirect({ to: '/sign-in' });
    return me;
  },
});
