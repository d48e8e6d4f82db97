import { routes } from '@balapan/api/routes.ts';
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import type { NavItem } from '../../kit/Header.tsx';
import { useTexts } from '../../shell/language.tsx';
import { useMay, useMe } from '../../shell/me.ts';
import { Shell } from '../../shell/Shell.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { capacityTexts } from '../../texts/capacity.ts';
import { debtsTexts } from '../../texts/debts.ts';
import { feesTexts } from '../../texts/fees.ts';
import { groupTexts } from '../../texts/group.ts';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { paymentsTexts } from '../../texts/payments.ts';
import { providerTexts } from '../../texts/provider.ts';
import { registerTexts } from '../../texts/register.ts';
import { returnedTexts } from '../../texts/returned.ts';
import { staffTexts } from '../../texts/staff.ts';
import { todayTexts } from '../../texts/today.ts';
import { useProviderToday } from './today/useProviderToday.ts';

/** The frame of the cabinet: big for an educator, who has one page; dense for the office. */
export function Cabinet() {
  const today = useTexts(todayTexts);
  const register = useTexts(registerTexts);
  const acts = useTexts(actPageTexts);
  const provider = useTexts(providerTexts);
  const group = useTexts(groupTexts);
  const staff = useTexts(staffTexts);
  const fees = useTexts(feesTexts);
  const report = useTexts(moneyReportTexts);
  const reconciliation = useTexts(reconciliationTexts);
  const returned = useTexts(returnedTexts);
  const debts = useTexts(debtsTexts);
  const payments = useTexts(paymentsTexts);
  const may = useMay();
  const capacity = useTexts(capacityTexts);
  const person = useMe().person;
  const isEducator = person?.role === 'educator';
  const waits = useProviderToday(person?.cabinet === 'provider' && !isEducator).data;
  const office: readonly NavItem[] = [
    { to: '/app/provider/today', label: today.nav },
    { to: '/app/provider/group', label: group.groups },
    { to: '/app/provider/register', label: register.nav },
    { to: '/app/provider/disputes', label: provider.disputes, count: waits?.disputes.length ?? 0 },
    { to: '/app/provider/acts', label: acts.myActs, count: waits?.acts.length ?? 0 },
    { to: '/app/provider/children', label: provider.children, count: waits?.referrals ?? 0 },
    ...(may(routes.fees.balances) ? [{ to: '/app/provider/fees', label: fees.nav } as const] : []),
    ...(may(routes.treasury.moneyReportKindergarten)
      ? [{ to: '/app/provider/money', label: report.own, rare: true } as const]
      : []),
    ...(may(routes.treasury.payments)
      ? [{ to: '/app/provider/payments', label: payments.nav, rare: true } as const]
      : []),
    ...(may(routes.treasury.returned)
      ? [{ to: '/app/provider/returns', label: returned.nav, count: waits?.returns.length ?? 0, rare: true } as const]
      : []),
    ...(may(routes.settlement.debts) ? [{ to: '/app/provider/debts', label: debts.nav, rare: true } as const] : []),
    ...(may(routes.settlement.reconciliation)
      ? [{ to: '/app/provider/reconciliation', label: reconciliation.nav, rare: true } as const]
      : []),
    ...(may(routes.people.staff) ? [{ to: '/app/provider/team', label: staff.team, rare: true } as const] : []),
    { to: '/app/provider/capacity', label: capacity.nav, count: waits?.proposals.length ?? 0, rare: true },
  ];
  const educator: readonly NavItem[] = [
    { to: '/app/provider/group', label: group.nav },
    { to: '/app/provider/register', label: register.nav },
  ];
  return <Shell cabinet="provider" density={isEducator ? 'person' : 'clerk'} nav={isEducator ? educator : office} />;
}
