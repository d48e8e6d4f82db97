/** What a kind of proposal must say for itself; everything else is the same for all of them. */
import type { AuditEvent } from '../../kernel/audit.ts';
import type { Call, OutboxItem, WriteHandle } from '../../kernel/operation.ts';
import type { Columns, ProposalRow, Reads } from '../queries.ts';

export interface Effect {
  readonly iteration?: { readonly number: number; readonly offers: number; readonly answerBy: string };
  readonly events?: readonly AuditEvent[];
  readonly outbox?: readonly OutboxItem[];
}

/** The call of a release, without an input of its own. */
export type Releasing = Omit<Call<unknown, WriteHandle>, 'input'>;

export interface KindRules {
  /**
   * What the proposal stands on now. Must be the same at the check and at the release as it was at the making.
   * @throws DomainError where it can't stand: with the text that people act on
   */
  ground(call: { readonly sql: Reads; readonly now: number }, body: Columns): Promise<Columns>;
  /** Writes what was released, in its transaction; the database compares it with the body. */
  release(call: Releasing, proposal: ProposalRow): Promise<Effect>;
  /** The release looks at the ground itself, because that is its main work. */
  readonly groundAtRelease?: 'byItself';
  /** What the audit's event is about; default the proposal. */
  subjectOf?(body: Columns): string;
}
