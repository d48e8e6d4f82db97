/** What people do with an act: the kindergarten signs, the district checks or gives back, the Department signs. */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { type ActEvent, type ActState, actDesks, actLife } from '@balapan/domain/act.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { actApproved } from '@balapan/domain/ledger.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { paymentDue } from '@balapan/domain/terms.ts';
import { type AuditEvent, type Call, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { policyOn } from '../roster/policy.ts';
import { calendarOf } from '../roster/queries.ts';
import { book } from '../treasury/ledger.ts';
import { moveActs } from './moves.ts';
import { checkSignature, type SignerOught } from './signing.ts';
import {
  departmentBin,
  documentOf,
  holderOf,
  iinOf,
  insertSignature,
  type LockedAct,
  lockAct,
  setDepartmentSigned,
  setProviderSigned,
  tookOtherStep,
} from './signQueries.ts';

type Moving = Pick<Call<unknown, WriteHandle>, 'sql' | 'actor' | 'now' | 'house' | 'newId'>;

export const signAsProvider = writeOperation(settlementRoutes.signAsProvider, async (call) => {
  const act = await mustMove(call, call.input.actId, 'signAsProvider');
  const isEntrepreneur = act.legal_form === 'ip';
  await sign(call, act, 'provider', call.input.cms, { iinBin: act.bin, isEntrepreneur });
  await setProviderSigned(call.sql, act.id, call.now);
  const holder = await holderOf(call.sql, 'districtSpecialist', { district: act.district }, dayAt(call.now));
  return moved(call, act, 'signAsProvider', holder);
});

export const check = writeOperation(settlementRoutes.check, async (call) => {
  const act = await mustMove(call, call.input.actId, 'check');
  const holder = await holderOf(call.sql, 'departmentHead', { organisation: 'department' }, dayAt(call.now));
  return moved(call, act, 'check', holder);
});

export const giveBack = writeOperation(settlementRoutes.return, async (call) => {
  const act = await mustMove(call, call.input.actId, 'return');
  const holder = await holderOf(call.sql, 'head', { providerId: act.provider_id }, dayAt(call.now));
  return moved(call, act, 'return', holder, call.input.note);
});

export const signAsDepartment = writeOperation(settlementRoutes.signAsDepartment, async (call) => {
  const { sql, now } = call;
  const act = await mustMove(call, call.input.actId, 'signAsDepartment');
  await sign(call, act, 'department', call.input.cms, {
    iinBin: (await departmentBin(sql)) ?? '',
    isEntrepreneur: false,
  });
  const today = dayAt(now);
  const { rules } = await policyOn(sql, today);
  const term = paymentDue(today, await calendarOf(sql), rules);
  await setDepartmentSigned(sql, act.id, now, term.dueOn);
  const amount = { local: tiyn(act.local_tiyn), republican: tiyn(act.republican_tiyn) };
  const posting = { operationId: act.id, day: today, budgetLineId: '', providerId: act.provider_id, amount };
  await book(sql, [{ journal: actApproved(posting), month: asMonth(act.month.slice(0, 7)) }], call);
  const role = act.payer === 'department' ? 'departmentAccountant' : 'payerOperator';
  const holder = await holderOf(sql, role, { organisation: act.payer }, today);
  const told = await moved(call, act, 'signAsDepartment', holder);
  return { ...told, answer: { ...told.answer, dueOn: term.dueOn, planBy: term.planBy } };
});

/**
 * The act, locked, if its life allows the event and no other step of it was the actor's.
 * @throws DomainError request.notFound, state.refused, access.sameHand
 */
async function mustMove({ sql, actor }: Moving, actId: string, event: ActEvent): Promise<LockedAct> {
  const act = await lockAct(sql, actId);
  if (act === null) throw refuse('request.notFound');
  if (actLife.next(act.state, event) === null) throw refuse('state.refused', { state: act.state, event });
  const isStep = event === 'signAsProvider' || event === 'check' || event === 'signAsDepartment';
  const to = actLife.next(act.state, event);
  if (isStep && to !== null && (await tookOtherStep(sql, act.id, actor.personId, to))) throw refuse('access.sameHand');
  return act;
}

async function sign(
  { sql, actor, now, house, newId }: Moving,
  act: LockedAct,
  step: 'provider' | 'department',
  cms: string,
  organisation: Omit<SignerOught, 'iin'>,
): Promise<void> {
  const document = await documentOf(sql, act.id);
  const iin = actor.personId === null ? null : await iinOf(sql, actor.personId);
  // A document of the old system has no bytes here, and the command line is nobody who could sign.
  if (document === null || iin === null || actor.personId === null) throw refuse('access.forbidden');
  const signature = new Uint8Array(Buffer.from(cms, 'base64'));
  const signed = { id: act.id, providerId: act.provider_id, ...document };
  const verdict = await checkSignature(house, actor, signed, signature, { ...organisation, iin }, now);
  await insertSignature(
    sql,
    {
      id: newId(),
      actId: act.id,
      step,
      providerId: act.provider_id,
      personId: actor.personId,
      sha256: document.sha256,
      cms: signature,
      verdict,
    },
    now,
  );
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
