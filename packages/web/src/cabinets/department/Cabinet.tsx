import { routes } from '@balapan/api/routes.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import type { NavItem } from '../../kit/Header.tsx';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { Shell } from '../../shell/Shell.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { budgetTexts } from '../../texts/budget.ts';
import { debtsTexts } from '../../texts/debts.ts';
import { figuresTexts } from '../../texts/figuresPage.ts';
import { importingTexts } from '../../texts/importing.ts';
import { iterationTexts } from '../../texts/iteration.ts';
import { journalTexts } from '../../texts/journal.ts';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { payerTexts } from '../../texts/payer.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import { privilegeTexts } from '../../texts/privilege.ts';
import { proposalTexts } from '../../texts/proposal.ts';
import { rulesPageTexts } from '../../texts/rulesPage.ts';
import { staffTexts } from '../../texts/staff.ts';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import { statementTexts } from '../../texts/statement.ts';
import { termsTexts } from '../../texts/terms.ts';
import { todayTexts } from '../../texts/today.ts';
import { useMyProposals } from '../proposal/useMyProposals.ts';

/** The frame of the cabinet: the sections that one’s role may read. */
export function Cabinet() {
  const today = useTexts(todayTexts);
  const budget = useTexts(budgetTexts);
  const execution = useTexts(budgetReportTexts);
  const report = useTexts(moneyReportTexts);
  const debts = useTexts(debtsTexts);
  const iteration = useTexts(iterationTexts);
  const acts = useTexts(actPageTexts);
  const terms = useTexts(termsTexts);
  const reconciliation = useTexts(reconciliationTexts);
  const files = useTexts(importingTexts);
  const figures = useTexts(figuresTexts);
  const privacy = useTexts(privacyTexts);
  const proposals = useTexts(proposalTexts);
  const staff = useTexts(staffTexts);
  const journal = useTexts(journalTexts);
  const access = useTexts(staffAccessTexts);
  const privileges = useTexts(privilegeTexts);
  const rules = useTexts(rulesPageTexts);
  const money = useTexts(payerTexts);
  const statements = useTexts(statementTexts);
  const may = useMay();
  const waits = useMyProposals(may(routes.proposal.list));
  const nav: readonly (NavItem | null)[] = [
    may(routes.today.department) ? { to: '/app/department/today', label: today.nav } : null,
    may(routes.voucher.previewIteration) ? { to: '/app/department/iteration', label: iteration.nav } : null,
    may(routes.proposal.list) ? { to: '/app/department/proposals', label: proposals.nav, count: waits } : null,
    may(routes.settlement.acts) ? { to: '/app/department/acts', label: acts.nav } : null,
    may(routes.settlement.terms) ? { to: '/app/department/terms', label: terms.nav } : null,
    may(routes.treasury.registers) ? { to: '/app/department/registers', label: money.registers, rare: true } : null,
    may(routes.treasury.statements)
      ? { to: '/app/department/statements', label: statements.statements, rare: true }
      : null,
    may(routes.treasury.exceptions)
      ? { to: '/app/department/exceptions', label: statements.exceptions, rare: true }
      : null,
    may(routes.proposal.grounds) ? { to: '/app/department/privileges', label: privileges.nav } : null,
    may(routes.proposal.norms) ? { to: '/app/department/rules', label: rules.nav, rare: true } : null,
    may(routes.settlement.reconciliation)
      ? { to: '/app/department/reconciliation', label: reconciliation.nav, rare: true }
      : null,
    may(routes.treasury.moneyReportCity) ? { to: '/app/department/money', label: report.nav, rare: true } : null,
    may(routes.settlement.debts) ? { to: '/app/department/debts', label: debts.nav, rare: true } : null,
    may(routes.treasury.budget) ? { to: '/app/department/budget', label: budget.nav, rare: true } : null,
    may(routes.treasury.budgetReport)
      ? { to: '/app/department/budget-execution', label: execution.nav, rare: true }
      : null,
    may(routes.treasury.trialBalance)
      ? { to: '/app/department/trial-balance', label: budget.trialNav, rare: true }
      : null,
    may(routes.importing.files) ? { to: '/app/department/import', label: files.nav, rare: true } : null,
    may(routes.privacy.requests) ? { to: '/app/department/data-requests', label: privacy.nav, rare: true } : null,
    may(routes.privacy.retention) ? { to: '/app/department/retention', label: privacy.termsNav, rare: true } : null,
    may(routes.people.staff) ? { to: '/app/department/staff', label: staff.nav, rare: true } : null,
    may(routes.journal.events) ? { to: '/app/department/journal', label: journal.nav, rare: true } : null,
    may(routes.access.staffAccess) ? { to: '/app/department/access', label: access.nav, rare: true } : null,
    may(routes.figures.list) ? { to: '/app/department/figures', label: figures.nav, rare: true } : null,
  ];
  return <Shell cabinet="department" density="clerk" nav={nav.filter((item) => item !== null)} />;
}
