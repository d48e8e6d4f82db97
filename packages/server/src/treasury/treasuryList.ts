/**
 * A released register as a list for «Казначейство-Клиент», which takes no file: its people enter the payments by hand, each with its
 * contract as the treasury registered it, programme and specific (kazakhstan.md 6.3).
 */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { reading } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { mustBeAllowed, type Operation, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { ruleAtWork } from '../kernel/rule.ts';
import { registerPayments } from './registerLineQueries.ts';
import { mayMove } from './registerMoves.ts';
import { namesOf, payerRow } from './registerQueries.ts';
import { type TreasuryList, treasuryPdf, treasuryWorkbook } from './treasuryListFile.ts';
import { treasuryFacts } from './treasuryListQueries.ts';

/** Released, and not taken back: only such a list may be paid from. */
const payable: readonly string[] = ['released', 'handedOver', 'reconciled'];

/** The pages are made after the transaction: nobody waits for them with a connection. */
export const treasuryList: Operation<typeof treasuryRoutes.treasuryList> = {
  route: treasuryRoutes.treasuryList,
  perform: async (house, actor, { registerId, kind, language }) => {
    mustBeAllowed(house, actor, treasuryRoutes.treasuryList);
    const list = await reading(house.pool, scopeOf(house, actor), async (sql): Promise<TreasuryList> => {
      const { rule, mustHaveAsked } = ruleAtWork(actor, treasuryRoutes.treasuryList);
      const register = await mayMove(sql, rule, registerId, 'read');
      mustHaveAsked();
      const payer = await payerRow(sql, register.payer);
      if (payer === null) throw refuse('request.notFound');
      if (!payable.includes(register.state) || register.released_at === null) throw refuse('payment.notReleased');
      const releasedOn = dayAt(register.released_at);
      const hands = [register.made_by, register.checked_by, register.released_by] as const;
      const names = await namesOf(
        sql,
        hands.flatMap((id) => id ?? []),
      );
      const [maker = '', checker = '', releaser = ''] = hands.map((id) => names.get(id ?? '') ?? '–');
      const rows = await registerPayments(sql, register.id, releasedOn);
      return {
        register,
        payer,
        releasedOn,
        rows,
        facts: await treasuryFacts(sql, register.id),
        people: [maker, checker, releaser],
      };
    });
    const bytes = await (kind === 'xlsx' ? treasuryWorkbook : treasuryPdf)(list, language, house.now());
    return { name: `treasury-${list.register.number}.${kind}`, bytes: Buffer.from(bytes).toString('base64') };
  },
};
