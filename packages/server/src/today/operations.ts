/** What waits for whom today. Reads only. */
import { feeRoutes } from '@balapan/api/fees.ts';
import { proposalRoutes } from '@balapan/api/proposal.ts';
import { returnedRoutes } from '@balapan/api/returned.ts';
import { mayRole } from '@balapan/api/rule.ts';
import { todayRoutes } from '@balapan/api/today.ts';
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { daysBetween, monthOf } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { offered } from '../kernel/rule.ts';
import { isWorkingDay } from './calendar.ts';
import {
  countActsByDesk,
  countExceptions,
  countQueue,
  countReady,
  findLastIteration,
  findRegistersInWork,
  type RegisterRow,
} from './cityQueries.ts';
import { findReturned } from './proposalQueries.ts';
import {
  countFamilies,
  countFeeTasks,
  countMarks,
  findActsAtDesk,
  findOpenDisputes,
  findReturns,
} from './providerQueries.ts';

/** How long a refusal stays on the head's first page, ms: two weeks. */
const refusedShown = 14 * 86_400_000;

const provider = readOperation(
  todayRoutes.provider,
  async ({ sql, actor, rule, now }) => {
    const today = dayAt(now);
    const acts = await findActsAtDesk(sql, rule.own('a', 1, 'act'));
    const disputes = await findOpenDisputes(sql, rule.own('d', 1, 'dispute'));
    return {
      day: today,
      isWorkingDay: await isWorkingDay(sql, today),
      acts: acts.map((row) => ({
        ...row,
        month: monthOf(row.month),
        total: String(row.total),
        since: localIsoOf(row.since),
      })),
      returns: mayRole(actor.role, returnedRoutes.proposeAccount)
        ? (await findReturns(sql, rule.own('a', 1, 'act'))).map(({ proposedBy, returnedOn, amount, ...row }) => ({
            ...row,
            amount: String(amount),
            age: Math.max(0, daysBetween(returnedOn, today)),
            mine: proposedBy === null || proposedBy !== actor.personId,
          }))
        : [],
      disputes,
      groups: await countMarks(sql, rule.own('g', 2, 'careGroup'), today),
      ...(await countFamilies(sql, (alias) => rule.own(alias, 1, 'referral'))),
      ...(mayRole(actor.role, feeRoutes.approveRefund)
        ? await countFeeTasks(sql, (alias) => rule.own(alias, 2, 'act'), actor.personId)
        : { refunds: 0, unknownFees: 0 }),
      proposals: mayRole(actor.role, proposalRoutes.list)
        ? await findReturned(sql, rule.own('p', 2, 'proposal'), now - refusedShown)
        : [],
    };
  },
  { wide: 'a child with an open dispute may have moved on; every query asks the rule' },
);

const department = readOperation(todayRoutes.department, async ({ sql, now, rule }) => {
  const desks = await countActsByDesk(sql, rule.own('a', 2), dayAt(now));
  const last = await findLastIteration(sql);
  return {
    desks: desks.map((row) => ({ ...row, total: String(row.total), oldestSince: localIsoOf(row.oldestSince) })),
    iteration: last === null ? null : { ...last, runAt: localIsoOf(last.runAt) },
    ...(await countQueue(sql, rule.own('a', 1, 'application'))),
  };
});

const { sign, check, release } = treasuryRoutes;

/** The step of a register that waits for the reader; only whoever made it signs first. */
function waitsFor(actor: Actor, { payer, state, madeBy, checkedBy }: RegisterRow) {
  const row = { organisation: payer, state, hands: { maker: [madeBy], checker: [checkedBy] } };
  const [step = null] = offered(actor, { sign, check, release }, row);
  return step === 'sign' && madeBy !== actor.personId ? null : step;
}

const payer = readOperation(todayRoutes.payer, async ({ sql, actor, rule }) => {
  const ready = await countReady(sql, rule.own('a', 1, 'act'));
  const registers = await findRegistersInWork(sql, rule.own('r', 1));
  return {
    ready: { ...ready, total: String(ready.total) },
    registers: registers.map((row) => {
      const { registerId, number, state, payments } = row;
      return {
        ...{ registerId, number, state, payments },
        month: monthOf(row.month),
        total: String(row.total),
        madeAt: localIsoOf(row.madeAt),
        waits: waitsFor(actor, row),
      };
    }),
    ...(await countExceptions(sql, rule.own, actor.personId)),
  };
});

export const todayOperations: readonly AnyOperation[] = [provider, department, payer];
