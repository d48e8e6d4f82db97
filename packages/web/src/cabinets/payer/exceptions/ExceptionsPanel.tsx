/** The oldest exceptions beside a register. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { statementTexts } from '../../../texts/statement.ts';
import { useMoneyPaths } from '../moneyPaths.ts';
import css from './Exceptions.module.css';
import { useExceptionReason } from './exceptionReason.ts';

/** Days after which an exception is late. */
export const patience = 5;

export function ExceptionsPanel() {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const paths = useMoneyPaths();
  const tell = useExceptionReason();
  const query = useQuery({
    queryKey: ['treasury.exceptions', 'panel'],
    queryFn: () => api.treasury.exceptions({ size: 6 }),
  });
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return (
    <aside className={css.panel}>
      <h2>
        {t.exceptions} <b>{fmt.count(query.data.total)}</b>
      </h2>
      {query.data.rows.length === 0 ? <p>{t.noExceptions}</p> : null}
      <ul>
        {query.data.rows.map((row) => (
          <li key={`${row.source}${row.documentNumber}${row.reason}`}>
            <Tag tone={row.age > patience ? 'late' : 'wait'}>{t.age({ count: row.age })}</Tag>
            <div>
              <p>
                <b>{tell(row.reason)}</b> <span>{fmt.money(row.amount)}</span>
              </p>
              <small>
                {row.party ?? '–'} · {row.source}
              </small>
              <small>
                <Icon name="person" size={12} /> {row.owner ?? t.noOwner}
              </small>
            </div>
          </li>
        ))}
      </ul>
      {query.data.total > query.data.rows.length ? <Link to={paths.exceptions}>{t.more}</Link> : null}
    </aside>
  );
}
