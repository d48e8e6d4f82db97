/** The reconciliation act with a kindergarten that one chooses. */
import { useState } from 'react';
import { ProviderChoice } from '../../reconciliation/ProviderChoice.tsx';
import { ReconciliationPage } from '../../reconciliation/ReconciliationPage.tsx';

export function Reconciliation() {
  const [providerId, setProviderId] = useState<string | null>(null);
  return (
    <ReconciliationPage providerId={providerId}>
      <ProviderChoice value={providerId} onChange={setProviderId} />
    </ReconciliationPage>
  );
}
