/** The rules in force (domain.md 2), as the database holds them. */
import type { Day } from '@balapan/domain/day.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';

/**
 * The policy of a day.
 * @throws DomainError `policy.missing` where no version is in force
 */
export async function policyOn(sql: Runs, day: Day): Promise<Policy> {
  const [row] = await sql.query<{ body: Policy }>('SELECT body FROM policy_version WHERE period @> $1::date', [day]);
  if (row === undefined) throw refuse('policy.missing');
  return row.body;
}
