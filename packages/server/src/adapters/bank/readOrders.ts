/** Reads the orders of our own payment file back, in whichever format it is: what the bank would take them for. */
import type { Tiyn } from '@balapan/domain/money.ts';
import { readMt100 } from './readMt100.ts';
import { readStatement } from './readStatement.ts';

export interface FileOrder {
  readonly documentNumber: string;
  readonly amount: Tiyn;
  readonly partyBin: string | null;
  readonly partyIban: string | null;
}

/** None where a part of the file cannot be read: such a file equals nothing. */
export function readFileOrders(file: Uint8Array): readonly FileOrder[] {
  if (!new TextDecoder('latin1').decode(file.subarray(0, 3)).startsWith('{1:')) {
    const { statement, problems } = readStatement(file, 'ordered');
    return problems.length > 0 ? [] : (statement?.lines ?? []);
  }
  const { orders, problems } = readMt100(file);
  if (problems.length > 0) return [];
  return orders.map(({ number, amount, payee }) => {
    return { documentNumber: number, amount, partyBin: payee.iinBin, partyIban: payee.iban };
  });
}
