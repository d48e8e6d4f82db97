import { useParams } from '@tanstack/react-router';
import { ActView } from '../../act/ActView.tsx';

/** One act as its kindergarten sees it. */
export function OwnAct() {
  const { actId } = useParams({ from: '/app/provider/acts/$actId' });
  return <ActView actId={actId} />;
}
