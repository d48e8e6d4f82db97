/** One's own sign-ins and roles, whatever the cabinet. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/appRoute.ts';

export const securityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'security',
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
});
