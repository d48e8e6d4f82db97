import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Role } from '@balapan/api/roles.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { routes } from '@balapan/api/routes.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { useQuery } from '@tanstack/react-query';
import type { NavItem } from '../../kit/Header.tsx';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay, useMe } from '../../shell/me.ts';
import { Shell } from '../../shell/Shell.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { budgetTexts } from '../../texts/budget.ts';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { payerTexts } from '../../texts/payer.ts';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import { statementTexts } from '../../texts/statement.ts';
import { termsTexts } from '../../texts/terms.ts';
import { todayTexts } from '../../texts/today.ts';

type Now = AnswerOf<Routes['today']['payer']>;

/** Registers that wait for this very person's step. */
function registersFor(role: Role | undefined, now: Now | undefined): number {
  if (now === undefined) return 0;
  if (role === 'payerOperator') return now.ready.acts > 0 ? 1 : 0;
  const state = role === 'payerChecker' ? 'draft' : 'checked';
  return now.registers.filter((register) => register.state === state).length;
}

/** The frame of the payers' cabinet. */
export function Cabinet() {
  const t = useTexts(payerTexts);
  const statements = useTexts(statementTexts);
  const today = useTexts(todayTexts);
  const acts = useTexts(actPageTexts);
  const terms = useTexts(termsTexts);
  const access = useTexts(staffAccessTexts);
  const budget = useTexts(budgetTexts);
  const execution = useTexts(budgetReportTexts);
  const report = useTexts(moneyReportTexts);
  const may = useMay();
  const person = useMe().person;
  const isPayer = person?.cabinet === 'payer';
  const now = useQuery({ queryKey: ['today.payer'], queryFn: () => api.today.payer(), enabled: isPayer }).data;
  const nav: readonly NavItem[] = [
    { to: '/app/payer/today', label: today.nav },
    { to: '/app/payer/registers', label: t.registers, count: registersFor(person?.role, now) },
    { to: '/app/payer/acts', label: acts.nav },
    { to: '/app/payer/terms', label: terms.nav },
    { to: '/app/payer/statements', label: statements.statements },
    { to: '/app/payer/exceptions', label: statements.exceptions, count: (now?.exceptions ?? 0) + (now?.returned ?? 0) },
    { to: '/app/payer/money', label: report.nav, rare: true },
    { to: '/app/payer/budget', label: budget.nav, rare: true },
    { to: '/app/payer/budget-execution', label: execution.nav, rare: true },
    { to: '/app/payer/trial-balance', label: budget.trialNav, rare: true },
    ...(may(routes.access.staffAccess) ? [{ to: '/app/payer/access', label: access.nav, rare: true } as const] : []),
  ];
  return <Shell cabinet="payer" density="clerk" nav={nav} />;
}
