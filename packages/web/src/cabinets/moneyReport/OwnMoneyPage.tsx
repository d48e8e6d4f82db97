/** The month's money of one's own kindergarten. */
import { routes } from '@balapan/api/routes.ts';
import { useNavigate } from '@tanstack/react-router';
import { NoPermission } from '../../kit/State.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { useMe } from '../../shell/me.ts';
import { KindergartenMoney } from './KindergartenMoney.tsx';
import { useAskedMonth } from './paths.ts';

export function OwnMoneyPage() {
  return (
    <Allowed to={routes.treasury.moneyReportKindergarten}>
      <OwnMoney />
    </Allowed>
  );
}

function OwnMoney() {
  const [providerId] = useMe().person?.providerIds ?? [];
  const month = useAskedMonth();
  const navigate = useNavigate();
  if (providerId === undefined) return <NoPermission />;
  return (
    <KindergartenMoney
      key={month}
      providerId={providerId}
      month={month}
      onMonth={(next) => void navigate({ to: '/app/provider/money', search: { month: next } })}
    />
  );
}
