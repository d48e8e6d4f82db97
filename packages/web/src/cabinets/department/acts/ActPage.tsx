import { useParams } from '@tanstack/react-router';
import { ActView } from '../../act/ActView.tsx';

/** One act as the Department sees it. */
export function ActPage() {
  const { actId } = useParams({ from: '/app/department/acts/$actId' });
  return <ActView actId={actId} />;
}
