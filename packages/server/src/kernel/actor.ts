import type { Role, ScopeKind } from '@balapan/api/roles.ts';

/** Who acts, in which role, and how far they see. Made from a session, or `system`. */
export interface Actor {
  readonly personId: string | null;
  readonly role: Role;
  readonly source: 'web' | 'cli' | 'import' | 'job';
  readonly kind: ScopeKind;
  /** KATO codes. */
  readonly districts: readonly string[];
  readonly providers: readonly string[];
  readonly careGroups: readonly string[];
  readonly children: readonly string[];
  readonly organisation: 'department' | 'financialCentre' | null;
  /** The session that the actor came with; only from the web. */
  readonly sessionId?: string;
}

const nowhere = { districts: [], providers: [], careGroups: [], children: [], organisation: null } as const;

/** The command line and the jobs: the whole region, no person. */
export const system: Actor = { personId: null, role: 'system', source: 'cli', kind: 'region', ...nowhere };

/** The jobs of the region: as `system`, told apart in the audit. */
export const job: Actor = { ...system, source: 'job' };

/** Somebody who is not signed in: sees what is public. */
export const stranger: Actor = { personId: null, role: 'guardian', source: 'web', kind: 'none', ...nowhere };
