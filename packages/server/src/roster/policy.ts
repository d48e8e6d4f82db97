/** The rules in force (domain.md 2), as the database holds them. */
import type { Day } from '@balapan/domain/day.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';

/**
 * The policy of a day. A version that was signed before a rule had its name has the rule's first value: what was signed stays.
 * @throws DomainError `policy.missing` where no version is in force
 */
export async function policyOn(sql: Runs, day: Day): Promise<Policy> {
  const [row] = await sql.query<{ body: Policy }>('SELECT body FROM policy_version WHERE period @> $1::date', [day]);
  if (row === undefined) throw refuse('policy.missing');
  const { rules, sources } = policyInForce20250701;
  return { ...row.body, rules: { ...rules, ...row.body.rules }, sources: { ...sources, ...row.body.sources } };
}
