/** The pages of the cabinet "support": the call centre and the consultation centres. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/appRoute.ts';

const cabinet = createRoute({
  getParentRoute: () => appRoute,
  path: 'support',
  component: lazyRouteComponent(() => import('./Cabinet.tsx'), 'Cabinet'),
});

const today = createRoute({
  getParentRoute: () => cabinet,
  path: '/',
  component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
});

export const supportRoutes = cabinet.addChildren([today]);
