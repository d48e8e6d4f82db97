/** The operations that take a signature over a document: of a new kind of document each step is a line here. */
import { settlementRoutes } from './settlement.ts';
import { treasuryRoutes } from './treasury.ts';

/** Each takes the id of its document and a detached CMS over the document's stored bytes. */
export const signingRoutes = {
  'settlement.signAsProvider': settlementRoutes.signAsProvider,
  'settlement.signAsDepartment': settlementRoutes.signAsDepartment,
  'treasury.sign': treasuryRoutes.sign,
  'treasury.check': treasuryRoutes.check,
  'treasury.release': treasuryRoutes.release,
} as const;

export type SigningName = keyof typeof signingRoutes;
export const signingNames = Object.keys(signingRoutes) as SigningName[];
/** Whoever signs anything. */
export const signingRoles = [...new Set(Object.values(signingRoutes).flatMap(({ access }) => access.roles))];
