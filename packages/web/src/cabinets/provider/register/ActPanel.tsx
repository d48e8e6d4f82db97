/** The act of the month beside its register: arithmetic, where the money is, the term. */
import type { Month } from '@balapan/domain/day.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useTexts } from '../../../shell/language.tsx';
import { registerTexts } from '../../../texts/register.ts';
import { todayTexts } from '../../../texts/today.ts';
import { ActArithmetic } from '../../act/ActArithmetic.tsx';
import { ActTerm, ActWay } from '../../act/ActMoney.tsx';
import { ActTag } from '../../act/actTags.tsx';
import { isTurnOf } from '../../act/moneySteps.ts';
import css from './RegisterPage.module.css';

export function ActPanel({ month }: { month: Month }) {
  const t = useTexts(actTexts);
  const today = useTexts(todayTexts);
  const r = useTexts(registerTexts);
  const acts = useQuery({
    queryKey: ['settlement.acts', 'own', month],
    queryFn: () => api.settlement.acts({ month, sort: 'number', order: 'desc', size: 1 }),
  });
  const actId = acts.data?.rows[0]?.actId;
  const act = useQuery({
    queryKey: ['settlement.act', actId],
    queryFn: actId === undefined ? skipToken : () => api.settlement.act({ actId }),
  });
  const error = acts.error ?? act.error;
  if (error !== null) return <Failed error={error} />;
  if (acts.data !== undefined && actId === undefined)
    return (
      <aside className={css.panel}>
        <h2>{r.notYetTitle}</h2>
        <p>{r.notYet}</p>
      </aside>
    );
  if (act.data === undefined) return <Loading />;
  const isMine = isTurnOf(act.data);
  return (
    <aside className={css.panel}>
      <header>
        <h2>{t.title({ number: act.data.number })}</h2>
        <ActTag state={act.data.state} daysLate={act.data.daysLate} isMine={isMine} />
      </header>
      <div>
        <ActArithmetic act={act.data} />
      </div>
      <Link to="/app/provider/acts/$actId" params={{ actId: act.data.actId }}>
        {today.open}: {t.title({ number: act.data.number })}
      </Link>
      <ActWay act={act.data} isMine={isMine} />
      <ActTerm act={act.data} />
    </aside>
  );
}
