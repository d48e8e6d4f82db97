/** Who takes an act into a state, and who signs which step, by the rules of the operations: for «и. о.» beside a name. */
import type { Who } from '@balapan/api/rule.ts';
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { makers, releasers } from '@balapan/api/treasuryHands.ts';
import type { Deed } from '../people/acting.ts';

export const rolesOfMove: Readonly<Record<string, readonly Who[]>> = {
  draft: settlementRoutes.redraft.access.roles,
  signedByProvider: settlementRoutes.signAsProvider.access.roles,
  checked: settlementRoutes.check.access.roles,
  returned: settlementRoutes.return.access.roles,
  signedByDepartment: settlementRoutes.signAsDepartment.access.roles,
  inRegister: makers,
  sent: releasers,
};
export const rolesOfStep: Readonly<Record<string, readonly Who[]>> = {
  provider: settlementRoutes.signAsProvider.access.roles,
  department: settlementRoutes.signAsDepartment.access.roles,
};

export const deedOf = (
  { provider_id, district, payer }: { readonly provider_id: string; readonly district: string; readonly payer: string },
  personId: string | null,
  at: number,
  roles: readonly Who[] = [],
): Deed => ({ personId, at, roles, places: [provider_id, district, payer, 'department'] });
