/** What the budget lines of an act have left for it: told before the second signature, which an overspent line would refuse. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Arithmetic } from '../../kit/Arithmetic.tsx';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { actBudgetTexts } from '../../texts/actBudget.ts';
import css from './Budget.module.css';
import { useLineName } from './useLineName.ts';

type Line = AnswerOf<Routes['treasury']['actBudget']>['lines'][number];

/** Nothing once the act is owed, and for those whose matter it is not. */
export function ActBudget({ actId }: { readonly actId: string }) {
  const t = useTexts(actBudgetTexts);
  const may = useMay();
  const isMine = may(routes.treasury.actBudget);
  const query = useQuery({
    queryKey: ['treasury.actBudget', actId],
    queryFn: () => api.treasury.actBudget({ actId }),
    enabled: isMine,
  });
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const lines = (query.data?.lines ?? []).filter(({ needed }) => needed !== '0');
  if (lines.length === 0) return null;
  const isShort = lines.some(({ missing }) => missing !== '0');
  return (
    <section className={css.actBudget}>
      <h2>{t.title}</h2>
      {lines.map((line) => (
        <ActLine key={line.source} line={line} />
      ))}
      {isShort ? (
        <p>
          {t.toDo} {may(routes.treasury.budget) ? <Link to="/app/department/budget">{t.toBudget}</Link> : null}
        </p>
      ) : null}
    </section>
  );
}

function ActLine({ line: { line, left, needed, missing, ...named } }: { readonly line: Line }) {
  const t = useTexts(actBudgetTexts);
  const nameOf = useLineName();
  const fmt = useFmt();
  const after = tiyn(tiynOf(left) - tiynOf(needed));
  return (
    <div>
      <p>
        <b>{nameOf(named)}</b>
      </p>
      {line === null ? null : (
        <Arithmetic
          rows={[
            { label: t.left, note: t.leftAbout, value: fmt.amount(left) },
            { operator: '−', label: t.act, value: fmt.amount(needed) },
          ]}
          result={{ label: t.after, value: fmt.amount(after) }}
        />
      )}
      <p role={missing === '0' ? undefined : 'alert'}>
        {missing === '0' ? (
          <Tag tone="ok">{t.enough}</Tag>
        ) : (
          <Tag tone="late">{line === null ? t.noLine : t.missing({ sum: fmt.money(missing) })}</Tag>
        )}
      </p>
    </div>
  );
}
