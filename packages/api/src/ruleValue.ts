/** The value of a rule of the policy, as it is proposed. */
import { z } from 'zod';

const scalar = z.union([z.number(), z.boolean(), z.string().max(60), z.null()]);
const excused = z.strictObject({
  payable: z.boolean(),
  documentNeeded: z.boolean(),
  daysAYear: z.int().min(0).max(366).nullable(),
});
/** Whether it is a possible one is for the domain to say (policyCheck.ts). */
export const ruleValue = z.union([
  scalar,
  z.array(scalar).max(20),
  z.strictObject({ privileged: z.number(), general: z.number() }),
  z.strictObject({ ill: excused, leave: excused, quarantine: excused }),
]);
