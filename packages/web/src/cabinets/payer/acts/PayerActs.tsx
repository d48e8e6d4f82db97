/** Acts by desk, as the payer sees them. */
import { useNavigate } from '@tanstack/react-router';
import { ActsByDesk } from '../../act/ActsByDesk.tsx';

export function PayerActs() {
  const navigate = useNavigate();
  return <ActsByDesk onOpen={(actId) => void navigate({ to: '/app/payer/acts/$actId', params: { actId } })} />;
}
