/** Who works where: appointments with their days, deputies, and the second person who confirms. */
import { z } from 'zod';
import { appointers, confirmers, staffReaders, staffRoles } from './appointing.ts';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, paging, text3 } from './fields.ts';

const role = z.enum(staffRoles);
const words = (limit: number) =>
  z.string().trim().min(1, { error: 'field.required' }).max(limit, { error: 'field.required' });
const organisation = z.enum(['department', 'financialCentre']);
const state = z.enum(['waiting', 'withdrawn', 'future', 'current', 'past']);
const action = z.enum(['confirm', 'refuse', 'end', 'keepOn', 'withdraw', 'replace']);

export const appointmentView = z.object({
  appointmentId: id,
  personId: id,
  name: z.string(),
  role,
  place: text3.nullable(),
  group: z.string().nullable(),
  /** As ordered. */
  ordered: z.object({ from: day, /** Last day; empty: until further notice. */ to: day.nullable() }),
  /** What holds; empty: nobody has confirmed it, or it was withdrawn. */
  held: z.object({ from: day, to: day.nullable() }).nullable(),
  state,
  /** Whose place it takes. */
  deputyFor: z.object({ appointmentId: id, name: z.string() }).nullable(),
  /** Who takes this place now or later. */
  deputy: z.object({ appointmentId: id, name: z.string(), from: day, to: day.nullable() }).nullable(),
  order: z.object({ number: z.string(), date: day }).nullable(),
  madeBy: z.object({ name: z.string(), at: moment }).nullable(),
  confirmedBy: z.object({ name: z.string(), at: moment }).nullable(),
  /** What the reader may do with it now. */
  actions: z.array(action),
});

/** A known member of the staff by id; anybody else by number, day of birth and names, which must agree with what is known. */
const person = {
  personId: id.optional(),
  iin: z.string().trim().max(20).optional(),
  birthDate: day.optional(),
  surname: words(60).optional(),
  givenName: words(60).optional(),
  patronymic: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(30).optional(),
};
const order = { orderNumber: words(40), orderDate: day };
const days = { from: day, to: day.nullable().default(null) };
const told = z.object({ appointmentId: id, state });

export const peopleRoutes = {
  staff: route({
    name: 'people.staff',
    method: 'GET',
    path: '/api/v1/people/staff',
    summary: 'Appointments: of the own kindergarten for its head, of the region for its administrator',
    access: { of: 'region', roles: staffReaders },
    query: z.object({
      search: z.string().trim().max(80).optional(),
      role: role.optional(),
      state: z.enum(['now', 'waiting', 'future', 'past', 'all']).default('now'),
      district: z.string().max(20).optional(),
      organisation: organisation.optional(),
      providerId: id.optional(),
      ...paging,
    }),
    answer: listOf(appointmentView).extend({ waiting: count }),
  }),
  member: route({
    name: 'people.member',
    method: 'GET',
    path: '/api/v1/people/staff/:personId',
    summary: 'One person’s appointments, the newest first',
    access: { of: 'region', roles: staffReaders },
    params: z.object({ personId: id }),
    answer: z.object({ personId: id, name: z.string(), rows: z.array(appointmentView) }),
  }),
  places: route({
    name: 'people.places',
    method: 'GET',
    path: '/api/v1/people/places',
    summary: 'Where somebody can be appointed: kindergartens that match, with the groups of the own one, and districts',
    access: { of: 'region', roles: staffReaders },
    query: z.object({ search: z.string().trim().max(80).optional() }),
    answer: z.object({
      providers: z.array(
        z.object({
          providerId: id,
          number: count,
          name: text3,
          groups: z.array(z.object({ careGroupId: id, name: z.string() })),
        }),
      ),
      districts: z.array(z.object({ district: z.string(), name: text3 })),
      /** The roles that the reader appoints. */
      roles: z.array(role),
    }),
  }),
  appoint: route({
    name: 'people.appoint',
    method: 'POST',
    path: '/api/v1/people/appointments',
    summary: 'Appoints a person on an order; roles that move money or decide wait for a second person',
    access: { of: 'region', roles: appointers, proof: 'strong' },
    body: z.object({
      ...person,
      role,
      providerId: id.optional(),
      careGroupId: id.optional(),
      district: z.string().max(20).optional(),
      organisation: organisation.optional(),
      ...days,
      ...order,
    }),
    answer: told,
  }),
  replace: route({
    name: 'people.replace',
    method: 'POST',
    path: '/api/v1/people/appointments/:appointmentId/replace',
    summary: 'Names a deputy for a period: the role’s rights in that place; the principal keeps reading',
    access: { of: 'region', roles: appointers, proof: 'strong' },
    params: z.object({ appointmentId: id }),
    body: z.object({ ...person, from: day, to: day, ...order }),
    answer: told,
  }),
  confirm: route({
    name: 'people.confirm',
    method: 'POST',
    path: '/api/v1/people/appointments/:appointmentId/confirm',
    summary: 'The second person agrees to an appointment or refuses it',
    access: { of: 'region', roles: confirmers, proof: 'fresh' },
    params: z.object({ appointmentId: id }),
    body: z.object({ accept: z.boolean(), note: z.string().trim().max(300).optional() }),
    answer: told,
  }),
  end: route({
    name: 'people.end',
    method: 'POST',
    path: '/api/v1/people/appointments/:appointmentId/end',
    summary:
      'Sets the last day of an appointment, ends it at once, takes it back before it begins, or lets it go on as ordered',
    access: { of: 'region', roles: appointers, proof: 'strong' },
    params: z.object({ appointmentId: id }),
    body: z.object({
      /** Yesterday: at once. Empty: as ordered. */
      lastDay: day.nullable(),
      /** Order or reason. */
      basis: words(200),
    }),
    answer: told,
  }),
} as const;
