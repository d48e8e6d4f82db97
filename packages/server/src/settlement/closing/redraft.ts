/**
 * The way forward of an act that was given back (domain.md 2.11): the kindergarten puts its register right, and the act is made
 * again from the register as it is true now. The former version is replaced; its lines and signed bytes stay as they are.
 */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { actLife, actNumber } from '@balapan/domain/act.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';
import { type WriteHandle, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { moveActs } from '../moves.ts';
import { ruledAct } from '../ruledAct.ts';
import { type LockedAct, lockAct } from '../signQueries.ts';
import { insertActs, lastActNumber, owedLines, paidIn, voucherNumbers } from './actQueries.ts';
import { childrenOf, type MonthPlan, monthPlan } from './closeMonth.ts';
import { composeAct, registerHash } from './compose.ts';
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
  async ({ input, actor, now, newId, sql, rule }) => {
    await lockClosing(sql);
    const old = await lockAct(sql, input.actId);
    if (old === null) throw refuse('request.notFound');
    rule.allow(ruledAct(old));
    if (old.department_signed_at !== null) throw refuse('state.refused', { state: old.state, event: 'redraft' });
    const plan = await monthPlan(sql, asMonth(old.month.slice(0, 7)));
    const provider = await closingProvider(sql, plan.month, dayAt(now), old.provider_id);
    if (provider === null) throw refuse('request.notFound');
    const move = { actId: old.id, providerId: provider.id, from: old.state, event: 'redraft' as const };
    await moveActs(sql, [{ ...move, personId: actor.personId }], now);

    const registerId = newId();
    const lines = await freeze(sql, plan, old, registerId);
    const sha256 = registerHash(lines);
    const { first } = plan.month;
    const version = await nextVersion(sql, first, provider.id);
    const register = { id: registerId, providerId: provider.id, version, children: childrenOf(lines), sha256 };
    const made = { at: isoOf(now), by: actor.personId, workingDays: plan.workingDays };
    await insertRegisters(sql, first, [register], made);
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
        owed: await owedLines(sql, first, [provider.id], plan.rules),
        paid: await paidIn(sql, first, provider.id),
      },
      plan.norms,
      await voucherNumbers(sql, plan.month, [provider.id]),
    );
    // Without a sum there is nothing to sign: then the act that was given back stays where it is.
    if (act === null) throw refuse('register.unmarked', { count: plan.workingDays });
    await insertActs(sql, first, [act], isoOf(now));
    const { total } = act.totals;
    const payload = {
      register: { id: registerId, version, lines: lines.length, sha256: sha256.toString('hex') },
      act: { id: act.id, number: act.number, version: act.version, total, replaces: old.id },
      before: { number: old.number, state: old.state, total: old.total_tiyn },
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
      events: [{ chain: provider.id, subjectId: act.id, payload }],
    };
  },
  { wide: 'the vouchers of the children, and their leave of the year in other kindergartens' },
);

/** The lines of the month as they are true now; where it was never marked here but came in a file, the lines that came. */
async function freeze(sql: WriteHandle, plan: MonthPlan, old: LockedAct, registerId: string): Promise<RegisterLine[]> {
  const ids = [{ providerId: old.provider_id, registerId }];
  const lines = await writeRegisterLines(sql, plan.month, ids, plan.stretches, plan.rules, plan.silenceAccepts);
  if (lines.length > 0 || old.register_id === null) return lines;
  return copyRegisterLines(sql, plan.month.first, old.register_id, registerId);
}
