/** The parents' fee of one kindergarten: balances child by child, charging, the bank's file, exceptions, refunds. */
import page from '../../../kit/Page.module.css';
import { useMe } from '../../../shell/me.ts';
import { useAskedMonth } from '../../moneyReport/paths.ts';
import { Balances } from './Balances.tsx';
import { ChargesOfMonth } from './ChargesOfMonth.tsx';
import { Exceptions } from './Exceptions.tsx';
import { ReadFeeStatement } from './ReadFeeStatement.tsx';
import { Refunds } from './Refunds.tsx';

export function FeesPage() {
  const providerId = useMe().person?.providerIds[0];
  const month = useAskedMonth();
  if (providerId === undefined) return null;
  return (
    <>
      {/* What one month's charging has told is not said of another month. */}
      <ChargesOfMonth key={month} providerId={providerId} month={month} />
      <div className={page.page}>
        <Balances providerId={providerId} />
        <ReadFeeStatement providerId={providerId} />
        <Exceptions providerId={providerId} />
        <Refunds providerId={providerId} />
      </div>
    </>
  );
}
