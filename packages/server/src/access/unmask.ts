/** An auditor sees personal data masked; of one child or person they see them for a time, for a reason that the family reads. */
import { accessRoutes } from '@balapan/api/access.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { insertUnmasking, isKnown } from './unmaskQueries.ts';

const hour = 3_600_000;

/** @throws DomainError field.required (neither a child nor a person, or both), request.notFound, access.reasonShort */
export const unmask = writeOperation(accessRoutes.unmask, async ({ sql, actor, now, newId, input }) => {
  const { childId, personId, reason, hours } = input;
  const { personId: auditor } = actor;
  const subjectId = childId ?? personId;
  if (subjectId === null || (childId !== null && personId !== null)) throw refuseField('childId', 'field.required');
  if (auditor === null) throw refuse('access.forbidden');
  if (!(await isKnown(sql, { childId, personId }))) throw refuse('request.notFound');
  const id = newId();
  const until = now + hours * hour;
  await insertUnmasking(sql, { id, auditor, childId, subjectId: personId, reason, madeAt: now, until });
  return {
    answer: { until: localIsoOf(until) },
    events: [{ chain: null, subjectId, payload: { unmasking: id, reason, until: localIsoOf(until) } }],
  };
});
