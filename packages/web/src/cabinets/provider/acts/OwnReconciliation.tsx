/** The reconciliation act of one's own kindergarten. */
import { useMe } from '../../../shell/me.ts';
import { ReconciliationPage } from '../../reconciliation/ReconciliationPage.tsx';

export function OwnReconciliation() {
  return <ReconciliationPage providerId={useMe().person?.providerIds[0] ?? null} />;
}
