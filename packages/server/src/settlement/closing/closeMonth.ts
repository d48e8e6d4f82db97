/**
 * Closing a month (domain.md 2.9–2.11): for each kindergarten the register is frozen and its act made, ready to be signed. Goes
 * through the city in batches, each batch one transaction: killed in the middle and run again it continues, run once more it
 * changes nothing.
 */

import { reading, type WriteHandle, writing } from '@balapan/database/scope.ts';
import { actNumber } from '@balapan/domain/act.ts';
import { lastDay, type Month } from '@balapan/domain/day.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';
import { sumTiyn, type Tiyn } from '@balapan/domain/money.ts';
import { type Actor, system } from '../../kernel/actor.ts';
import { type AuditEvent, appendEvents } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { scopeOf } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { carriedIn, insertActs, lastActNumber, type NewAct, voucherNumbers } from './actQueries.ts';
import { composeAct, earliest, nothingCarried, registerHash } from './compose.ts';
import { earlierMonths } from './earlierMonths.ts';
import { earlierPlans, type MonthPlan, monthPlan } from './monthPlan.ts';
import { type NormGap, normGaps } from './normGaps.ts';
import {
  type ClosingProvider,
  closedMeanwhile,
  insertRegisters,
  lockClosing,
  openProviders,
  type RegisterLine,
  writeRegisterLines,
} from './registerQueries.ts';

export interface CloseMonthInput {
  readonly month: Month;
  /** Ids of kindergartens; left out: the whole region. */
  readonly providers?: readonly string[];
  /** Kindergartens in one transaction; default 124. */
  readonly batch?: number;
}

export interface ClosedMonth {
  readonly month: Month;
  readonly workingDays: number;
  /** Registers frozen by this run; 0 when all had been closed before. */
  readonly registers: number;
  readonly acts: number;
  /** Lines of the acts. */
  readonly lines: number;
  readonly total: Tiyn;
  /** Children whose month is not confirmed: held, not in an act. */
  readonly unconfirmed: number;
  /** Kindergartens with a register and no act, with the reason. */
  /** Groups without a norm: the month of their kindergartens stays open. */
  readonly gaps: readonly NormGap[];
  readonly withoutAct: readonly { readonly number: number; readonly reason: 'noContract' | 'nothingPayable' }[];
}

const usualBatch = 124;

interface Plan extends MonthPlan {
  readonly providers: readonly ClosingProvider[];
}

/**
 * Closes the month of all kindergartens that have marks and no register yet.
 * @throws DomainError `register.notEnded` while the month runs, `policy.missing`, `calendar.unknownDay`
 */
export async function closeMonth(house: House, input: CloseMonthInput, actor: Actor = system): Promise<ClosedMonth> {
  const now = house.now();
  if (dayAt(now) <= lastDay(input.month)) throw refuse('register.notEnded');
  const plan = await makePlan(house, actor, input, now);
  const told: BatchTold[] = [];
  const batchSize = input.batch ?? usualBatch;
  for (let at = 0; at < plan.providers.length; at += batchSize) {
    const batch = plan.providers.slice(at, at + batchSize);
    told.push(
      await writing(house.pool, scopeOf(house, actor), (sql) => closeBatch(house, sql, plan, batch, actor, now)),
    );
    house.progress?.('closeMonth', Math.min(at + batchSize, plan.providers.length), plan.providers.length);
  }
  const acts = told.flatMap((batch) => batch.acts);
  return {
    month: input.month,
    workingDays: plan.workingDays,
    registers: told.reduce((sum, batch) => sum + batch.registers, 0),
    acts: acts.length,
    lines: acts.reduce((sum, act) => sum + act.lines, 0),
    total: sumTiyn(acts.map((act) => act.total)),
    unconfirmed: told.reduce((sum, batch) => sum + batch.unconfirmed, 0),
    withoutAct: told.flatMap((batch) => batch.withoutAct),
    gaps: told.flatMap((batch) => batch.gaps),
  };
}

function makePlan(house: House, actor: Actor, input: CloseMonthInput, now: number): Promise<Plan> {
  return reading(house.pool, scopeOf(house, actor), async (sql) => {
    const plan = await monthPlan(sql, input.month);
    return { ...plan, providers: await openProviders(sql, plan.month, dayAt(now), input.providers ?? null) };
  });
}

interface BatchTold {
  readonly gaps: readonly NormGap[];
  readonly registers: number;
  readonly unconfirmed: number;
  readonly acts: readonly { readonly lines: number; readonly total: Tiyn }[];
  readonly withoutAct: ClosedMonth['withoutAct'];
}

