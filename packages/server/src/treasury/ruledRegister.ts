import type { RowOf } from '../kernel/rule.ts';
import type { RegisterRow } from './registerQueries.ts';

/** A register as the rule sees it. */
export const ruledRegister = (row: RegisterRow): RowOf<'paymentRegister'> => ({
  organisation: row.payer,
  state: row.state,
  hands: { maker: [row.made_by], checker: [row.checked_by] },
});
