/** A version of the rules from a day on (domain.md 2): fit to be signed, after the one in force, never in the past. */
import type { Day } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import { checkPolicy } from '@balapan/domain/policyCheck.ts';
import { refuse } from '../../kernel/refuse.ts';
import { insertPolicy, listPolicies, nameOf } from '../policyQueries.ts';
import type { KindRules } from './kind.ts';

export interface PolicyBody {
  readonly [column: string]: unknown;
  readonly period: string;
  readonly body: Policy;
  readonly source: string;
}

export const policy: KindRules = {
  ground: async ({ sql, now }, body) => {
    const { period, body: rules } = body as PolicyBody;
    const from = period.slice(1, 11) as Day;
    const [fault] = checkPolicy(rules);
    if (fault !== undefined) throw new DomainError(fault);
    if (from <= dayAt(now)) throw refuse('proposal.tooLate', { day: from });
    const [newest] = await listPolicies(sql);
    if (newest === undefined) throw refuse('policy.missing');
    if (newest.from >= from) throw refuse('policy.period');
    return { version: newest.version, rules: newest.body.rules };
  },
  release: async ({ sql }, { id, body, madeBy, releasedBy }) => {
    const [newest] = await listPolicies(sql);
    await insertPolicy(sql, {
      ...(body as PolicyBody),
      version: (newest?.version ?? 0) + 1,
      proposalId: id,
      // Two people may share a name; the version keeps the words beside the proposal, which knows the people.
      madeBy: `${await nameOf(sql, madeBy)} (1)`,
      approvedBy: `${await nameOf(sql, releasedBy ?? madeBy)} (3)`,
    });
    return {};
  },
};
