/** Making a proposal: what it stands on is looked at, its content is fixed with its hash, and two more people have to agree. */
import { createHash } from 'node:crypto';
import { DomainError } from '@balapan/domain/errors.ts';
import type { ProposalKind } from '@balapan/domain/proposal.ts';
import type { Call, Told, WriteHandle } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { kinds } from './kinds/index.ts';
import {
  type Columns,
  insertMove,
  insertProposal,
  lockOpen,
  type ProposalRow,
  type Reads,
  setState,
} from './queries.ts';

export interface Draft {
  readonly kind: ProposalKind;
  /** What it is about: there is one open proposal a subject. */
  readonly subject: string;
  readonly providerId?: string;
  readonly district?: string | null;
  readonly body: Columns;
  readonly reason: string;
}

/**
 * Makes a proposal. An open one about the same thing stands in the way, unless its own ground has moved: then it is outdated.
 * @throws DomainError proposal.openAlready, access.forbidden, whatever the kind refuses
 */
export async function propose(
  call: Omit<Call<unknown, WriteHandle>, 'input'>,
  draft: Draft,
): Promise<Told<{ proposalId: string; number: number }>> {
  const { sql, actor, now } = call;
  const { personId } = actor;
  if (personId === null) throw refuse('access.forbidden');
  const was = await kinds[draft.kind].ground(call, draft.body);
  const open = await lockOpen(sql, draft.kind, draft.subject);
  if (open !== null) {
    if (await stands(call, open)) throw refuse('proposal.openAlready', { number: open.number });
    await setState(sql, open, 'outdated', personId, now);
    await insertMove(sql, open, { event: 'outdate', to: 'outdated', personId, note: null }, now);
  }
  const id = call.newId();
  const body = JSON.stringify(draft.body);
  const place = { id, providerId: draft.providerId ?? null, district: draft.district ?? null };
  const { kind, subject, reason } = draft;
  const number = await insertProposal(
    sql,
    { ...place, kind, subject, reason, madeBy: personId, body, was: JSON.stringify(was), sha256: hashOf(body) },
    now,
  );
  await insertMove(sql, place, { event: 'make', to: 'proposed', personId, note: reason }, now);
  const proposal = { id, number, kind, before: null, after: 'proposed', outdated: open?.id ?? null };
  const subjectId = kinds[kind].subjectOf?.(draft.body) ?? id;
  return {
    answer: { proposalId: id, number },
    events: [{ chain: place.providerId, subjectId, payload: { proposal, was, body: draft.body, reason } }],
  };
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The ground must be what it was.
 * @throws DomainError proposal.groundMoved, whatever the kind refuses
 */
export async function mustStand(
  call: { readonly sql: Reads; readonly now: number },
  { kind, body, was }: Pick<ProposalRow, 'kind' | 'body' | 'was'>,
): Promise<void> {
  const found = await kinds[kind].ground(call, body);
  if (JSON.stringify(found) !== JSON.stringify(was)) throw refuse('proposal.groundMoved');
}

/** Why it can't stand any more; `null` while it does. */
export async function faultOf(
  call: { readonly sql: Reads; readonly now: number },
  proposal: ProposalRow,
): Promise<DomainError | null> {
  try {
    await mustStand(call, proposal);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const stands = async (call: { readonly sql: Reads; readonly now: number }, open: ProposalRow): Promise<boolean> =>
  (await faultOf(call, open)) === null;
