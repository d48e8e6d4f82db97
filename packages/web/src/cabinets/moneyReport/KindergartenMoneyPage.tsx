/** One kindergarten as the Department, the payer and the auditor see it. */
import { routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Icon } from '../../kit/Icon.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { useTexts } from '../../shell/language.tsx';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { KindergartenMoney } from './KindergartenMoney.tsx';
import { useAskedMonth, useReportPaths } from './paths.ts';

export function KindergartenMoneyPage() {
  return (
    <Allowed to={routes.treasury.moneyReportKindergarten}>
      <OneKindergarten />
    </Allowed>
  );
}

function OneKindergarten() {
  const t = useTexts(moneyReportTexts);
  const { providerId = '' } = useParams({ strict: false }) as { providerId?: string };
  const month = useAskedMonth();
  const navigate = useNavigate();
  const paths = useReportPaths();
  return (
    <KindergartenMoney
      key={`${providerId}/${month}`}
      providerId={providerId}
      month={month}
      onMonth={(next) => void navigate({ to: paths.one, params: { providerId }, search: { month: next } })}
    >
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="back" />}
        onClick={() => void navigate({ to: paths.city, search: { month } })}
      >
        {t.back}
      </Button>
    </KindergartenMoney>
  );
}
