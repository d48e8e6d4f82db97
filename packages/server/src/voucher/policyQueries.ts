/** SQL of the policy: the version in force on a day. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import { refuse } from '../kernel/refuse.ts';

export interface PolicyInForce {
  readonly version: number;
  readonly policy: Policy;
}

/** @throws DomainError policy.missing */
export async function policyOn(sql: Pick<ReadHandle, 'named'>, day: Day): Promise<PolicyInForce> {
  const [row] = await sql.named<{ version: number; body: Policy }>(
    'policy',
    'SELECT version, body FROM policy_version WHERE period @> $1::date',
    [day],
  );
  if (row === undefined) throw refuse('policy.missing');
  return { version: row.version, policy: row.body };
}
