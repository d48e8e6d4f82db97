import type { Desk } from '@balapan/domain/act.ts';

/** Desks in the order in which an act passes them. */
export const deskOrder: readonly Desk[] = [
  'provider',
  'districtSpecialist',
  'departmentHead',
  'financialCentre',
  'bank',
];

/** The desk that an address of a list of acts names: `?desk=districtSpecialist`. */
export const readDesk = ({ desk }: Record<string, unknown>): { desk?: Desk } => {
  const found = deskOrder.find((one) => one === desk);
  return found === undefined ? {} : { desk: found };
};
