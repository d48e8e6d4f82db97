/** Requests about personal data: a parent asks, a person at the department decides with a reason, the parent is told. */
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { dataRequestLife, dataRequestTerm, isBound } from '@balapan/domain/dataRequest.ts';
import { dayAt, localIsoOf, type Moment } from '@balapan/domain/moment.ts';
import { dataAnswerMessage } from '@balapan/domain/text/texts/message.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { calendarOf } from '../roster/queries.ts';
import { endConsents } from './consentQueries.ts';
import { reinstate } from './reinstate.ts';
import { readReinstatable } from './reinstateQueries.ts';
import {
  correctName,
  decideRequest,
  insertRequest,
  listRequests,
  lockRequest,
  type RequestRow,
  readLanguage,
  readMatters,
  readOwnRequests,
} from './requestQueries.ts';

const viewOf = (row: RequestRow, now: Moment) => ({
  requestId: row.id,
  kind: row.kind,
  child: row.child,
  body: row.body,
  madeAt: localIsoOf(row.madeAt),
  dueAt: localIsoOf(row.dueAt),
  lastDay: dayAt(row.dueAt - 1),
  overdue: row.state === 'open' && now >= row.dueAt,
  state: row.state,
  decidedAt: row.decidedAt === null ? null : localIsoOf(row.decidedAt),
  answer: row.answer,
});

/** @throws DomainError request.notFound for a child who is not one's own */
export const ask = writeOperation(
  privacyRoutes.ask,
  async ({ sql, actor: { personId }, now, newId, rule, input: { kind, childId, text } }) => {
    rule.allow({ person: personId, child: childId, state: dataRequestLife.first });
    if (kind === 'withdrawal' && childId === null) throw refuseField('childId', 'field.required');
    const id = newId();
    const dueAt = dataRequestTerm(kind, now, await calendarOf(sql)).endsAt;
    await insertRequest(sql, { id, kind, childId, personId, body: text, madeAt: now, dueAt });
    return {
      answer: { requestId: id, dueAt: localIsoOf(dueAt) },
      // The words of the request may hold personal data: the audit says only that it was made.
      events: [
        { chain: null, subjectId: childId ?? personId, payload: { request: id, kind, dueAt: localIsoOf(dueAt) } },
      ],
    };
  },
);

export const mine = readOperation(privacyRoutes.mine, async ({ sql, now, rule }) => {
  const rows = await readOwnRequests(sql, rule.own('r', 1));
  return { rows: rows.map((row) => viewOf(row, now)) };
});

export const requests = readOperation(privacyRoutes.requests, async ({ sql, now, rule, input: { page, size } }) => {
  const rows = await listRequests(sql, rule.own('r', 3), (page - 1) * size, size);
  const listed = [];
  for (const row of rows) {
    const ends = row.state === 'open' && (row.kind === 'withdrawal' || row.kind === 'destruction');
    const bound = ends && isBound(await readMatters(sql, row, dayAt(now)));
    const isObjection = row.state === 'open' && row.kind === 'objection' && row.childId !== null;
    const found = isObjection ? await readReinstatable(sql, row.childId ?? '', dayAt(now)) : null;
    const reinstatable =
      found === null
        ? null
        : { applicationId: found.id, number: found.number, state: found.state, filedAt: localIsoOf(found.filedAt) };
    const { personId, childId, person, childName } = row;
    listed.push({ ...viewOf(row, now), personId, childId, person, childName, bound, reinstatable });
  }
  return { rows: listed, total: rows[0]?.total ?? 0 };
});

/**
 * A person decides. Granted, in the same transaction a correction mends the name, a withdrawal ends the consent, and an objection
 * returns the application to the queue; an objection that changes nothing is refused with the explanation as its reason.
 * @throws DomainError request.notFound, state.refused (answered already), privacy.obligationRuns, field.required (a granted
 *   correction without the right name), and what `reinstate` throws
 */
export const answer = writeOperation(privacyRoutes.answer, async (call) => {
  const { sql, actor, now, rule, input } = call;
  const { requestId, granted, reason, corrected } = input;
  const request = await lockRequest(sql, requestId);
  if (request === null) throw refuse('request.notFound');
  rule.allow({ person: request.personId, child: request.childId, state: request.state });
  const { kind, childId, personId } = request;
  if (granted && (kind === 'withdrawal' || kind === 'destruction')) {
    if (isBound(await readMatters(sql, request, dayAt(now)))) throw refuse('privacy.obligationRuns');
  }
  if (granted && kind === 'correction') {
    if (corrected === undefined) throw refuseField('corrected', 'field.required');
    await correctName(sql, request, corrected);
  }
  if (granted && kind === 'withdrawal' && childId !== null) {
    await endConsents(sql, childId, 'service', { personId: actor.personId, at: now });
  }
  const effect = granted && kind === 'objection' ? await reinstate(call, childId, input.reinstate) : null;
  const state = granted ? ('granted' as const) : ('refused' as const);
  await decideRequest(sql, requestId, {
    state,
    by: actor.personId,
    answer: reason,
    at: now,
    applicationId: effect?.application ?? null,
  });
  const text = dataAnswerMessage(await readLanguage(sql, personId));
  return {
    answer: { state },
    events: [{ chain: null, subjectId: childId ?? personId, payload: { request: requestId, kind, state, ...effect } }],
    outbox: [{ kind: 'message', key: `dataRequest/${requestId}`, payload: { template: 'dataAnswer', personId, text } }],
  };
});
