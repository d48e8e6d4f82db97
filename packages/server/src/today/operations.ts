/** What waits for whom today. Reads only. */
import { todayRoutes } from '@balapan/api/today.ts';
import { monthOf } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { isWorkingDay } from './calendar.ts';
import {
  countActsByDesk,
  countExceptions,
  countQueue,
  countReady,
  findLastIteration,
  findRegistersInWork,
} from './cityQueries.ts';
import { countFamilies, countMarks, findActsAtDesk, findOpenDisputes } from './providerQueries.ts';

const provider = readOperation(
  todayRoutes.provider,
  async ({ sql, actor, now }) => {
    const today = dayAt(now);
    const { providers } = actor;
    const acts = await findActsAtDesk(sql, providers);
    const disputes = await findOpenDisputes(sql, providers);
    return {
      day: today,
      isWorkingDay: await isWorkingDay(sql, today),
      acts: acts.map((row) => ({
        ...row,
        month: monthOf(row.month),
        total: String(row.total),
        since: localIsoOf(row.since),
      })),
      disputes,
      groups: await countMarks(sql, providers, today),
      ...(await countFamilies(sql, providers)),
    };
  },
  { wide: 'a child with an open dispute may have moved on; every query names the kindergarten' },
);

const department = readOperation(todayRoutes.department, async ({ sql, now }) => {
  const desks = await countActsByDesk(sql, dayAt(now));
  const last = await findLastIteration(sql);
  return {
    desks: desks.map((row) => ({ ...row, total: String(row.total), oldestSince: localIsoOf(row.oldestSince) })),
    iteration: last === null ? null : { ...last, runAt: localIsoOf(last.runAt) },
    ...(await countQueue(sql)),
  };
});

/** The Department's accountant pays for the Department; everybody else here for the organisation they work in. */
const payerOf = (actor: Actor): 'department' | 'financialCentre' => actor.organisation ?? 'financialCentre';

const payer = readOperation(todayRoutes.payer, async ({ sql, actor }) => {
  const mine = payerOf(actor);
  const ready = await countReady(sql, mine);
  const registers = await findRegistersInWork(sql, mine);
  return {
    ready: { ...ready, total: String(ready.total) },
    registers: registers.map((row) => ({
      ...row,
      month: monthOf(row.month),
      total: String(row.total),
      madeAt: localIsoOf(row.madeAt),
    })),
    ...(await countExceptions(sql, mine)),
  };
});

export const todayOperations: readonly AnyOperation[] = [provider, department, payer];
