/** Who has read or changed what is known of a child: the newest first, the same act of a day once. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { roleTexts } from '../../texts/roles.ts';
import { tracesTexts, traceText } from '../../texts/traces.ts';
import { ChildHead } from './ChildHead.tsx';
import css from './parent.module.css';
import { childrenQuery } from './queries.ts';

const kinds = ['all', 'read', 'change'] as const;
const piece = 50;

export function TracesPage() {
  const t = useTexts(tracesTexts);
  const { childId } = useParams({ from: '/app/parent/traces/$childId' });
  const [kind, setKind] = useState<(typeof kinds)[number]>('all');
  const children = useQuery(childrenQuery);
  const child = children.data?.children.find((one) => one.childId === childId);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['access', 'traces', childId, kind],
    queryFn: ({ pageParam }) => api.access.traces({ childId, kind, size: piece, page: pageParam }),
    initialPageParam: 1,
    getNextPageParam: ({ total }, _, page) => (page * piece < total ? page + 1 : undefined),
    placeholderData: keepPreviousData,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <div className={css.page}>
      {child === undefined ? null : <ChildHead child={child} />}
      <section className={css.section}>
        <h2>{t.title}</h2>
        <p className={css.second}>{t.about}</p>
        <div className={css.kinds}>
          {kinds.map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {t[one]}
            </button>
          ))}
        </div>
        {error !== null ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : rows === undefined ? (
          <Loading />
        ) : rows.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <>
            <Traces rows={rows} />
            {hasNextPage ? (
              <button
                type="button"
                className={css.more}
                disabled={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {t.more}
              </button>
            ) : null}
          </>
        )}
      </section>
    </div>
  );
}

type Row = Awaited<ReturnType<typeof api.access.traces>>['rows'][number];

function Traces({ rows }: { rows: readonly Row[] }) {
  const t = useTexts(tracesTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  return (
    <ol className={css.moves}>
      {rows.map(({ at, day, times, kind, operation, role, own, onBehalf, place, reasons }) => (
        <li key={`${at} ${operation} ${role} ${place?.kk ?? ''}`}>
          <span className={css.moveMark}>
            <Icon name={kind === 'read' ? 'search' : 'tick'} size={18} />
          </span>
          <div className={css.moveLine}>
            <b>{traceText(operation, language)}</b>
            <time>{fmt.day(day)}</time>
          </div>
          <p>
            {[
              own ? t.own : roleTexts[language][role],
              ...(onBehalf ? [t.onBehalf] : []),
              ...(place === null ? [] : [place[language]]),
              ...(times > 1 ? [t.times({ count: fmt.count(times) })] : []),
            ].join(', ')}
          </p>
          {reasons.map((reason) => (
            <p key={reason}>{t.why({ reason })}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}
