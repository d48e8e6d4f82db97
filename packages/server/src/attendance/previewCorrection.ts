/** What a correction of a day of a closed month would change in money: told before it is signed. */
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { seeingAll } from '@balapan/database/scope.ts';
import { asMonth, monthOf } from '@balapan/domain/day.ts';
import type { SplitAmount } from '@balapan/domain/entitlement.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { subtractTiyn, zero } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { type TrueMonth, trueMonth } from '../settlement/closing/trueMonth.ts';
import { mustHold } from './correct.ts';
import { actsAround } from './correctionQueries.ts';
import { ownGroup } from './mark.ts';
import { marksOf } from './queries.ts';
import { amountText } from './register.ts';

/** @throws DomainError as `attendance.correctDay`, but for the signature */
export const previewCorrection = readOperation(
  attendanceRoutes.previewCorrection,
  async ({ input, rule, sql, now }) => {
    const group = await ownGroup(sql, rule, input.careGroupId);
    const { childId, day, to } = input;
    const [stands] = await marksOf(sql, [childId], day, day);
    const from = stands?.mark ?? null;
    const document = input.document === '1';
    await mustHold(sql, { childId, day, from, to, document }, group, dayAt(now));
    const pair = { provider_id: group.provider_id, child_id: childId };
    const wish = { day, childId, providerId: group.provider_id, careGroupId: group.id, mark: to, document };
    // The leave of the year lies in other kindergartens too.
    const [before, after] = await seeingAll(sql, async (all) => [
      (await trueMonth(all, monthOf(day), pair)) ?? nothing,
      (await trueMonth(all, monthOf(day), pair, wish)) ?? nothing,
    ]);
    const { act, next } = await actsAround(sql, group.provider_id, day);
    return {
      childId,
      from,
      before: told(before),
      after: told(after),
      difference: amountText(less(after.amount, before.amount)),
      actNumber: act,
      goesInto: asMonth(next.slice(0, 7)),
    };
  },
);

const nothing: TrueMonth = { days: 0, amount: { total: zero, local: zero, republican: zero } };
const told = ({ days, amount }: TrueMonth) => ({ days, amount: amountText(amount) });

const less = (a: SplitAmount, b: SplitAmount): SplitAmount => ({
  total: subtractTiyn(a.total, b.total),
  local: subtractTiyn(a.local, b.local),
  republican: subtractTiyn(a.republican, b.republican),
});
