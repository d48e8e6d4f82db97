/** A child's month: a calendar of marks, a day to dispute, what the city pays, the confirmation. */
import { isMonth, type Month, monthNumber, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { monthName } from '@balapan/domain/text/dates.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { type Formats, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { monthTexts } from '../../texts/month.ts';
import { DayPanel } from './DayPanel.tsx';
import { Help } from './Help.tsx';
import { MonthFee } from './MonthFee.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { MonthMoney } from './MonthMoney.tsx';
import css from './month.module.css';
import { type MyMonth, monthQuery } from './monthQueries.ts';
import page from './parent.module.css';

export function MonthPage() {
  const t = useTexts(monthTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const { today } = useNow();
  const { childId, month: asked = '' } = useParams({ from: '/app/parent/month/$childId/{-$month}' });
  const month = isMonth(asked) ? asked : shiftMonth(monthOf(today), -1);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(monthQuery(api, childId, month));
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const cell = data.cells.find((one) => one.day === chosen);
  const name = monthName(monthNumber(month), language);
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{t.title({ name: data.givenName, month: name })}</h1>
        {data.place === null ? null : (
          <p>{t.place({ provider: nameOf(data.place, language), group: data.place.group, age: data.place.age })}</p>
        )}
        <p className={css.status}>
          <Status month={data} running={month >= monthOf(today)} t={t} fmt={fmt} />
        </p>
      </header>
      {data.place === null ? (
        <Empty title={t.notEnrolled} egg />
      ) : (
        <>
          <MonthGrid month={data} chosen={chosen} onChoose={setChosen} />
          {cell === undefined ? null : (
            <DayPanel key={cell.day} month={data} cell={cell} onDone={() => setChosen(null)} />
          )}
          <MonthMoney month={data} name={name} running={month >= monthOf(today)} />
          <MonthFee childId={childId} />
        </>
      )}
      <nav className={css.months}>
        <MonthLink childId={childId} month={shiftMonth(month, -1)} word={`← ${t.earlier}`} />
        {month < monthOf(today) ? (
          <MonthLink childId={childId} month={shiftMonth(month, 1)} word={`${t.later} →`} />
        ) : null}
      </nav>
      <Help />
    </div>
  );
}

function MonthLink({ childId, month, word }: { childId: string; month: Month; word: string }) {
  return (
    <Link to="/app/parent/month/$childId/{-$month}" params={{ childId, month }}>
      {word}
    </Link>
  );
}

interface StatusProps {
  readonly month: MyMonth;
  readonly running: boolean;
  readonly t: (typeof monthTexts)['kk'];
  readonly fmt: Formats;
}

/** What is asked of the parent, with its term. */
function Status({ month, running, t, fmt }: StatusProps) {
  if (month.confirmedAt !== null) {
    return (
      <Tag tone="ok" large>
        {t.confirmed({ moment: fmt.moment(month.confirmedAt) })}
      </Tag>
    );
  }
  if (running) {
    return (
      <Tag tone="wait" large>
        {t.running}
      </Tag>
    );
  }
  return (
    <>
      <Tag tone={month.late ? 'late' : 'you'} large>
        {t.checkBy({ day: fmt.day(month.confirmBy) })}
      </Tag>{' '}
      <span>{month.late ? t.late : t.daysLeft({ days: month.daysLeft })}</span>
    </>
  );
}

function nameOf(place: NonNullable<MyMonth['place']>, language: 'kk' | 'ru' | 'en'): string {
  return { kk: place.nameKk, ru: place.nameRu, en: place.nameEn }[language];
}
