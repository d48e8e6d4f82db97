/** Payments that have reached a kindergarten, and the advice of each on paper. */
import { adviceRoutes } from '@balapan/api/advice.ts';
import { reading } from '@balapan/database/scope.ts';
import { monthOf } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { type AnyOperation, mustBeAllowed, type Operation, readOperation, scopeOf } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { ruleAtWork } from '../../kernel/rule.ts';
import { advicePdf } from './advicePdf.ts';
import { adviceFacts, adviceMonths, listPaid } from './queries.ts';

export const payments = readOperation(adviceRoutes.payments, async ({ input, sql, rule }) => {
  const rows = await listPaid(sql, input, rule.own('v', 3));
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map(({ of: _, amount, month, ...row }) => ({ ...row, amount: String(amount), month: monthOf(month) })),
  };
});

/** The page is made after the transaction: nobody waits for it with a connection. */
export const advice: Operation<typeof adviceRoutes.advice> = {
  route: adviceRoutes.advice,
  perform: async (house, actor, { paymentId, language }) => {
    mustBeAllowed(house, actor, adviceRoutes.advice);
    const { facts, months } = await reading(house.pool, scopeOf(house, actor), async (sql) => {
      const found = await adviceFacts(sql, paymentId);
      if (found === null) throw refuse('request.notFound');
      const { rule } = ruleAtWork(actor, adviceRoutes.advice);
      rule.allow({ provider: found.providerId, district: found.district });
      return { facts: found, months: await adviceMonths(sql, paymentId) };
    });
    // The same payment gives the same bytes whenever it is asked for: the file's time is the bank's day.
    const bytes = await advicePdf(facts, months, language, momentOf(facts.paidOn, '00:00'));
    return { name: `advice-${facts.documentNumber}.pdf`, bytes: Buffer.from(bytes).toString('base64') };
  },
};

export const adviceOperations: readonly AnyOperation[] = [payments, advice];
