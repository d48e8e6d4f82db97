/** SQL of the people to be: for each interesting situation some persons who are in it now (demonstration only). */
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import { type Day, firstDay, monthOf, shiftMonth } from '@balapan/domain/day.ts';

export interface PersonRow {
  readonly personId: string;
  readonly appointmentId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
  readonly situation: string;
  readonly params: Record<string, string | number | null>;
}

const name = `concat_ws(' ', p.surname, p.given_name, p.patronymic)`;
const childName = `jsonb_build_object('child', c.given_name)`;
const guardian = (situation: string, params: string): string =>
  `SELECT p.id AS "personId", NULL::uuid AS "appointmentId", ${name} AS name, 'guardian' AS role, NULL AS "placeKk",
          NULL AS "placeRu", NULL AS "placeEn", '${situation}' AS situation, ${params} AS params`;

/** Kindergartens with the most events: those that live through the API. */
const living = `SELECT h.chain_id FROM audit_head h JOIN provider k ON k.id = h.chain_id ORDER BY h.seq DESC, h.chain_id LIMIT 40`;

/** A situation of a guardian as a query, and how many the sign-in page shows; `$1` today, `$2` first day of the last month. */
const situations: Readonly<Record<string, { readonly few: number; readonly query: string }>> = {
  offerOpen: {
    few: 3,
    query: `${guardian('offerOpen', `${childName} || jsonb_build_object('number', a.number, 'applicationId', a.id, 'until', to_char((o.answer_by - interval '1 second') AT TIME ZONE 'Asia/Almaty', 'YYYY-MM-DD'))`)}
     FROM offer o JOIN application a ON a.id = o.application_id JOIN person p ON p.id = a.person_id JOIN child c ON c.id = a.child_id
    WHERE o.state = 'open' ORDER BY o.answer_by, o.id`,
  },
  inactive: {
    few: 3,
    query: `${guardian('inactive', childName)} FROM application a JOIN person p ON p.id = a.person_id JOIN child c ON c.id = a.child_id
    WHERE a.state = 'inactive' AND NOT a.restored ORDER BY a.state_since DESC, a.id`,
  },
  choosing: {
    few: 3,
    query: `${guardian('choosing', childName)} FROM voucher v JOIN application a ON a.id = v.application_id JOIN person p ON p.id = a.person_id
     JOIN child c ON c.id = v.child_id WHERE v.state = 'choosing' AND v.choose_by IS NOT NULL ORDER BY v.choose_by, v.id`,
  },
  placeOffered: {
    few: 3,
    query: `${guardian('placeOffered', childName)} FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id JOIN application a ON a.id = v.application_id
     JOIN person p ON p.id = a.person_id JOIN child c ON c.id = w.child_id WHERE w.state = 'offered' ORDER BY w.confirm_by, w.id`,
  },
  waitlisted: {
    few: 3,
    query: `${guardian('waitlisted', childName)} FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id JOIN application a ON a.id = v.application_id
     JOIN person p ON p.id = a.person_id JOIN child c ON c.id = w.child_id WHERE w.state = 'waiting' ORDER BY w.joined_at, w.id`,
  },
  waiting: {
    few: 3,
    query: `${guardian('waiting', `${childName} || jsonb_build_object('category', a.category)`)} FROM application a JOIN person p ON p.id = a.person_id
     JOIN child c ON c.id = a.child_id WHERE a.state = 'waiting' AND a.category IN (2, 7, 17, 21) ORDER BY a.filed_at, a.id`,
  },
  disputed: {
    few: 3,
    query: `${guardian('disputed', `${childName} || jsonb_build_object('day', d.day)`)} FROM day_dispute d JOIN person p ON p.id = d.person_id
     JOIN child c ON c.id = d.child_id WHERE d.state = 'open' ORDER BY d.opened_at, d.id`,
  },
  unconfirmed: {
    few: 3,
    query: `${guardian('unconfirmed', `${childName} || jsonb_build_object('month', to_char($2::date, 'YYYY-MM'))`)} FROM enrolment e
     JOIN guardianship g ON g.child_id = e.child_id AND g.signs JOIN person p ON p.id = g.person_id JOIN child c ON c.id = e.child_id
    WHERE e.provider_id IN (${living}) AND e.period @> $1::date AND lower(e.period) <= $2::date
      AND NOT EXISTS (SELECT 1 FROM month_confirmation m WHERE m.month = $2::date AND m.child_id = e.child_id)`,
  },
  confirmed: {
    few: 2,
    query: `${guardian('confirmed', childName)} FROM month_confirmation m JOIN person p ON p.id = m.person_id JOIN child c ON c.id = m.child_id
    WHERE m.month = $2::date`,
  },
};

