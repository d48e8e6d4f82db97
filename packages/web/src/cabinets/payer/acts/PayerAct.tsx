import { useParams } from '@tanstack/react-router';
import { ActView } from '../../act/ActView.tsx';

/** One act as its payer sees it. */
export function PayerAct() {
  const { actId } = useParams({ from: '/app/payer/acts/$actId' });
  return <ActView actId={actId} />;
}