async function closeBatch(
  house: House,
  sql: WriteHandle,
  plan: Plan,
  batch: readonly ClosingProvider[],
  actor: Actor,
  now: number,
): Promise<BatchTold> {
  await lockClosing(sql);
  const closed = await closedMeanwhile(
    sql,
    plan.month.first,
    batch.map(({ id }) => id),
  );
  const gaps = await normGaps(
    sql,
    plan,
    batch.flatMap(({ id }) => (closed.has(id) ? [] : [id])),
  );
  const held = new Set(gaps.map(({ providerId }) => providerId));
  const open = batch
    .filter(({ id }) => !closed.has(id) && !held.has(id))
    .map((provider) => ({ provider, registerId: house.newId() }));
  const { month, stretches, rules, silenceAccepts } = plan;
  const ids = open.map(({ provider, registerId }) => ({ providerId: provider.id, registerId }));
  const lines = await writeRegisterLines(sql, month, ids, stretches, rules, silenceAccepts);
  const byRegister = Map.groupBy(lines, (line) => line.register_id);
  const made = open.flatMap((one) => {
    const own = byRegister.get(one.registerId);
    return own === undefined ? [] : [{ ...one, lines: own, sha256: registerHash(own) }];
  });
  await insertRegisters(
    sql,
    month.first,
    made.map((one) => ({
      id: one.registerId,
      providerId: one.provider.id,
      version: 1,
      children: childrenOf(one.lines),
      sha256: one.sha256,
    })),
    { at: isoOf(now), by: actor.personId, workingDays: plan.workingDays },
  );
  const acts = await composeActs(house, sql, plan, made);
  await insertActs(sql, month.first, acts, isoOf(now));
  const byProvider = new Map(acts.map((act) => [act.provider.id, act]));
  const events = made.map((one): AuditEvent => eventOf(one, plan, byProvider.get(one.provider.id)));
  if (events.length > 0) await appendEvents(sql, events, { actor, operation: 'settlement.closeMonth', now });
  return {
    gaps,
    registers: made.length,
    unconfirmed: made.reduce((sum, one) => sum + childrenOf(one.lines.filter((line) => !line.confirmed)), 0),
    acts: acts.map((act) => ({ lines: act.lines.length, total: act.totals.total })),
    withoutAct: made
      .filter((one) => !byProvider.has(one.provider.id))
      .map(({ provider }) => ({
        number: provider.number,
        reason: provider.contractId === null ? 'noContract' : 'nothingPayable',
      })),
  };
}

interface Frozen {
  readonly provider: ClosingProvider;
  readonly registerId: string;
  readonly lines: readonly RegisterLine[];
  readonly sha256: Buffer;
}

async function composeActs(house: House, sql: WriteHandle, plan: Plan, made: readonly Frozen[]): Promise<NewAct[]> {
  const providers = made.map(({ provider }) => provider.id);
  const earlier = await earlierMonths(sql, plan.month.first, providers, earlierPlans(sql, plan));
  const vouchers = await voucherNumbers(sql, { ...plan.month, first: earliest(plan.month.first, earlier) }, providers);
  const earlierOf = Map.groupBy(earlier, ({ providerId }) => providerId);
  const carried = await carriedIn(sql, providers);
  let sequence = await lastActNumber(sql, plan.month.first);
  const acts: NewAct[] = [];
  for (const one of made) {
    const act = composeAct(
      {
        id: house.newId(),
        number: actNumber(plan.name, sequence + 1),
        version: 1,
        month: plan.name,
        workingDays: plan.workingDays,
        provider: one.provider,
        registerId: one.registerId,
        registerSha256: one.sha256,
        lines: one.lines,
        earlier: earlierOf.get(one.provider.id) ?? [],
        carriedIn: carried.get(one.provider.id) ?? nothingCarried,
      },
      plan.norms,
      vouchers,
    );
    if (act === null) continue;
    sequence += 1;
    acts.push(act);
  }
  return acts;
}

export function childrenOf(lines: readonly RegisterLine[]): number {
  return new Set(lines.map((line) => line.child_id)).size;
}

function eventOf(one: Frozen, plan: Plan, act: NewAct | undefined): AuditEvent {
  const register = {
    id: one.registerId,
    month: plan.name,
    lines: one.lines.length,
    sha256: one.sha256.toString('hex'),
  };
  const made =
    act === undefined
      ? null
      : { id: act.id, number: act.number, total: act.totals.total, sha256: Buffer.from(act.sha256).toString('hex') };
  return { chain: one.provider.id, subjectId: act?.id ?? one.registerId, payload: { register, act: made } };
}
