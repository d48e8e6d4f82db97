/** One past iteration, computed again from its own record: the same bytes, or the page says so. */
import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import { CutOffsCsv } from './CutOffsCsv.tsx';
import css from './Iteration.module.css';
import { IterationBody } from './IterationBody.tsx';
import { Limits } from './Limits.tsx';
import { otherPattern, type Part, patternText } from './view.ts';

const size = 50;

export function PastIteration() {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const { number } = useParams({ from: '/app/department/iterations/$number' });
  const [part, setPart] = useState<Part>('all');
  const [page, setPage] = useState(1);
  const past = useQuery({
    queryKey: ['voucher.iteration', number, part, page],
    queryFn: () =>
      api.voucher.iteration({
        number: Number(number),
        part,
        page,
        size,
        ...otherPattern({ privileged: 1, general: 3 }),
      }),
    placeholderData: keepPreviousData,
  });
  const view = past.data;
  if (view === undefined)
    return past.error === null ? (
      <Loading rows={10} />
    ) : (
      <Failed error={past.error} onRetry={() => void past.refetch()} />
    );
  return (
    <>
      <PageHead
        title={t.runTitle({ number: fmt.number(number), day: fmt.day(view.asOf) })}
        tag={<Tag tone="ok">{t.isRun}</Tag>}
        about={t.about({
          pattern: patternText(view.pattern),
          version: view.policyVersion,
          moment: fmt.day(view.asOf),
        })}
      >
        <CutOffsCsv view={view} name={`cut-offs-${number}`} />
      </PageHead>
      <dl className={css.record}>
        <dt>{t.inputHash}</dt>
        <dd>{view.inputHash}</dd>
        <dt>{t.resultHash}</dt>
        <dd>{view.resultHash}</dd>
        <dt>{t.record}</dt>
        <dd>
          <Replay number={Number(number)} />
        </dd>
      </dl>
      <Limits view={view} />
      <IterationBody
        view={view}
        part={part}
        page={page}
        size={size}
        onPart={(next) => {
          setPart(next);
          setPage(1);
        }}
        onPage={setPage}
      />
    </>
  );
}

/** Computes the iteration again and compares every byte. */
function Replay({ number }: { number: number }) {
  const t = useTexts(iterationTexts);
  const replay = useMutation({ mutationFn: () => api.voucher.replay({ number }) });
  if (replay.error !== null) return <Failed error={replay.error} onRetry={() => replay.mutate()} />;
  if (replay.data !== undefined)
    return <Tag tone={replay.data.same ? 'ok' : 'late'}>{replay.data.same ? t.replaySame : t.replayDiffers}</Tag>;
  return (
    <Button variant="default" size="compact-sm" loading={replay.isPending} onClick={() => replay.mutate()}>
      {t.replay}
    </Button>
  );
}
