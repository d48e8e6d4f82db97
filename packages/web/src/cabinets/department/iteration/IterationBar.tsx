/** The foot of the draft: proposed by one, checked by another, run by the head. A draft that the data have left behind is proposed anew. */
import { routes } from '@balapan/api/routes.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { SigningBar } from '../../../kit/SigningBar.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay, useMe } from '../../../shell/me.ts';
import { StaffName } from '../../../shell/StaffName.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import { proposalTexts } from '../../../texts/proposal.ts';
import { mainStep, type ProposalRow, textOf } from '../../proposal/model.ts';
import { useStep } from '../../proposal/useStep.ts';
import css from './Iteration.module.css';
import { shortHash, type View } from './view.ts';

/** The iteration that is being decided, if any. */
export function useOpenIteration(): ProposalRow | undefined {
  const wish = { part: 'open', kind: 'iteration', page: 1, size: 1 } as const;
  return useQuery({ queryKey: ['proposal.list', wish], queryFn: () => api.proposal.list(wish) }).data?.rows[0];
}

export const isOfView = (proposal: ProposalRow, view: View): boolean =>
  textOf(proposal.body, 'input_hash') === `\\x${view.inputHash}`;

export function IterationBar({ view, proposal }: { view: View; proposal: ProposalRow | undefined }) {
  const t = useTexts(iterationTexts);
  const p = useTexts(proposalTexts);
  const fmt = useFmt();
  const me = useMe().person;
  const cache = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const count = view.summary.offered;
  const isCurrent = proposal !== undefined && isOfView(proposal, view);
  const next = isCurrent ? mainStep(proposal.actions) : undefined;
  const mayMake = useMay()(routes.proposal.proposeIteration);
  const isToPropose = mayMake && !isCurrent && count > 0;
  const step = useStep(proposal?.proposalId ?? '');
  const propose = useMutation({
    mutationFn: () => api.proposal.proposeIteration({ inputHash: view.inputHash }),
    onSettled: () => cache.invalidateQueries(),
  });
  const error = propose.error ?? step.error;
  const ran = step.data?.iteration ?? null;
  const close = (): void => setAsked(false);
  const isRun = next === 'release';
  const why =
    count === 0
      ? t.runNothing
      : isCurrent
        ? isMine(proposal, me?.personId)
          ? p.sameHand
          : p.notYours
        : t.noneProposed;
  return (
    <>
      {error === null ? null : <Failed error={error} />}
      {ran === null ? null : (
        <p className={css.done} role="status">
          <Icon name="tick" size={20} />{' '}
          {t.done({
            number: fmt.number(ran.number),
            offers: fmt.count(ran.offers),
            // The term ends at midnight: people count by the day before it.
            by: fmt.day(dayAt(momentOfWire(ran.answerBy) - 1)),
          })}
        </p>
      )}
      {proposal === undefined || isCurrent || ran !== null ? null : (
        <p className={css.moved} role="status">
          <Tag tone="back">{p.state_outdated}</Tag> {t.inputMoved} {t.inputMovedAbout}
        </p>
      )}
      <SigningBar
        hands={[
          { state: 'done', name: t.counted, note: t.countedAbout({ count: view.summary.applications }) },
          hand(p.maker, isCurrent ? proposal.madeBy : null, isToPropose),
          hand(p.checker, isCurrent ? proposal.checkedBy : null, next === 'check'),
          hand(p.releaser, null, isRun),
        ]}
        print={
          <>
            {t.print({ hash: shortHash(view.resultHash) })}
            <br />
            {isCurrent ? (
              <Link to="/app/department/proposals/$proposalId" params={{ proposalId: proposal.proposalId }}>
                {t.proposed({ number: fmt.number(proposal.number) })}
              </Link>
            ) : (
              t.printNote
            )}
          </>
        }
      >
        <Button
          size="md"
          leftSection={<Icon name={isToPropose || next !== undefined ? 'pen' : 'lock'} />}
          disabled={!isToPropose && next === undefined}
          loading={propose.isPending || step.isPending}
          onClick={() => (next === 'check' ? step.mutate({ step: 'check' }) : setAsked(true))}
        >
          {isRun ? t.run({ count }) : next === 'check' ? p.check : isToPropose ? t.propose({ count }) : why}
        </Button>
      </SigningBar>
      <Modal
        opened={isAsked}
        onClose={close}
        title={<b>{isRun ? t.confirmTitle({ count }) : t.proposeTitle({ count })}</b>}
        closeButtonProps={{ 'aria-label': t.cancel }}
      >
        <p>
          {isRun
            ? t.confirmAbout({
                sum: view.limits.monthlyTiyn === null ? '–' : fmt.tenge(view.limits.monthlyTiyn),
                outcomes: fmt.count(view.summary.applications),
              })
            : t.proposeAbout}
        </p>
        <div className={css.choice}>
          <Button variant="default" onClick={close}>
            {t.cancel}
          </Button>
          <Button
            loading={propose.isPending || step.isPending}
            onClick={() =>
              isRun
                ? step.mutate({ step: 'release' }, { onSettled: close })
                : propose.mutate(undefined, { onSettled: close })
            }
          >
            {isRun ? t.confirm : t.proposeDo}
          </Button>
        </div>
      </Modal>
    </>
  );

  function hand(name: string, who: ProposalRow['madeBy'] | null, isYours: boolean) {
    return who === null
      ? { state: isYours ? ('you' as const) : ('next' as const), name, note: isYours ? (me?.name ?? '') : p.nobodyYet }
      : { state: 'done' as const, name: <StaffName {...who} />, note: fmt.moment(who.at) };
  }
}

const isMine = (proposal: ProposalRow, personId: string | undefined): boolean =>
  proposal.madeBy.personId === personId || proposal.checkedBy?.personId === personId;
