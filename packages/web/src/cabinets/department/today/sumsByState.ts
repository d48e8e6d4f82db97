import type { ActState } from '@balapan/domain/act.ts';

export interface StateSum {
  readonly state: ActState;
  readonly acts: number;
  /** Tiyn. */
  readonly total: bigint;
}

/** The way of an act, in order. */
const way: readonly ActState[] = [
  'draft',
  'disputed',
  'returned',
  'signedByProvider',
  'checked',
  'held',
  'signedByDepartment',
  'inRegister',
  'sent',
  'paymentReturned',
  'paid',
  'netted',
];

/** Acts added up by state, in the order of their way; states that nobody is in and replaced acts are left out. */
export function sumsByState(
  rows: readonly { readonly state: ActState; readonly acts: number; readonly total: string }[],
): StateSum[] {
  return way.flatMap((state) => {
    const mine = rows.filter((row) => row.state === state);
    if (mine.length === 0) return [];
    return [
      {
        state,
        acts: mine.reduce((sum, row) => sum + row.acts, 0),
        total: mine.reduce((sum, row) => sum + BigInt(row.total), 0n),
      },
    ];
  });
}
