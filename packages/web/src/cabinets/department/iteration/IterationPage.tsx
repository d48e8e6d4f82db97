/** The draft of an iteration: limits, order with reasons, cut-offs, comparison of rules; the head of the Department runs it. */
import { routes } from '@balapan/api/routes.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { PageHead } from '../../../kit/PageHead.tsx';
import { SigningBar } from '../../../kit/SigningBar.tsx';
import { Empty, Failed, Loading } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay, useMe } from '../../../shell/me.ts';
import { iterationTexts } from '../../../texts/iteration.ts';
import { CutOffsCsv } from './CutOffsCsv.tsx';
import css from './Iteration.module.css';
import { IterationBody } from './IterationBody.tsx';
import { Limits } from './Limits.tsx';
import { otherPattern, type Part, patternText, shortHash } from './view.ts';

const size = 50;

export function IterationPage() {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const me = useMe();
  const may = useMay();
  const cache = useQueryClient();
  const [part, setPart] = useState<Part>('all');
  const [page, setPage] = useState(1);
  const [isAsked, setAsked] = useState(false);
  const preview = useQuery({
    queryKey: ['voucher.previewIteration', part, page],
    queryFn: () => api.voucher.previewIteration({ part, page, size, ...otherPattern({ privileged: 1, general: 3 }) }),
    placeholderData: keepPreviousData,
  });
  const run = useMutation({
    mutationFn: (inputHash: string) => api.voucher.runIteration({ inputHash }),
    onSuccess: async () => {
      setAsked(false);
      await cache.invalidateQueries();
    },
    onError: () => setAsked(false),
  });
  const view = preview.data;
  if (view === undefined)
    return preview.error === null ? (
      <Loading rows={10} />
    ) : (
      <Failed error={preview.error} onRetry={() => void preview.refetch()} />
    );
  const count = view.summary.offered;
  const isHead = may(routes.voucher.runIteration);
  return (
    <>
      <PageHead
        title={t.previewTitle({ day: fmt.day(view.asOf) })}
        tag={
          count === 0 ? undefined : <Tag tone={isHead ? 'you' : 'wait'}>{isHead ? t.waitsForYou : t.waitsForHead}</Tag>
        }
        about={t.about({ pattern: patternText(view.pattern), version: view.policyVersion, moment: fmt.moment(me.now) })}
      >
        <Link to="/app/department/iterations">{t.runs}</Link>
        <CutOffsCsv view={view} name={`cut-offs-${view.asOf}`} />
      </PageHead>
      {run.error === null ? null : <Failed error={run.error} onRetry={() => void preview.refetch()} />}
      {run.data === undefined ? null : (
        <p className={css.done} role="status">
          <Icon name="tick" size={20} />{' '}
          {t.done({
            number: fmt.number(run.data.number),
            offers: fmt.count(run.data.offers),
            // The term ends at midnight: people count by the day before it.
            by: fmt.day(dayAt(momentOfWire(run.data.answerBy) - 1)),
          })}
        </p>
      )}
      <Limits view={view} />
      {view.summary.applications === 0 ? (
        <Empty title={t.emptyTitle}>
          <p>{t.emptyAbout}</p>
        </Empty>
      ) : (
        <IterationBody view={view} part={part} page={page} size={size} onPart={changePart} onPage={setPage} />
      )}
      <SigningBar
        hands={[
          { state: 'done', name: t.counted, note: t.countedAbout({ count: view.summary.applications }) },
          {
            state: isHead ? 'you' : 'next',
            name: isHead ? t.youDecide({ name: me.person?.name ?? '' }) : t.headDecides,
            note: t.thenFixed,
          },
        ]}
        print={
          <>
            {t.print({ hash: shortHash(view.resultHash) })}
            <br />
            {t.printNote}
          </>
        }
      >
        <Button
          size="md"
          leftSection={<Icon name={isHead ? 'pen' : 'lock'} />}
          disabled={!isHead || count === 0}
          loading={run.isPending}
          onClick={() => setAsked(true)}
        >
          {count === 0 ? t.runNothing : isHead ? t.run({ count }) : t.runNotYours}
        </Button>
      </SigningBar>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={<b>{t.confirmTitle({ count })}</b>}
        closeButtonProps={{ 'aria-label': t.cancel }}
      >
        <p>
          {t.confirmAbout({
            sum: view.limits.monthlyTiyn === null ? '–' : fmt.tenge(view.limits.monthlyTiyn),
            outcomes: fmt.count(view.summary.applications),
          })}
        </p>
        <div className={css.choice}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t.cancel}
          </Button>
          <Button loading={run.isPending} onClick={() => run.mutate(view.inputHash)}>
            {t.confirm}
          </Button>
        </div>
      </Modal>
    </>
  );

  function changePart(next: Part): void {
    setPart(next);
    setPage(1);
  }
}
