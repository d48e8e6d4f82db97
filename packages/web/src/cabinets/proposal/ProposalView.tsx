/** One proposal: what was and what is to be, why, the three people, the steps so far, and the reader's own step. */
import { routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { ThreePeople } from '../../kit/ThreePeople.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { Personal } from '../../shell/Personal.tsx';
import { errorText } from '../../shell/refusal.ts';
import { StaffName } from '../../shell/StaffName.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { isOpen, type Proposal, type ProposalRow } from './model.ts';
import { NormOnPage } from './NormOnPage.tsx';
import { ProposalActions } from './ProposalActions.tsx';
import { ProposalTag } from './ProposalTag.tsx';
import css from './proposal.module.css';
import { useChanges } from './useChanges.ts';

export function ProposalView(props: { readonly proposalId: string }) {
  return (
    <Allowed to={routes.proposal.one}>
      <OneProposal {...props} />
    </Allowed>
  );
}

function OneProposal({ proposalId }: { proposalId: string }) {
  const t = useTexts(proposalTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const changes = useChanges();
  const query = useQuery({
    queryKey: ['proposal.one', proposalId],
    queryFn: () => api.proposal.one({ proposalId }),
  });
  const proposal = query.data;
  if (proposal === undefined)
    return query.error === null ? (
      <Loading rows={10} />
    ) : (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    );
  const { subject, lines } = changes(proposal);
  return (
    <>
      <PageHead
        title={t.one({ kind: t[`kind_${proposal.kind}`], number: fmt.number(proposal.number) })}
        tag={<ProposalTag proposal={proposal} />}
        about={
          proposal.childName === null ? (
            subject
          ) : (
            <>
              {subject}, <Personal text={proposal.childName} of={proposal} />
            </>
          )
        }
      />
      <div className={page.two}>
        <div className={page.stack}>
          {proposal.fault === null ? null : (
            <p role="alert">
              <Tag tone="late">{t.moved}</Tag> {errorText(proposal.fault, language)}
            </p>
          )}
          <section>
            <h2>{t.change}</h2>
            <ChangeTable lines={lines} />
          </section>
          {proposal.kind === 'norm' ? <NormOnPage body={proposal.body} isOpen={isOpen(proposal)} /> : null}
          {proposal.reason === '' ? null : (
            <section>
              <h2>{t.why}</h2>
              <p>{proposal.reason}</p>
            </section>
          )}
        </div>
        <div className={page.stack}>
          <ProposalPeople proposal={proposal} />
          <Moves proposal={proposal} />
        </div>
      </div>
      <ProposalActions proposal={proposal} />
    </>
  );
}

/** The three people of a proposal. */
export function ProposalPeople({ proposal }: { proposal: ProposalRow }) {
  const t = useTexts(proposalTexts);
  return (
    <ThreePeople
      label={t.people}
      nobodyYet={t.nobodyYet}
      you={t.you}
      isOver={!isOpen(proposal)}
      hands={[
        { who: proposal.madeBy, isTaken: true, did: t.maker, does: t.maker, about: '', isMine: false },
        {
          who: proposal.checkedBy,
          isTaken: proposal.checkedBy !== null,
          did: t.checkerDid,
          does: t.checker,
          about: t.checkerDoes,
          isMine: proposal.actions.includes('check'),
        },
        {
          who: proposal.releasedBy,
          isTaken: proposal.releasedBy !== null,
          did: t.releaserDid,
          does: t.releaser,
          about: t.releaserDoes,
          isMine: proposal.actions.includes('release'),
        },
      ]}
    />
  );
}

function Moves({ proposal }: { proposal: Proposal }) {
  const t = useTexts(proposalTexts);
  const fmt = useFmt();
  return (
    <section>
      <h2>{t.moves}</h2>
      <ol className={css.moves}>
        {proposal.moves.map((move, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
          <li key={at}>
            <b>{t[`move_${move.event}` as 'move_make']}</b>, <StaffName {...move} />, {fmt.moment(move.at)}
            {move.note === null || move.event === 'make' ? null : <small>{move.note}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
