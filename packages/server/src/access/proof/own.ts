import type { Actor } from '../../kernel/actor.ts';
import { refuse } from '../../kernel/refuse.ts';

export interface SignedInActor {
  readonly personId: string;
  readonly sessionId: string;
}

/** The person and the session of an actor. @throws DomainError access.signInNeeded for a job or a stranger */
export function mustBeSomebody({ personId, sessionId }: Actor): SignedInActor {
  if (personId === null || sessionId === undefined) throw refuse('access.signInNeeded');
  return { personId, sessionId };
}

/** The person of an actor. @throws DomainError access.signInNeeded for a job or a stranger */
export function mustBePerson({ personId }: Actor): string {
  if (personId === null) throw refuse('access.signInNeeded');
  return personId;
}
