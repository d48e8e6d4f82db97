/** All pages. A cabinet's pages are fetched when they are opened; its routes.ts is all that the first load knows of it. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { departmentRoutes } from '../cabinets/department/routes.ts';
import { parentRoutes } from '../cabinets/parent/routes.ts';
import { payerRoutes } from '../cabinets/payer/routes.ts';
import { providerRoutes } from '../cabinets/provider/routes.ts';
import { securityRoute } from '../cabinets/security/routes.ts';
import { supportRoutes } from '../cabinets/support/routes.ts';
import { Failed, Loading } from '../kit/State.tsx';
import { queries } from './api.ts';
import { appRoute, rootRoute } from './appRoute.ts';
import { meQuery } from './me.ts';
import { NotFound } from './NotFound.tsx';
import { readBack } from './useEntered.ts';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: readBack,
  loader: () => queries.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation',
  loader: () => queries.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./InvitationPage.tsx'), 'InvitationPage'),
});

/** `/app` leads to the cabinet of the role. */
const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  loader: async () => {
    const { person } = await queries.ensureQueryData(meQuery);
    if (person !== null) throw redirect({ to: `/app/${person.cabinet}` });
  },
});

const tree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  appRoute.addChildren([
    homeRoute,
    parentRoutes,
    departmentRoutes,
    providerRoutes,
    payerRoutes,
    supportRoutes,
    securityRoute,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failed,
  // In place of the whole page: inside of a cabinet it would be a second main part.
  notFoundMode: 'root',
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
