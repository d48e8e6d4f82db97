import type { SessionProof } from '@balapan/api/proof.ts';
import type { Role, ScopeKind } from '@balapan/api/roles.ts';
import type { Day } from '@balapan/domain/day.ts';

/** Who acts, in which role, and how far they see. Made from a session, or `system`. */
export interface Actor {
  readonly personId: string | null;
  /** The member of the support who acts on the person's behalf; left out: the person acts. */
  readonly operatorId?: string;
  readonly role: Role;
  readonly source: 'web' | 'cli' | 'import' | 'job';
  readonly kind: ScopeKind;
  /** KATO codes. */
  readonly districts: readonly string[];
  readonly providers: readonly string[];
  readonly careGroups: readonly string[];
  readonly children: readonly string[];
  /** Those of the children for whom the person signs; of the others they read and confirm. */
  readonly signsFor: readonly string[];
  readonly organisation: 'department' | 'financialCentre' | null;
  /** Stands in for somebody: «и. о.». */
  readonly acting?: true;
  /** A deputy has the place until this day, the last one: the actor reads, and changes nothing in the role. */
  readonly replacedUntil?: Day;
  /** An auditor's: children and people whose personal data are shown for a time, for a stated reason. */
  readonly unmasked?: readonly string[];
  /** The session that the actor came with; only from the web. */
  readonly sessionId?: string;
  /** How that session was proven; left out: it is no session but a job, a file or the command line. */
  readonly proof?: SessionProof;
}

const nowhere = {
  districts: [],
  providers: [],
  careGroups: [],
  children: [],
  signsFor: [],
  organisation: null,
} as const;

/** The command line and the jobs: the whole region, no person. */
export const system: Actor = { personId: null, role: 'system', source: 'cli', kind: 'region', ...nowhere };

/** The jobs of the region: as `system`, told apart in the audit. */
export const job: Actor = { ...system, source: 'job' };

/** Somebody who is not signed in: sees what is public. */
export const stranger: Actor = { personId: null, role: 'guardian', source: 'web', kind: 'none', ...nowhere };
