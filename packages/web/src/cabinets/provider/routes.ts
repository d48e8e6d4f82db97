/** The pages of the cabinet "provider"; each is fetched when it is opened. */
import { isMonth, type Month } from '@balapan/domain/day.ts';
import { isUuid } from '@balapan/domain/ids.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from '../../shell/api.ts';
import { appRoute } from '../../shell/appRoute.ts';
import { meQuery } from '../../shell/me.ts';
import { readActor } from '../journal/readActor.ts';
import { readMonth } from '../moneyReport/paths.ts';

const cabinet = createRoute({
  getParentRoute: () => appRoute,
  path: 'provider',
  component: lazyRouteComponent(() => import('./Cabinet.tsx'), 'Cabinet'),
});

/** An educator has the group; the office has what waits today. */
const home = createRoute({
  getParentRoute: () => cabinet,
  path: '/',
  loader: async () => {
    const { person } = await queries.ensureQueryData(meQuery);
    if (person?.role === 'educator') throw redirect({ to: '/app/provider/group', search: {} });
    throw redirect({ to: '/app/provider/today' });
  },
});
const today = createRoute({
  getParentRoute: () => cabinet,
  path: 'today',
  component: lazyRouteComponent(() => import('./today/Today.tsx'), 'Today'),
});
const group = createRoute({
  getParentRoute: () => cabinet,
  path: 'group',
  validateSearch: ({ id }: Record<string, unknown>): { id?: string } =>
    typeof id === 'string' && isUuid(id) ? { id } : {},
  component: lazyRouteComponent(() => import('./group/GroupPage.tsx'), 'GroupPage'),
});
const register = createRoute({
  getParentRoute: () => cabinet,
  path: 'register',
  validateSearch: (search: Record<string, unknown>): { month?: Month | undefined; group?: string | undefined } => ({
    ...(typeof search.month === 'string' && isMonth(search.month) ? { month: search.month } : {}),
    ...(typeof search.group === 'string' && isUuid(search.group) ? { group: search.group } : {}),
  }),
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx'), 'RegisterPage'),
});
const disputes = createRoute({
  getParentRoute: () => cabinet,
  path: 'disputes',
  component: lazyRouteComponent(() => import('./disputes/DisputesPage.tsx'), 'DisputesPage'),
});
const acts = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts',
  component: lazyRouteComponent(() => import('./acts/OwnActs.tsx'), 'OwnActs'),
});
const reconciliation = createRoute({
  getParentRoute: () => cabinet,
  path: 'reconciliation',
  component: lazyRouteComponent(() => import('./acts/OwnReconciliation.tsx'), 'OwnReconciliation'),
});
const money = createRoute({
  getParentRoute: () => cabinet,
  path: 'money',
  validateSearch: readMonth,
  component: lazyRouteComponent(() => import('../moneyReport/OwnMoneyPage.tsx'), 'OwnMoneyPage'),
});
const debts = createRoute({
  getParentRoute: () => cabinet,
  path: 'debts',
  component: lazyRouteComponent(() => import('../debts/DebtsPage.tsx'), 'DebtsPage'),
});
const act = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts/$actId',
  component: lazyRouteComponent(() => import('./acts/OwnAct.tsx'), 'OwnAct'),
});
const children = createRoute({
  getParentRoute: () => cabinet,
  path: 'children',
  component: lazyRouteComponent(() => import('./children/ReferralsPage.tsx'), 'ReferralsPage'),
});
const fees = createRoute({
  getParentRoute: () => cabinet,
  path: 'fees',
  validateSearch: readMonth,
  component: lazyRouteComponent(() => import('./fees/FeesPage.tsx'), 'FeesPage'),
});
const payments = createRoute({
  getParentRoute: () => cabinet,
  path: 'payments',
  component: lazyRouteComponent(() => import('./payments/PaymentsPage.tsx'), 'PaymentsPage'),
});
const returns = createRoute({
  getParentRoute: () => cabinet,
  path: 'returns',
  component: lazyRouteComponent(() => import('./returns/ReturnsPage.tsx'), 'ReturnsPage'),
});
const capacity = createRoute({
  getParentRoute: () => cabinet,
  path: 'capacity',
  component: lazyRouteComponent(() => import('./capacity/CapacityPage.tsx'), 'CapacityPage'),
});
const proposals = createRoute({
  getParentRoute: () => cabinet,
  path: 'proposals',
  component: lazyRouteComponent(() => import('./capacity/OwnProposals.tsx'), 'OwnProposals'),
});
const proposal = createRoute({
  getParentRoute: () => cabinet,
  path: 'proposals/$proposalId',
  component: lazyRouteComponent(() => import('./capacity/OwnProposal.tsx'), 'OwnProposal'),
});

const team = createRoute({
  getParentRoute: () => cabinet,
  path: 'team',
  component: lazyRouteComponent(() => import('../staff/StaffPage.tsx'), 'StaffPage'),
});
const member = createRoute({
  getParentRoute: () => cabinet,
  path: 'team/$personId',
  component: lazyRouteComponent(() => import('../staff/MemberPage.tsx'), 'MemberPage'),
});
const journal = createRoute({
  getParentRoute: () => cabinet,
  path: 'journal',
  validateSearch: readActor,
  component: lazyRouteComponent(() => import('../journal/JournalPage.tsx'), 'JournalPage'),
});

/** The staff whom one may help to come in. */
const access = createRoute({
  getParentRoute: () => cabinet,
  path: 'access',
  component: lazyRouteComponent(() => import('../staffAccess/StaffAccessPage.tsx'), 'StaffAccessPage'),
});

export const providerRoutes = cabinet.addChildren([
  home,
  today,
  group,
  register,
  disputes,
  acts,
  act,
  debts,
  reconciliation,
  money,
  children,
  team,
  member,
  journal,
  access,
  capacity,
  fees,
  payments,
  returns,
  proposals,
  proposal,
]);
