import type { ActState } from '@balapan/domain/act.ts';
import type { RowOf } from '../kernel/rule.ts';

type Hands = RowOf<'act'>['hands'];
const nobody: Hands = { provider: [], checker: [], department: [] };

/** An act as the rule sees it. */
export const ruledAct = (
  row: { readonly provider_id: string; readonly district: string; readonly payer: string; readonly state: ActState },
  hands: Hands = nobody,
): RowOf<'act'> => ({
  provider: row.provider_id,
  district: row.district,
  organisation: row.payer,
  state: row.state,
  hands,
});

/** Who took which step of an act, of its moves. */
export function handsIn(moves: readonly { readonly to_state: string; readonly person_id: string | null }[]): Hands {
  const by = (state: ActState): (string | null)[] =>
    moves.filter(({ to_state }) => to_state === state).map(({ person_id }) => person_id);
  return { provider: by('signedByProvider'), checker: by('checked'), department: by('signedByDepartment') };
}
