/** What the bank's file says differently from the register: for the releaser's eyes before it leaves, for anybody's after. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { preparedFile } from './bankFile.ts';
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
  const { terms, respelled, faults } = await preparedFile(sql, register, rows, { bank, today, valueDay });
  return {
    format: terms.format,
    encoding: terms.encoding,
    purposeLimit: bank.purposeLimit,
    changed: respelled.length,
    changes: respelled.slice(0, most),
    refused: faults.length,
    faults: faults.slice(0, most),
  };
});
