/** The steps of a proposal after its making: checked by another person, released by a third; or given back, refused, withdrawn. */
import { proposalRoutes } from '@balapan/api/proposal.ts';
import { stepsOfRole } from '@balapan/api/proposalHands.ts';
import { type ProposalState, type ProposalStep, proposalLife } from '@balapan/domain/proposal.ts';
import { type Call, type Told, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { kinds } from './kinds/index.ts';
import type { Effect } from './kinds/kind.ts';
import { mustStand } from './make.ts';
import { insertMove, lockProposal, type ProposalRow, setState } from './queries.ts';
import { ruledProposal } from './ruledProposal.ts';

type Stepping = Call<{ proposalId: string; note?: string }, WriteHandle> & { readonly rule: RuleAtWork<'proposal'> };
interface Stepped {
  readonly proposalId: string;
  readonly state: ProposalState;
  readonly iteration: { number: number; offers: number; answerBy: string } | null;
}

/** @throws DomainError request.notFound, access.forbidden, access.sameHand, state.refused, what the kind refuses */
async function take(call: Stepping, step: ProposalStep): Promise<Told<Stepped>> {
  const { sql, input, actor, now } = call;
  const { personId } = actor;
  const found = await lockProposal(sql, input.proposalId);
  if (found === null) throw refuse('request.notFound');
  call.rule.allow(ruledProposal(found));
  const isTheirs =
    stepsOfRole(found.kind, actor.role).includes(step) && (step !== 'withdraw' || personId === found.madeBy);
  if (personId === null || !isTheirs) throw refuse('access.forbidden');
  const to = proposalLife.next(found.state, step);
  if (to === null) throw refuse('state.refused', { state: found.state, event: step });
  const rules = kinds[found.kind];
  const looksItself = step === 'release' && rules.groundAtRelease === 'byItself';
  if ((step === 'check' || step === 'release') && !looksItself) await mustStand(call, found);
  await setState(sql, found, to, personId, now);
  await insertMove(sql, found, { event: step, to, personId, note: input.note ?? null }, now);
  const effect = step === 'release' ? await rules.release(call, { ...found, state: to, releasedBy: personId }) : {};
  return told(found, to, input.note ?? null, effect);
}

function told(found: ProposalRow, to: ProposalState, note: string | null, effect: Effect): Told<Stepped> {
  const { id, number, kind, body } = found;
  const proposal = { id, number, kind, before: found.state, after: to };
  const payload = { proposal, note, ...(to === 'released' ? { was: found.was, body } : {}) };
  const event = { chain: found.providerId, subjectId: kinds[kind].subjectOf?.(body) ?? id, payload };
  return {
    answer: { proposalId: id, state: to, iteration: effect.iteration ?? null },
    events: [event, ...(effect.events ?? [])],
    outbox: effect.outbox ?? [],
  };
}

export const check = writeOperation(proposalRoutes.check, (call) => take(call, 'check'));
export const giveBack = writeOperation(proposalRoutes.giveBack, (call) => take(call, 'giveBack'));
export const release = writeOperation(proposalRoutes.release, (call) => take(call, 'release'));
export const refuseProposal = writeOperation(proposalRoutes.refuse, (call) => take(call, 'refuse'));
export const withdraw = writeOperation(proposalRoutes.withdraw, (call) => take(call, 'withdraw'));
