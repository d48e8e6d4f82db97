/** «Сроки» in the Department's cabinet. */
import { useNavigate } from '@tanstack/react-router';
import { TermsPage } from '../../terms/TermsPage.tsx';

export function TermsOfActs() {
  const navigate = useNavigate();
  return <TermsPage onOpen={(actId) => void navigate({ to: '/app/department/acts/$actId', params: { actId } })} />;
}
