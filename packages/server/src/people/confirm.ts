/** The second person: agrees to an appointment, which then holds, or refuses it. */
import { peopleRoutes } from '@balapan/api/people.ts';
import { appointmentState, confirmedDays, isWithin } from '@balapan/domain/appointment.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { confirmAppointment, hasDeputy, holdsAlready, lockAppointment, setHeld } from './writeQueries.ts';

/**
 * @throws DomainError request.notFound, request.stale (waits no more), access.sameHand, people.oneself, people.tooLate,
 * people.overlaps, people.deputyOutside, people.deputyTaken
 */
export const confirm = writeOperation(peopleRoutes.confirm, async ({ sql, actor, input, now }) => {
  const today = dayAt(now);
  const row = await lockAppointment(sql, input.appointmentId);
  if (row === null || actor.personId === null) throw refuse('request.notFound');
  const { id, ordered, providerId, personId, deputyFor } = row;
  if (appointmentState(row, today) !== 'waiting') throw refuse('request.stale');
  if (row.madeBy === actor.personId) throw refuse('access.sameHand');
  if (personId === actor.personId) throw refuse('people.oneself');
  const held = input.accept ? confirmedDays(ordered, today) : null;
  if (held === null) {
    if (input.accept) throw refuse('people.tooLate');
    await setHeld(sql, id, null, actor.personId, now);
  } else {
    if (await holdsAlready(sql, row, held)) throw refuse('people.overlaps');
    if (deputyFor !== null) {
      const principal = await lockAppointment(sql, deputyFor);
      if (principal === null || principal.held === null || !isWithin(held, principal.held))
        throw refuse('people.deputyOutside');
      if (await hasDeputy(sql, deputyFor, id, held)) throw refuse('people.deputyTaken');
    }
    await confirmAppointment(sql, id, held, actor.personId, now);
  }
  const state = appointmentState({ ordered, held, ended: held === null }, today);
  const payload = { appointment: { id, before: { held: null }, after: { held, state } }, note: input.note ?? null };
  return { answer: { appointmentId: id, state }, events: [{ chain: providerId, subjectId: personId, payload }] };
});
