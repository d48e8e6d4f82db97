/** The pages of the cabinet "payer"; each is fetched when it is opened. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute } from '../../shell/appRoute.ts';
import { readMonth } from '../moneyReport/paths.ts';

const cabinet = createRoute({
  getParentRoute: () => appRoute,
  path: 'payer',
  component: lazyRouteComponent(() => import('./Cabinet.tsx'), 'Cabinet'),
});
const home = createRoute({
  getParentRoute: () => cabinet,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/app/payer/today' });
  },
});
const today = createRoute({
  getParentRoute: () => cabinet,
  path: 'today',
  component: lazyRouteComponent(() => import('./today/Today.tsx'), 'Today'),
});
const registers = createRoute({
  getParentRoute: () => cabinet,
  path: 'registers',
  component: lazyRouteComponent(() => import('./registers/RegistersPage.tsx'), 'RegistersPage'),
});
const register = createRoute({
  getParentRoute: () => cabinet,
  path: 'registers/$registerId',
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx'), 'RegisterPage'),
});
const acts = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts',
  component: lazyRouteComponent(() => import('./acts/PayerActs.tsx'), 'PayerActs'),
});
const terms = createRoute({
  getParentRoute: () => cabinet,
  path: 'terms',
  component: lazyRouteComponent(() => import('./acts/TermsOfActs.tsx'), 'TermsOfActs'),
});
const act = createRoute({
  getParentRoute: () => cabinet,
  path: 'acts/$actId',
  component: lazyRouteComponent(() => import('./acts/PayerAct.tsx'), 'PayerAct'),
});
const statements = createRoute({
  getParentRoute: () => cabinet,
  path: 'statements',
  component: lazyRouteComponent(() => import('./statements/StatementsPage.tsx'), 'StatementsPage'),
});
const exceptions = createRoute({
  getParentRoute: () => cabinet,
  path: 'exceptions',
  component: lazyRouteComponent(() => import('./exceptions/ExceptionsPage.tsx'), 'ExceptionsPage'),
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

export const payerRoutes = cabinet.addChildren([
  home,
  today,
  registers,
  register,
  acts,
  act,
  terms,
  statements,
  exceptions,
  access,
  money,
  kindergartenMoney,
  budget,
  execution,
  trialBalance,
]);
