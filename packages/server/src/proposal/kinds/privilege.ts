/** A privilege claimed in an application (domain.md 3): confirmed by its document, or lost without losing the moment of application. */
import { categoryByAge, type Tier } from '@balapan/domain/category.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { refuse } from '../../kernel/refuse.ts';
import { policyOn } from '../../voucher/policyQueries.ts';
import { findClaim, insertDecision, tellParent } from '../privilegeQueries.ts';
import type { KindRules } from './kind.ts';

export interface PrivilegeBody {
  readonly [column: string]: unknown;
  readonly application_id: string;
  readonly child_id: string;
  readonly verdict: 'confirmed' | 'declined';
  readonly tier: Tier;
  readonly category: number;
  readonly ground: string | null;
  readonly document: string;
}

export const privilege: KindRules = {
  ground: async ({ sql, now }, body) => {
    const { application_id, tier } = body as PrivilegeBody;
    const claim = await findClaim(sql, application_id);
    if (claim === null) throw refuse('request.notFound');
    if (claim.state !== 'waiting' && claim.state !== 'inactive') throw refuse('privilege.notInQueue');
    if (claim.tier === 'general') throw refuse('privilege.none');
    const { rules } = (await policyOn(sql, dayAt(now))).policy;
    const after = categoryByAge(claim.categoryAge, tier, rules);
    const { categoryAge, category, ground, checked } = claim;
    return { tier: claim.tier, category, categoryAge, ground, checked, after };
  },
  release: async ({ sql, now }, { id, body, reason }) => {
    const decided = body as PrivilegeBody;
    await insertDecision(sql, id, decided);
    await tellParent(sql, decided, reason, now);
    return {};
  },
  subjectOf: (body) => (body as PrivilegeBody).application_id,
};
