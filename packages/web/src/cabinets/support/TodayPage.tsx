/** The day of a member of the support: find the caller, and one's own calls of today. */
import { useQuery } from '@tanstack/react-query';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { supportTexts } from '../../texts/support.ts';
import { FindCaller } from './FindCaller.tsx';
import css from './support.module.css';

export function TodayPage() {
  const t = useTexts(supportTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['access', 'behalfToday'],
    queryFn: () => api.access.behalfToday(),
    staleTime: 0,
  });
  return (
    <div className={css.page}>
      <h1 className="visually-hidden">{t.today}</h1>
      <FindCaller />
      <section className={css.calls}>
        <h2>{t.calls}</h2>
        {error !== null ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Loading rows={3} />
        ) : data.calls.length === 0 ? (
          <Empty title={t.noCalls} />
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.reason}</th>
                <th scope="col">{t.document}</th>
              </tr>
            </thead>
            <tbody>
              {data.calls.map(({ sessionId, beganAt, endedAt, reason, document }) => (
                <tr key={sessionId}>
                  <td>
                    {beganAt.slice(11, 16)}–{endedAt === null ? t.open : endedAt.slice(11, 16)}
                  </td>
                  <td>{t[reason]}</td>
                  <td>{document === null ? '–' : t[document]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
