/**
 * The way forward of an act that was given back (domain.md 2.11): the kindergarten puts its register right, and the act is made
 * again from the register as it is true now. The former version is replaced; its lines and signed bytes stay as they are.
 */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { actLife, actNumber } from '@balapan/domain/act.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';
import { type Call, type WriteHandle, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import type { RuleAtWork } from '../../kernel/rule.ts';
import { book } from '../../treasury/ledger.ts';
import { reversedApproval } from '../approval.ts';
import { moveActs } from '../moves.ts';
import { ruledAct } from '../ruledAct.ts';
import { type LockedAct, lockAct } from '../signQueries.ts';
import { carriedIn, insertActs, lastActNumber, spokenOf, voucherNumbers } from './actQueries.ts';
import { childrenOf } from './closeMonth.ts';
import { composeAct, earliest, nothingCarried, registerHash } from './compose.ts';
import { earlierMonths, nothingSaid, pairKey, type Said, saidIn } from './earlierMonths.ts';
import { earlierPlans, type MonthPlan, monthPlan } from './monthPlan.ts';
import { type NormGap, normGaps } from './normGaps.ts';
import {
  closingProvider,
  copyRegisterLines,
  insertRegisters,
  lockClosing,
  nextVersion,
  type RegisterLine,
  writeRegisterLines,
} from './registerQueries.ts';

/** Sees more than the actor: vouchers, and the leave that a child took elsewhere; the act must be the actor's own. */
export const redraft = writeOperation(
  settlementRoutes.redraft,
  async (call) => {
    const old = await lockOld(call);
    if (old.department_signed_at !== null) throw refuse('state.refused', { state: old.state, event: 'redraft' });
    return nextVersionOf(call, old, 'redraft');
  },
  { wide: 'the vouchers of the children, and their leave of the year in other kindergartens' },
);

/** The Department takes back an act that it has signed, before it is paid: what was booked is reversed, nothing is overwritten. */
export const replace = writeOperation(settlementRoutes.replace, async (call) => {
  const old = await lockOld(call);
  await book(call.sql, reversedApproval(old, dayAt(call.now)), call);
  return nextVersionOf(call, old, 'replace', call.input.note);
});

type Calling = Pick<Call<{ readonly actId: string }, WriteHandle>, 'input' | 'actor' | 'now' | 'newId' | 'sql'>;

/** @throws DomainError `request.notFound`, `state.refused` */
async function lockOld({
  sql,
  input,
  rule,
}: Pick<Calling, 'sql' | 'input'> & { rule: RuleAtWork<'act'> }): Promise<LockedAct> {
  await lockClosing(sql);
  const old = await lockAct(sql, input.actId);
  if (old === null) throw refuse('request.notFound');
  rule.allow(ruledAct(old));
  return old;
}

async function nextVersionOf(
  { actor, now, newId, sql }: Calling,
  old: LockedAct,
  event: 'redraft' | 'replace',
  note: string | null = null,
) {
  const plan = await monthPlan(sql, asMonth(old.month.slice(0, 7)));
  const provider = await closingProvider(sql, plan.month, dayAt(now), old.provider_id);
  if (provider === null) throw refuse('request.notFound');
  const move = { actId: old.id, providerId: provider.id, from: old.state, event };
  await moveActs(sql, [{ ...move, personId: actor.personId, note }], now);

  const [gap] = await normGaps(sql, plan, [provider.id]);
  if (gap !== undefined) throw refuse('norm.missing', gapParams(gap));
  const registerId = newId();
  const lines = await freeze(sql, plan, old, registerId);
  const sha256 = registerHash(lines);
  const { first } = plan.month;
  const version = await nextVersion(sql, first, provider.id);
  const register = { id: registerId, providerId: provider.id, version, children: childrenOf(lines), sha256 };
  const made = { at: isoOf(now), by: actor.personId, workingDays: plan.workingDays };
  await insertRegisters(sql, first, [register], made);
  const earlier = await earlierMonths(sql, first, [provider.id], earlierPlans(sql, plan));
  const act = composeAct(
    {
      id: newId(),
      number: actNumber(plan.name, (await lastActNumber(sql, first)) + 1),
      version: old.version + 1,
      month: plan.name,
      workingDays: plan.workingDays,
      provider,
      registerId,
      registerSha256: sha256,
      lines,
      earlier,
      carriedIn: (await carriedIn(sql, [provider.id])).get(provider.id) ?? nothingCarried,
      said: await saidOf(sql, first, provider.id),
    },
    plan.norms,
    await voucherNumbers(sql, { ...plan.month, first: earliest(first, earlier) }, [provider.id]),
  );
  // With nothing to say there is nothing to sign: then the former act stays where it is.
  if (act === null) throw refuse('register.unmarked', { count: plan.workingDays });
  await insertActs(sql, first, [act], isoOf(now));
  const { total } = act.totals;
  const payload = {
    register: { id: registerId, version, lines: lines.length, sha256: sha256.toString('hex') },
    act: { id: act.id, number: act.number, version: act.version, total, replaces: old.id },
    before: { number: old.number, state: old.state, total: old.total_tiyn },
    note,
  };
  return {
    answer: {
      actId: act.id,
      state: actLife.first,
      desk: 'provider' as const,
      number: act.number,
      version: act.version,
      total: String(total),
    },
    events: [{ chain: provider.id, subjectId: act.id, payload }] as const,
  };
}

const gapParams = ({ group, hours, from, to }: NormGap) => ({ group, hours: `${hours}`, from, to });

/** What other acts in force have said of a month, by child. */
async function saidOf(sql: WriteHandle, first: Day, providerId: string): Promise<Map<string, Said>> {
  const pairs = await spokenOf(sql, first, providerId);
  const known = await saidIn(sql, first, pairs);
  return new Map(pairs.map((pair) => [pair.child_id, known.get(pairKey(pair)) ?? nothingSaid]));
}

/** The lines of the month as they are true now; where it was never marked here but came in a file, the lines that came. */
async function freeze(sql: WriteHandle, plan: MonthPlan, old: LockedAct, registerId: string): Promise<RegisterLine[]> {
  const ids = [{ providerId: old.provider_id, registerId }];
  const lines = await writeRegisterLines(sql, plan.month, ids, plan.stretches, plan.rules, plan.silenceAccepts);
  if (lines.length > 0 || old.register_id === null) return lines;
  return copyRegisterLines(sql, plan.month.first, old.register_id, registerId);
}
