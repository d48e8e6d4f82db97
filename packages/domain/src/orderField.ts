/** Fields of a payment order whose text a bank's file may respell or refuse; their names for people: text/texts/paymentFile.ts. */
export const orderFields = [
  'documentNumber',
  'payerName',
  'payerBank',
  'payerKbe',
  'chief',
  'accountant',
  'payeeName',
  'payeeBank',
  'payeeKbe',
  'purpose',
] as const;

export type OrderField = (typeof orderFields)[number];
