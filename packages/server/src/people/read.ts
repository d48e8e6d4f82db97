/** Who works where: the list, one person's appointments, where somebody can be appointed. */
import { appointedBy } from '@balapan/api/appointing.ts';
import { peopleRoutes } from '@balapan/api/people.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { appointmentsOf, countWaiting, listAppointments, listDistricts, listProviders } from './queries.ts';
import { ownProviders, viewOf } from './view.ts';

export const staff = readOperation(peopleRoutes.staff, async ({ sql, actor, input, now }) => {
  const today = dayAt(now);
  const { search = '', role = null, state, district = null, organisation = null, providerId, page, size } = input;
  const own = ownProviders(actor);
  const wanted = providerId === undefined ? own : [providerId].filter((id) => own === null || own.includes(id));
  const filter = { providers: wanted, search, role, state, district, organisation };
  const rows = await listAppointments(sql, filter, today, (page - 1) * size, size);
  return {
    rows: rows.map((row) => viewOf(row, actor, today)),
    total: rows[0]?.total ?? 0,
    waiting: await countWaiting(sql, own),
  };
});

/** @throws DomainError request.notFound: nobody of the own staff */
export const member = readOperation(peopleRoutes.member, async ({ sql, actor, input, now }) => {
  const today = dayAt(now);
  const rows = await appointmentsOf(sql, input.personId, ownProviders(actor), today);
  const [first] = rows;
  if (first === undefined) throw refuse('request.notFound');
  return { personId: first.personId, name: first.name, rows: rows.map((row) => viewOf(row, actor, today)) };
});

export const places = readOperation(peopleRoutes.places, async ({ sql, actor, input, now }) => {
  const providers = await listProviders(sql, ownProviders(actor), input.search ?? '', dayAt(now));
  const districts = await listDistricts(sql);
  return {
    providers: providers.map(({ kk, ru, en, ...provider }) => ({
      ...provider,
      name: { kk, ru, en },
      groups: [...provider.groups],
    })),
    districts: districts.map(({ district, ...name }) => ({ district, name })),
    roles: [...appointedBy(actor.role)],
  };
});
