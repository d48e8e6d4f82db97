import { accessRoutes } from '@balapan/api/access.ts';
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import { proofAt } from '@balapan/api/proof.ts';
import { cabinetOfRole } from '@balapan/api/roles.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt, endOfDay, isoOf, localIsoOf, parseIso } from '@balapan/domain/moment.ts';
import { jobs } from '../jobs.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { type AnyOperation, changing, type Operation, type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { calendarOf, readCalendar } from '../roster/queries.ts';
import { behalfOf } from './behalfQueries.ts';
import { behalfToday } from './behalfToday.ts';
import { clockSteps } from './clock.ts';
import { choosePeople, type PersonRow, peopleInSituation, peopleOfProvider, searchPeople } from './people.ts';
import { readMe, readRegion } from './queries.ts';
import { endOtherSessions, endSession, myRoles, sessions } from './sessions.ts';
import { traces } from './traces.ts';
import { unmask } from './unmask.ts';

type MeAnswer = AnswerOf<typeof accessRoutes.me>;

const me = readOperation(accessRoutes.me, async ({ sql, actor, now, house }): Promise<MeAnswer> => {
  return {
    person: await personOf(sql, actor, house),
    region: await readRegion(sql),
    demonstration: house.demonstration,
    codes: house.sendsCodes,
    now: localIsoOf(now),
  };
});

async function personOf(sql: ReadHandle, actor: Actor, house: House): Promise<MeAnswer['person']> {
  const cabinet = cabinetOfRole[actor.role];
  if (actor.personId === null || cabinet === null) return null;
  const [provider] = actor.providers;
  const [district] = actor.districts;
  const row = await readMe(sql, actor.personId, {
    ...(provider === undefined ? {} : { provider }),
    ...(district === undefined ? {} : { district }),
    organisation: actor.organisation,
  });
  if (row === null) throw refuse('access.signInNeeded');
  const isBehalf = actor.operatorId !== undefined && actor.sessionId !== undefined;
  const behalf = isBehalf ? await behalfOf(sql, actor.sessionId) : null;
  return {
    personId: actor.personId,
    name: row.name,
    role: actor.role,
    cabinet,
    place: placeOf(row),
    providerIds: [...actor.providers],
    children: actor.children.length,
    acting: actor.acting === true,
    replacedUntil: actor.replacedUntil ?? null,
    language: row.language,
    proof: actor.proof === undefined ? 'fresh' : proofAt(actor.proof, house.wall()),
    onBehalf: behalf === null ? null : { operator: behalf.operator, until: localIsoOf(behalf.endsAt) },
  };
}

type Place = Pick<PersonRow, 'placeKk' | 'placeRu' | 'placeEn'>;
const placeOf = ({ placeKk, placeRu, placeEn }: Place): { kk: string; ru: string; en: string } | null =>
  placeKk === null || placeRu === null || placeEn === null ? null : { kk: placeKk, ru: placeRu, en: placeEn };

/** People may be seen by a stranger, because it is a demonstration: the route exists nowhere else. */
const people = readOperation(
  accessRoutes.people,
  async ({ sql, input, now }) => {
    const today = dayAt(now);
    const { role, page, size } = input;
    const found = await findPeople(sql, input, today);
    const rows = found.filter((person) => role === undefined || person.role === role);
    return { rows: rows.slice((page - 1) * size, page * size).flatMap(personToBe), total: rows.length };
  },
  { wide: 'the sign-in page of a demonstration lists people before anybody is signed in' },
);

type Sought = Pick<InputOf<typeof accessRoutes.people>, 'search' | 'provider' | 'situation'>;

function findPeople(sql: ReadHandle, { search = '', provider, situation }: Sought, today: Day): Promise<PersonRow[]> {
  if (provider !== undefined) return peopleOfProvider(sql, provider, today);
  if (situation !== undefined) return peopleInSituation(sql, situation, today);
  return search === '' ? choosePeople(sql, today) : searchPeople(sql, search, today);
}

function personToBe(row: PersonRow): AnswerOf<typeof accessRoutes.people>['rows'] {
  const cabinet = cabinetOfRole[row.role];
  if (cabinet === null) return [];
  const { personId, appointmentId, name, role, situation, params } = row;
  return [
    { personId, appointmentId, name, role, cabinet, place: placeOf(row), situation: { code: situation, params } },
  ];
}

const clock = readOperation(accessRoutes.clock, async ({ sql, now }) => {
  const calendar = await calendarOf(sql);
  const steps = clockSteps(now, calendar).map(({ code, at }) => ({ code, at: localIsoOf(at) }));
  return { now: localIsoOf(now), steps, last: localIsoOf(endOfDay(calendar.to) - 60_000) };
});

/** Each job on the way is a transaction of its own, so moving the clock is not one. */
const moveClock: Operation<typeof accessRoutes.moveClock> = {
  route: accessRoutes.moveClock,
  perform: async (house: House, actor, input) => {
    if (!house.demonstration) throw refuse('access.demonstrationOnly');
    const to = parseIso(input.to);
    if (to === null) throw refuseField('to', 'field.notAMoment');
    const from = house.now();
    const calendar = await readCalendar(house);
    if (to < from) throw refuseField('to', 'field.outOfRange', { from: localIsoOf(from), to: calendar.to });
    if (dayAt(to) > calendar.to) throw refuse('calendar.tooFar');
    const done = await runDueJobs(house, jobs, to, (at) => setClock(house, at));
    await setClock(house, to);
    await changing(house, { ...actor, kind: 'region' }, accessRoutes.moveClock.name, async () => ({
      answer: null,
      events: [{ chain: null, subjectId: null, payload: { from: isoOf(from), to: isoOf(to), done: done.length } }],
    }));
    return { now: localIsoOf(to), done: done.map((one) => ({ ...one, at: localIsoOf(one.at) })) };
  },
};

export const accessOperations: readonly AnyOperation[] = [
  me,
  people,
  traces,
  unmask,
  myRoles,
  sessions,
  endSession,
  endOtherSessions,
  behalfToday,
  clock,
  moveClock,
];
