/** Appointing and replacing: on an order, for days from today on; what a second person must confirm waits for it. */
import { confirmedRoles, placeOfRole, type StaffRole } from '@balapan/api/appointing.ts';
import type { InputOf, Route } from '@balapan/api/contract.ts';
import { peopleRoutes } from '@balapan/api/people.ts';
import {
  type AppointmentState,
  appointmentState,
  type Days,
  isWithin,
  mayBeOrdered,
} from '@balapan/domain/appointment.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { countTry } from '../access/tries.ts';
import {
  type Call,
  mustBeAllowed,
  type Operation,
  type Told,
  type WriteHandle,
  writeOperation,
} from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { mayHandle, mayReplace } from './view.ts';
import { type Whom, whomOf } from './whom.ts';
import {
  hasDeputy,
  holdsAlready,
  insertAppointment,
  lockAppointment,
  type NewAppointment,
  type Place,
  placeExists,
} from './writeQueries.ts';

type Answer = { appointmentId: string; state: AppointmentState };
type Appointing = Omit<Call<unknown, WriteHandle>, 'input'>;

const wide = { wide: 'whoever is a parent only becomes one of the staff: the names are compared, never told' };

const appointing = writeOperation(
  peopleRoutes.appoint,
  async (call) => {
    const { input, actor, sql, now } = call;
    const { role, from, to } = input;
    const place = placeOf(input);
    if (!mayHandle(actor, { role, providerId: place.providerId, deputy: false })) throw refuse('access.forbidden');
    if (!(await placeExists(sql, place, dayAt(now)))) throw refuse('request.notFound');
    return appointed(call, input, { ...place, role, deputyFor: null, ordered: { from, to } });
  },
  wide,
);

const replacing = writeOperation(
  peopleRoutes.replace,
  async (call) => {
    const { input, actor, sql, now } = call;
    const principal = await lockAppointment(sql, input.appointmentId);
    if (principal === null || !mayReplace(actor, principal)) throw refuse('request.notFound');
    const state = appointmentState(principal, dayAt(now));
    if (principal.deputyFor !== null || principal.held === null || state === 'past') throw refuse('people.over');
    const ordered = { from: input.from, to: input.to };
    if (!isWithin(ordered, principal.held)) throw refuseField('to', 'people.deputyOutside');
    if (await hasDeputy(sql, principal.id, principal.id, ordered)) throw refuse('people.deputyTaken');
    const { role, providerId, careGroupId, district, organisation } = principal;
    const place = { providerId, careGroupId, district, organisation };
    return appointed(call, input, { ...place, role, deputyFor: principal.id, ordered }, principal.personId);
  },
  wide,
);

/** Whoever types numbers of people is limited in how often. */
function limited<R extends Route>(inner: Operation<R>): Operation<R> {
  return {
    route: inner.route,
    perform: async (house, actor, input) => {
      mustBeAllowed(house, actor, inner.route);
      if ((input as Whom).personId === undefined) await countTry(house, 'staffNumber', actor.personId ?? '');
      return inner.perform(house, actor, input);
    },
  };
}

export const appoint = limited(appointing);
export const replace = limited(replacing);

/** The place that the role asks for; what belongs to another kind of role is left out. */
function placeOf(input: InputOf<typeof peopleRoutes.appoint>): Place {
  const { role, providerId, careGroupId, district, organisation } = input;
  const nowhere: Place = { providerId: null, careGroupId: null, district: null, organisation: null };
  const needed = (field: string, value: string | undefined): string => {
    if (value === undefined) throw refuseField(field, 'field.required');
    return value;
  };
  switch (placeOfRole[role]) {
    case 'careGroup':
      return {
        ...nowhere,
        providerId: needed('providerId', providerId),
        careGroupId: needed('careGroupId', careGroupId),
      };
    case 'provider':
      return { ...nowhere, providerId: needed('providerId', providerId) };
    case 'district':
      return { ...nowhere, district: needed('district', district) };
    case 'payer':
      return { ...nowhere, organisation: needed('organisation', organisation) };
    case 'department':
      return { ...nowhere, organisation: 'department' };
  }
}

interface Wanted extends Place {
  readonly role: StaffRole;
  readonly deputyFor: string | null;
  readonly ordered: Days;
}

async function appointed(
  call: Appointing,
  order: Whom & { readonly orderNumber: string; readonly orderDate: Day },
  wanted: Wanted,
  principalId?: string,
): Promise<Told<Answer>> {
  const { sql, actor, now, newId } = call;
  const today = dayAt(now);
  const { ordered, role, providerId } = wanted;
  if (actor.personId === null) throw refuse('access.forbidden');
  if (!mayBeOrdered(ordered, today)) throw refuseField('from', 'people.daysPast');
  if (order.orderDate > today) throw refuseField('orderDate', 'people.orderAhead');
  const { personId, isNew } = await whomOf(call, order);
  if (personId === principalId) throw refuse('people.oneself');
  const { orderNumber, orderDate } = order;
  const held = confirmedRoles.includes(role) ? null : ordered;
  const row: NewAppointment = {
    ...wanted,
    id: newId(),
    personId,
    held,
    orderNumber,
    orderDate,
    madeBy: actor.personId,
  };
  if (await holdsAlready(sql, row, ordered)) throw refuse('people.overlaps');
  await insertAppointment(sql, row, now);
  const { madeBy: _, personId: person, ...told } = row;
  return {
    answer: { appointmentId: row.id, state: appointmentState({ ordered, held, ended: false }, today) },
    events: [{ chain: providerId, subjectId: person, payload: { appointment: { before: null, after: told }, isNew } }],
  };
}
