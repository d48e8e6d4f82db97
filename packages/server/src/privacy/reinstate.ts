/**
 * What a granted objection to an automated decision changes (law № 94-V, art. 19-1): the application stands in the queue again,
 * with its own moment and tier, in the category of today's rules.
 */
import { categoryAge, categoryOf, intakeYearOn } from '@balapan/domain/category.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Call, WriteHandle } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { nextState } from '../voucher/answerOffer.ts';
import { moveApplications } from '../voucher/applicationQueries.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import { claimAgain, lockObjected, setCategory } from './reinstateQueries.ts';

/**
 * @param childId of the objection: nobody else's application returns by it
 * @returns what the audit tells
 * @throws DomainError field.required (no application chosen), request.notFound, state.refused (it is in the queue), queue.enrolled,
 *   queue.liveElsewhere (here or in the country), queue.overAge
 */
export async function reinstate(
  { sql, now, house }: Pick<Call<unknown, WriteHandle>, 'sql' | 'now' | 'house'>,
  childId: string | null,
  applicationId: string | undefined,
) {
  if (applicationId === undefined) throw refuseField('reinstate', 'field.required');
  const today = dayAt(now);
  const row = await lockObjected(sql, applicationId, today);
  if (row === null || row.childId !== childId) throw refuse('request.notFound');
  const to = nextState(row.state, 'reinstate');
  if (row.enrolled) throw refuse('queue.enrolled');
  if (row.livesElsewhere) throw refuse('queue.liveElsewhere');
  const { rules } = (await policyOn(sql, today)).policy;
  const year = intakeYearOn(today, rules);
  const category = categoryOf(row.birthDate, row.tier, year, rules);
  if (category === null) throw refuse('queue.overAge');
  if (!(await claimAgain(sql, row, house.region))) throw refuse('queue.liveElsewhere');
  await setCategory(sql, row.id, category, categoryAge(row.birthDate, year));
  const move = { applicationId: row.id, childId: row.childId, from: row.state, to };
  await moveApplications(sql, [move], { event: 'reinstate', at: now });
  return { application: row.id, from: row.state, to, category };
}
