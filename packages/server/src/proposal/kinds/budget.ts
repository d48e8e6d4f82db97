/** An amendment of the budget (domain.md 1, "Money's legal chain"): never below what is bound, owed or paid. */
import { checkAmendment, type PlanChange } from '@balapan/domain/budget.ts';
import { asMonth, type Day, monthOf } from '@balapan/domain/day.ts';
import type { FundingSource } from '@balapan/domain/ledger.ts';
import { budgetApproved } from '@balapan/domain/ledger.ts';
import { tiyn, zero } from '@balapan/domain/money.ts';
import { insertAmendment, linesToAmend } from '../../treasury/amendmentQueries.ts';
import { type Booking, book } from '../../treasury/ledger.ts';
import type { KindRules } from './kind.ts';

export interface BudgetBody {
  readonly [column: string]: unknown;
  readonly decision: string;
  readonly session: string;
  readonly decided_on: Day;
  readonly registered_on: Day;
  readonly changes: readonly { readonly budget_line: string; readonly month: Day; readonly amount_tiyn: number }[];
}

const changesOf = ({ changes }: BudgetBody): PlanChange[] =>
  changes.map(({ budget_line: line, month, amount_tiyn }) => ({
    line,
    month: monthOf(month),
    amount: tiyn(BigInt(amount_tiyn)),
  }));

export const budget: KindRules = {
  /** The plan of each line that it touches, which another amendment would move; what is free may move, and is judged each time. */
  ground: async ({ sql }, body) => {
    const changes = changesOf(body as BudgetBody);
    const lines = await linesToAmend(sql, [...new Set(changes.map(({ line }) => line))], 'read');
    const sums = checkAmendment(lines, changes);
    return Object.fromEntries([...sums.keys()].map((code) => [code, Number(lines.get(code)?.approved ?? zero)]));
  },
  release: async ({ sql, now, newId }, { id, body }) => {
    const amended = body as BudgetBody;
    const changes = changesOf(amended);
    const lines = await linesToAmend(sql, [...new Set(changes.map(({ line }) => line))], 'lock');
    const sums = checkAmendment(lines, changes);
    await insertAmendment(sql, id, amended);
    const bookings = [...sums].flatMap(([code, sum]): Booking[] => {
      const line = lines.get(code);
      if (sum === 0n || line === undefined) return [];
      const { programme, source } = line;
      const amount = { local: zero, republican: zero, [source]: sum } as Record<FundingSource, typeof sum>;
      const posting = { operationId: `${id}/${code}`, day: amended.registered_on, programme, providerId: null, amount };
      return [{ journal: budgetApproved(posting), month: asMonth([...line.months.keys()][0] ?? '') }];
    });
    await book(sql, bookings, { now, newId });
    return {};
  },
};