const staff = (where: string): string =>
  `SELECT p.id AS "personId", a.id AS "appointmentId", ${name} AS name, a.role,
          coalesce(k.name_kk, d.name_kk, o.name_kk) AS "placeKk", coalesce(k.name_ru, d.name_ru, o.name_ru) AS "placeRu",
          coalesce(k.name_en, d.name_en, o.name_en) AS "placeEn", 'staff' AS situation,
          jsonb_build_object('group', cg.name, 'careGroupId', cg.id) AS params
     FROM appointment a JOIN person p ON p.id = a.person_id LEFT JOIN provider k ON k.id = a.provider_id
     LEFT JOIN district d ON d.kato = a.district LEFT JOIN organisation o ON o.code = a.organisation
     LEFT JOIN care_group cg ON cg.id = a.care_group_id
    WHERE a.period @> $1::date AND ${where}`;

/** Some people of each role, in the order of the sign-in page: parents, kindergartens, department, payer. */
export async function choosePeople(sql: ReadHandle, today: Day): Promise<PersonRow[]> {
  const lastMonth = firstDay(shiftMonth(monthOf(today), -1));
  const parents = Object.values(situations)
    .map(({ query, few }) => `(SELECT q.* FROM (${query} LIMIT ${few}) q WHERE $2::date IS NOT NULL)`)
    .join('\nUNION ALL\n');
  const rows = await sql.query<PersonRow>(parents, [today, lastMonth]);
  const kindergartens = await sql.query<PersonRow>(
    `WITH living AS (${living}), ranked AS (
       SELECT a.id, row_number() OVER (PARTITION BY a.provider_id, a.role ORDER BY a.id) AS n FROM appointment a
        WHERE a.provider_id IN (SELECT chain_id FROM living) AND a.period @> $1::date)
     ${staff(`a.id IN (SELECT id FROM ranked WHERE n = 1) AND a.role IN ('head', 'accountant', 'educator')`)}
     ORDER BY k.number, a.role DESC, a.id LIMIT 90`,
    [today],
  );
  const offices = await sql.query<PersonRow>(
    // A few of each role and place: by role alone a large city would fill the list before the payers come.
    `WITH ranked AS (
       SELECT a.id, row_number() OVER (PARTITION BY a.role, a.organisation, a.district ORDER BY a.id) AS n FROM appointment a
        WHERE a.provider_id IS NULL AND a.period @> $1::date)
     ${staff(`a.id IN (SELECT id FROM ranked WHERE n <= 3)`)} ORDER BY a.role, a.organisation, a.district, a.id LIMIT 90`,
    [today],
  );
  return [...rows, ...kindergartens, ...offices];
}

/** All guardians who are in a situation; nobody for an unknown one. */
export async function peopleInSituation(sql: ReadHandle, situation: string, today: Day): Promise<PersonRow[]> {
  const known = Object.hasOwn(situations, situation) ? situations[situation] : undefined;
  const lastMonth = firstDay(shiftMonth(monthOf(today), -1));
  if (known === undefined) return [];
  return sql.query<PersonRow>(
    `SELECT q.* FROM (${known.query} LIMIT 1000) q WHERE $1::date IS NOT NULL AND $2::date IS NOT NULL`,
    [today, lastMonth],
  );
}

/** Who works in the kindergarten of a number in the roster, then who may sign for its children. */
export async function peopleOfProvider(sql: ReadHandle, number: number, today: Day): Promise<PersonRow[]> {
  const team = await sql.query<PersonRow>(`${staff('k.number = $2')} ORDER BY a.role DESC, cg.name, a.id`, [
    today,
    number,
  ]);
  const parents = await sql.query<PersonRow>(
    `${guardian('guardian', `${childName} || jsonb_build_object('childId', c.id, 'surname', c.surname)`)}
       FROM provider k JOIN child c ON c.provider_id = k.id JOIN guardianship g ON g.child_id = c.id AND g.signs
       JOIN person p ON p.id = g.person_id
      WHERE k.number = $1 ORDER BY c.surname, c.given_name, c.id, g.relation DESC, p.id`,
    [number],
  );
  return [...team, ...parents];
}

/** People whose name begins with the words, and those who work in a kindergarten of that name. */
export async function searchPeople(sql: ReadHandle, search: string, today: Day): Promise<PersonRow[]> {
  const like = `${search.replace(/[\\%_]/g, '\\$&')}%`;
  const parents = await sql.query<PersonRow>(
    `SELECT q.* FROM (${guardian('guardian', `jsonb_build_object('child', (SELECT min(c.given_name) FROM guardianship g JOIN child c ON c.id = g.child_id WHERE g.person_id = p.id))`)}
       FROM person p WHERE concat_ws(' ', p.surname, p.given_name, p.patronymic) ILIKE $1
        AND EXISTS (SELECT 1 FROM guardianship g WHERE g.person_id = p.id) LIMIT 50) q ORDER BY q.name, q."personId"`,
    [like],
  );
  const staffRows = await sql.query<PersonRow>(
    `${staff(`(concat_ws(' ', p.surname, p.given_name, p.patronymic) ILIKE $2 OR k.name_ru ILIKE $3 OR k.name_kk ILIKE $3)`)}
      ORDER BY p.surname, p.given_name, a.id LIMIT 50`,
    [today, like, `%${like}`],
  );
  return [...staffRows, ...parents];
}
