/** Where the acts of the newest month stand, as a sum: states one under the other, and their total. */
import { asMonth } from '@balapan/domain/day.ts';
import { actStateTexts } from '@balapan/domain/text/texts/status.ts';
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { tiynOf, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { sumsByState } from './sumsByState.ts';
import css from './Today.module.css';

export function MonthActs() {
  const t = useTexts(todayTexts);
  const states = useTexts(actStateTexts);
  const fmt = useFmt();
  const query = useQuery({ queryKey: ['settlement.desks', null], queryFn: () => api.settlement.desks() });
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading rows={4} />;
  const newest = query.data.desks
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  if (newest === undefined) return <p>{t.noActs}</p>;
  const sums = sumsByState(query.data.desks.filter(({ month }) => month === newest));
  const whole = sums.reduce((sum, row) => ({ acts: sum.acts + row.acts, total: sum.total + row.total }), {
    acts: 0,
    total: 0n,
  });
  return (
    <table className={css.sums}>
      <caption>{t.monthActs({ month: fmt.month(asMonth(newest)) })}</caption>
      <thead>
        <tr>
          <th>{t.state}</th>
          <th>{t.count}</th>
          <th>{t.sum}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map((row) => (
          <tr key={row.state}>
            <th scope="row">{states[row.state]}</th>
            <td>{fmt.count(row.acts)}</td>
            <td>{fmt.amount(tiynOf(String(row.total)))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.total}</th>
          <td>{fmt.count(whole.acts)}</td>
          <td>{fmt.amount(tiynOf(String(whole.total)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
