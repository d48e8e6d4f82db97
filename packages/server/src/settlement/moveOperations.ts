/** What people do with an act: the kindergarten signs, the district checks or gives back, the Department signs. */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { type ActEvent, type ActState, actDesks } from '@balapan/domain/act.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { paymentDue } from '@balapan/domain/terms.ts';
import type { Runs } from '../kernel/audit.ts';
import { type AuditEvent, type Call, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { policyOn } from '../roster/policy.ts';
import { calendarOf } from '../roster/queries.ts';
import { type ForOrganisation, signingOperation, type ToSign } from '../signing/signingOperation.ts';
import { oblige } from '../treasury/obligation.ts';
import { owedFor } from './approval.ts';
import { moveActs } from './moves.ts';
import { handsIn, ruledAct } from './ruledAct.ts';
import { signedActs } from './signedActs.ts';
import { actToMove, holderOf, type LockedAct, movedBy, setDepartmentSigned, setProviderSigned } from './signQueries.ts';

type Moving = Pick<Call<unknown, WriteHandle>, 'sql' | 'actor' | 'now'>;
type Ruled = { readonly rule: RuleAtWork<'act'> };

export const signAsProvider = signingOperation(settlementRoutes.signAsProvider, {
  find: async (sql, { input, rule }) => {
    const act = await mayMove(sql, rule, input.actId, { forUpdate: false });
    return toSign(sql, act, 'provider');
  },
  change: async (call) => {
    const act = await mustMove(call, call.input.actId);
    await setProviderSigned(call.sql, act.id, call.now);
    const holder = await holderOf(call.sql, 'districtSpecialist', { district: act.district }, dayAt(call.now));
    return moved(call, act, 'signAsProvider', holder);
  },
});

export const check = writeOperation(settlementRoutes.check, async (call) => {
  const act = await mustMove(call, call.input.actId);
  const holder = await holderOf(call.sql, 'departmentHead', { organisation: 'department' }, dayAt(call.now));
  return moved(call, act, 'check', holder);
});

export const giveBack = writeOperation(settlementRoutes.return, async (call) => {
  const act = await mustMove(call, call.input.actId);
  const holder = await holderOf(call.sql, 'head', { providerId: act.provider_id }, dayAt(call.now));
  return moved(call, act, 'return', holder, call.input.note);
});

export const signAsDepartment = signingOperation(settlementRoutes.signAsDepartment, {
  find: async (sql, { input, rule }) => {
    const act = await mayMove(sql, rule, input.actId, { forUpdate: false });
    return toSign(sql, act, 'department');
  },
  change: async (call) => {
    const { sql, now } = call;
    const act = await mustMove(call, call.input.actId);
    const today = dayAt(now);
    const { rules } = await policyOn(sql, today);
    const term = paymentDue(today, await calendarOf(sql), rules);
    await setDepartmentSigned(sql, act.id, now, term.dueOn);
    const owed = owedFor(act, today);
    if (owed !== null) await oblige(sql, owed, call);
    const role = act.payer === 'department' ? 'departmentAccountant' : 'payerOperator';
    const holder = await holderOf(sql, role, { organisation: act.payer }, today);
    const signed = await moved(call, act, 'signAsDepartment', holder);
    // Nothing to pay: the money has nowhere to go, and the act lies on nobody's desk.
    const netted =
      act.payable_tiyn === 0n ? await moved(call, { ...act, state: signed.answer.state }, 'net', null) : null;
    const told = netted ?? signed;
    return { ...told, answer: { ...told.answer, dueOn: term.dueOn, planBy: term.planBy } };
  },
});

/** The act, locked, if it may move. @throws as `mayMove` */
function mustMove({ sql, rule }: Moving & Ruled, actId: string): Promise<LockedAct> {
  return mayMove(sql, rule, actId, { forUpdate: true });
}

/**
 * The act if the operation's rule allows it.
 * @throws DomainError request.notFound, state.refused, access.sameHand
 */
async function mayMove(
  sql: Runs,
  rule: RuleAtWork<'act'>,
  actId: string,
  how: { forUpdate: boolean },
): Promise<LockedAct> {
  const act = await actToMove(sql, actId, how);
  if (act === null) throw refuse('request.notFound');
  rule.allow(ruledAct(act, handsIn(await movedBy(sql, act.id))));
  return act;
}

/** @throws DomainError access.forbidden: a document of the old system has no bytes here */
async function toSign(
  sql: Runs,
  { id, provider_id: providerId }: LockedAct,
  step: 'provider' | 'department',
): Promise<{ document: ToSign; by: ForOrganisation }> {
  const [found] = await signedActs(sql, [id]);
  if (found === undefined) throw refuse('access.forbidden');
  const { number, bytes, sha256, signers } = found;
  return { document: { kind: 'act', id, number, step, providerId, bytes, sha256 }, by: signers[step] };
}

type Told = {
  answer: { actId: string; state: ActState; desk: NonNullable<(typeof actDesks)[ActState]> | 'closed' };
  events: readonly [AuditEvent];
};

async function moved(
  { sql, actor, now }: Moving,
  act: LockedAct,
  event: ActEvent,
  holderId: string | null,
  note: string | null = null,
): Promise<Told> {
  const move = {
    actId: act.id,
    providerId: act.provider_id,
    from: act.state,
    event,
    personId: actor.personId,
    holderId,
    note,
  };
  const [state = act.state] = await moveActs(sql, [move], now);
  const payload = { act: { id: act.id, number: act.number, before: act.state, after: state, note } };
  return {
    answer: { actId: act.id, state, desk: actDesks[state] ?? 'closed' },
    events: [{ chain: act.provider_id, subjectId: act.id, payload }],
  };
}
