/** The pages of the cabinet "department"; each is fetched when it is opened. */
import { routes } from '@balapan/api/routes.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from '../../shell/api.ts';
import { appRoute } from '../../shell/appRoute.ts';
import { mayOf, meQuery } from '../../shell/me.ts';
import { readDesk } from '../act/desks.ts';
import { readActor } from '../journal/readActor.ts';
import { readMonth } from '../moneyReport/paths.ts';

const cabinet = createRoute({
  getParentRoute: () => appRoute,
  path: 'department',
  component: lazyRouteComponent(() => import('./Cabinet.tsx'), 'Cabinet'),
});
const home = createRoute({
  getParentRoute: () => cabinet,
  path: '/',
  beforeLoad: async () => {
    const { person } = await queries.ensureQueryData(meQuery);
    const may = mayOf(person?.role);
    throw redirect({ to: may(routes.today.department) ? '/app/department/today' : '/app/department/import' });
  },
});
const today = createRoute({
  getParentRoute: () => cabinet,
  path: 'today',
  component: lazyRouteComponent(() => import('./today/Today.tsx'), 'Today'),
});
const iteration = createRoute({
  getParentRoute: () => cabinet,
  path: 'iteration',
  component: lazyRouteComponent(() => import('./iteration/IterationPage.tsx'), 'IterationPage'),
});
const iterations = createRoute({
  getParentRoute: () => cabinet,
  path: 'iterations',
  component: lazyRouteComponent(() => import('./iteration/PastIterations.tsx'), 'PastIterations'),
});
const pastIteration = createRoute({
  getParentRoute: () => cabinet,
  path: 'iterations/$number',
  component: lazyRouteComponent(() => import('./iteration/PastIteration.tsx'), 'PastIteration'),
});
const acts = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts',
  validateSearch: readDesk,
  component: lazyRouteComponent(() => import('./acts/ActsPage.tsx'), 'ActsPage'),
});
const terms = createRoute({
  getParentRoute: () => cabinet,
  path: 'terms',
  component: lazyRouteComponent(() => import('./acts/TermsOfActs.tsx'), 'TermsOfActs'),
});
const reconciliation = createRoute({
  getParentRoute: () => cabinet,
  path: 'reconciliation',
  component: lazyRouteComponent(() => import('./acts/Reconciliation.tsx'), 'Reconciliation'),
});
const debts = createRoute({
  getParentRoute: () => cabinet,
  path: 'debts',
  component: lazyRouteComponent(() => import('../debts/DebtsPage.tsx'), 'DebtsPage'),
});
const act = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts/$actId',
  component: lazyRouteComponent(() => import('./acts/ActPage.tsx'), 'ActPage'),
});
const registers = createRoute({
  getParentRoute: () => cabinet,
  path: 'registers',
  component: lazyRouteComponent(() => import('../payer/registers/RegistersPage.tsx'), 'RegistersPage'),
});
const register = createRoute({
  getParentRoute: () => cabinet,
  path: 'registers/$registerId',
  component: lazyRouteComponent(() => import('../payer/register/RegisterPage.tsx'), 'RegisterPage'),
});
const statements = createRoute({
  getParentRoute: () => cabinet,
  path: 'statements',
  component: lazyRouteComponent(() => import('../payer/statements/StatementsPage.tsx'), 'StatementsPage'),
});
const exceptions = createRoute({
  getParentRoute: () => cabinet,
  path: 'exceptions',
  component: lazyRouteComponent(() => import('../payer/exceptions/ExceptionsPage.tsx'), 'ExceptionsPage'),
});
const files = createRoute({
  getParentRoute: () => cabinet,
  path: 'import',
  component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
});
const figures = createRoute({
  getParentRoute: () => cabinet,
  path: 'figures',
  component: lazyRouteComponent(() => import('./figures/FiguresPage.tsx'), 'FiguresPage'),
});

const dataRequests = createRoute({
  getParentRoute: () => cabinet,
  path: 'data-requests',
  component: lazyRouteComponent(() => import('./privacy/RequestsPage.tsx'), 'RequestsPage'),
});

const retention = createRoute({
  getParentRoute: () => cabinet,
  path: 'retention',
  component: lazyRouteComponent(() => import('./privacy/RetentionPage.tsx'), 'RetentionPage'),
});
const proposals = createRoute({
  getParentRoute: () => cabinet,
  path: 'proposals',
  component: lazyRouteComponent(() => import('./proposals/ProposalsPage.tsx'), 'ProposalsPage'),
});
const proposal = createRoute({
  getParentRoute: () => cabinet,
  path: 'proposals/$proposalId',
  component: lazyRouteComponent(() => import('./proposals/ProposalPage.tsx'), 'ProposalPage'),
});
const privileges = createRoute({
  getParentRoute: () => cabinet,
  path: 'privileges',
  component: lazyRouteComponent(() => import('./privileges/PrivilegesPage.tsx'), 'PrivilegesPage'),
});
const rules = createRoute({
  getParentRoute: () => cabinet,
  path: 'rules',
  component: lazyRouteComponent(() => import('./rules/RulesPage.tsx'), 'RulesPage'),
});

const staff = createRoute({
  getParentRoute: () => cabinet,
  path: 'staff',
  component: lazyRouteComponent(() => import('../staff/StaffPage.tsx'), 'StaffPage'),
});
const member = createRoute({
  getParentRoute: () => cabinet,
  path: 'staff/$personId',
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

const money = createRoute({
  getParentRoute: () => cabinet,
  path: 'money',
  validateSearch: readMonth,
  component: lazyRouteComponent(() => import('../moneyReport/CityMoneyPage.tsx'), 'CityMoneyPage'),
});
const kindergartenMoney = createRoute({
  getParentRoute: () => cabinet,
  path: 'money/$providerId',
  validateSearch: readMonth,
  component: lazyRouteComponent(() => import('../moneyReport/KindergartenMoneyPage.tsx'), 'KindergartenMoneyPage'),
});
const budget = createRoute({
  getParentRoute: () => cabinet,
  path: 'budget',
  component: lazyRouteComponent(() => import('../ledger/BudgetPage.tsx'), 'BudgetPage'),
});
const execution = createRoute({
  getParentRoute: () => cabinet,
  path: 'budget-execution',
  component: lazyRouteComponent(() => import('../ledger/ExecutionPage.tsx'), 'ExecutionPage'),
});
const trialBalance = createRoute({
  getParentRoute: () => cabinet,
  path: 'trial-balance',
  component: lazyRouteComponent(() => import('../ledger/TrialBalancePage.tsx'), 'TrialBalancePage'),
});

export const departmentRoutes = cabinet.addChildren([
  home,
  today,
  iteration,
  iterations,
  pastIteration,
  acts,
  act,
  debts,
  reconciliation,
  terms,
  registers,
  register,
  statements,
  exceptions,
  files,
  figures,
  dataRequests,
  staff,
  member,
  journal,
  retention,
  proposals,
  proposal,
  access,
  privileges,
  rules,
  money,
  kindergartenMoney,
  budget,
  execution,
  trialBalance,
]);
