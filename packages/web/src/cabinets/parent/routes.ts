/** The pages of parents; each is fetched when it is opened. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/appRoute.ts';

const cabinet = createRoute({
  getParentRoute: () => appRoute,
  path: 'parent',
  component: lazyRouteComponent(() => import('./Cabinet.tsx'), 'Cabinet'),
});

const children = createRoute({
  getParentRoute: () => cabinet,
  path: '/',
  component: lazyRouteComponent(() => import('./ChildrenPage.tsx'), 'ChildrenPage'),
});

const place = createRoute({
  getParentRoute: () => cabinet,
  path: 'place/$applicationId',
  component: lazyRouteComponent(() => import('./PlacePage.tsx'), 'PlacePage'),
});

const choose = createRoute({
  getParentRoute: () => cabinet,
  path: 'choose/$childId',
  component: lazyRouteComponent(() => import('./ChoosePage.tsx'), 'ChoosePage'),
});

const month = createRoute({
  getParentRoute: () => cabinet,
  path: 'month/$childId/{-$month}',
  component: lazyRouteComponent(() => import('./MonthPage.tsx'), 'MonthPage'),
});

const traces = createRoute({
  getParentRoute: () => cabinet,
  path: 'traces/$childId',
  component: lazyRouteComponent(() => import('./TracesPage.tsx'), 'TracesPage'),
});

const health = createRoute({
  getParentRoute: () => cabinet,
  path: 'health/$childId',
  component: lazyRouteComponent(() => import('./HealthPage.tsx'), 'HealthPage'),
});

const data = createRoute({
  getParentRoute: () => cabinet,
  path: 'data',
  component: lazyRouteComponent(() => import('./DataPage.tsx'), 'DataPage'),
});

export const parentRoutes = cabinet.addChildren([children, place, choose, month, traces, health, data]);
