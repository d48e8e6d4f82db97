/** Acts by desk, and the closing of the month before. */
import { routes } from '@balapan/api/routes.ts';
import { monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay, useNow } from '../../../shell/me.ts';
import { ActsByDesk } from '../../act/ActsByDesk.tsx';
import { CloseMonth } from './CloseMonth.tsx';

export function ActsPage() {
  const navigate = useNavigate();
  const { desk } = useSearch({ from: '/app/department/acts' });
  const { today } = useNow();
  const mayClose = useMay()(routes.settlement.closeMonth);
  return (
    <ActsByDesk
      key={desk}
      desk={desk}
      onOpen={(actId) => void navigate({ to: '/app/department/acts/$actId', params: { actId } })}
    >
      {mayClose ? <CloseMonth month={shiftMonth(monthOf(today), -1)} /> : null}
    </ActsByDesk>
  );
}
