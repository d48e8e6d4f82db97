/** The draft of an iteration: limits, order with reasons, cut-offs, comparison of rules; three people decide it (IterationBar). */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Empty, Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { iterationTexts } from '../../../texts/iteration.ts';
import { ProposalTag } from '../../proposal/ProposalTag.tsx';
import { CutOffsCsv } from './CutOffsCsv.tsx';
import { IterationBar, isOfView, useOpenIteration } from './IterationBar.tsx';
import { IterationBody } from './IterationBody.tsx';
import { Limits } from './Limits.tsx';
import { otherPattern, type Part, patternText } from './view.ts';

const size = 50;

export function IterationPage() {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const me = useMe();
  const proposal = useOpenIteration();
  const [part, setPart] = useState<Part>('all');
  const [page, setPage] = useState(1);
  const preview = useQuery({
    queryKey: ['voucher.previewIteration', part, page],
    queryFn: () => api.voucher.previewIteration({ part, page, size, ...otherPattern({ privileged: 1, general: 3 }) }),
    placeholderData: keepPreviousData,
  });
  const view = preview.data;
  if (view === undefined)
    return preview.error === null ? (
      <Loading rows={10} />
    ) : (
      <Failed error={preview.error} onRetry={() => void preview.refetch()} />
    );
  const isCurrent = proposal !== undefined && isOfView(proposal, view);
  return (
    <>
      <PageHead
        title={t.previewTitle({ day: fmt.day(view.asOf) })}
        {...(isCurrent ? { tag: <ProposalTag proposal={proposal} /> } : {})}
        about={t.about({ pattern: patternText(view.pattern), version: view.policyVersion, moment: fmt.moment(me.now) })}
      >
        <Link to="/app/department/iterations">{t.runs}</Link>
        <CutOffsCsv view={view} name={`cut-offs-${view.asOf}`} />
      </PageHead>
      <Limits view={view} />
      {view.summary.applications === 0 ? (
        <Empty title={t.emptyTitle}>
          <p>{t.emptyAbout}</p>
        </Empty>
      ) : (
        <IterationBody view={view} part={part} page={page} size={size} onPart={changePart} onPage={setPage} />
      )}
      <IterationBar view={view} proposal={proposal} />
    </>
  );

  function changePart(next: Part): void {
    setPart(next);
    setPage(1);
  }
}
