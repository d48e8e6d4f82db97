/** What the bank's file says differently from the register: for the releaser's eyes before it leaves, for anybody's after. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { changesHash, preparedFile } from './bankFile.ts';
import { payerBankOn } from './bankFileQueries.ts';
import { valueDayNow } from './payerBank.ts';
import { registerPayments } from './registerLineQueries.ts';
import { mayMove } from './registerMoves.ts';

const most = 200;

export const bankFileChanges = readOperation(treasuryRoutes.bankFileChanges, async ({ input, sql, now, rule }) => {
  const register = await mayMove(sql, rule, input.registerId, 'read');
  // Of a released one: as the agreement was when its file was made.
  const today = dayAt(register.released_at ?? now);
  const rows = await registerPayments(sql, register.id, today);
  const bank = await payerBankOn(sql, register.payer, today);
  const valueDay = register.value_day ?? (await valueDayNow(sql, register.payer, now)).day;
  const { encoding, purposeLimit } = bank;
  const prepared = await preparedFile(sql, register, rows, { bank, today, valueDay });
  if (prepared === null)
    return {
      format: 'treasury' as const,
      encoding,
      purposeLimit,
      changed: 0,
      changes: [],
      changesHash: '',
      refused: 0,
      faults: [],
    };
  const { terms, respelled, faults } = prepared;
  return {
    format: terms.format,
    encoding,
    purposeLimit,
    changed: respelled.length,
    changes: respelled.slice(0, most),
    changesHash: changesHash(prepared),
    refused: faults.length,
    faults: faults.slice(0, most),
  };
});
