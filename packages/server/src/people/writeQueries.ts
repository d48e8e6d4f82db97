/** SQL of appointing: rows are locked before they are judged. */
import type { StaffRole } from '@balapan/api/appointing.ts';
import { dateRange } from '@balapan/database/values.ts';
import type { Days } from '@balapan/domain/appointment.ts';
import { addDays, type Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export interface Place {
  readonly providerId: string | null;
  readonly careGroupId: string | null;
  readonly district: string | null;
  readonly organisation: string | null;
}

export interface LockedAppointment extends Place {
  readonly id: string;
  readonly personId: string;
  readonly role: StaffRole;
  readonly deputyFor: string | null;
  readonly madeBy: string | null;
  readonly ordered: Days;
  readonly held: Days | null;
  readonly ended: boolean;
}

interface Row extends Omit<LockedAppointment, 'ordered' | 'held'> {
  readonly orderedFrom: Day;
  readonly orderedTo: Day | null;
  readonly heldFrom: Day | null;
  readonly heldTo: Day | null;
  readonly isEmpty: boolean;
}

const columns = `id, person_id AS "personId", role, provider_id AS "providerId", care_group_id AS "careGroupId", district, organisation,
  deputy_for AS "deputyFor", made_by AS "madeBy", ended_at IS NOT NULL AS ended, isempty(period) AS "isEmpty",
  lower(coalesce(ordered, period)) AS "orderedFrom", (upper(coalesce(ordered, period)) - 1)::date AS "orderedTo",
  lower(period) AS "heldFrom", (upper(period) - 1)::date AS "heldTo"`;

function lockedOf({ orderedFrom, orderedTo, heldFrom, heldTo, isEmpty, ...row }: Row): LockedAppointment {
  return {
    ...row,
    ordered: { from: orderedFrom, to: orderedTo },
    held: isEmpty || heldFrom === null ? null : { from: heldFrom, to: heldTo },
  };
}

export async function lockAppointment(sql: Runs, id: string): Promise<LockedAppointment | null> {
  const [row] = await sql.query<Row>(`SELECT ${columns} FROM appointment WHERE id = $1 FOR UPDATE`, [id]);
  return row === undefined ? null : lockedOf(row);
}

/** The deputies of an appointment who hold a day. */
export async function lockDeputies(sql: Runs, id: string): Promise<LockedAppointment[]> {
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM appointment WHERE deputy_for = $1 AND NOT isempty(period) ORDER BY id FOR UPDATE`,
    [id],
  );
  return rows.map(lockedOf);
}

/** Locks all administrators: of two who end each other one waits for the other. @returns who is one on the day */
export async function lockAdministrators(sql: Runs, on: Day): Promise<string[]> {
  const rows = await sql.query<{ id: string; on: boolean }>(
    `SELECT id, deputy_for IS NULL AND period @> $1::date AS on FROM appointment WHERE role = 'administrator' ORDER BY id FOR UPDATE`,
    [on],
  );
  return rows.filter((row) => row.on).map(({ id }) => id);
}

const rangeOf = ({ from, to }: Days): string => dateRange(from, to === null ? null : addDays(to, 1));

export interface NewAppointment extends Place {
  readonly id: string;
  readonly personId: string;
  readonly role: StaffRole;
  readonly deputyFor: string | null;
  readonly ordered: Days;
  /** null: waits for a second person. */
  readonly held: Days | null;
  readonly orderNumber: string;
  readonly orderDate: Day;
  readonly madeBy: string;
}

export async function insertAppointment(sql: Runs, row: NewAppointment, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO appointment (id, person_id, role, provider_id, care_group_id, district, organisation, deputy_for, ordered, period,
                              order_number, order_date, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::daterange, $10::daterange, $11, $12, $13, $14::timestamptz)`,
    [
      row.id,
      row.personId,
      row.role,
      row.providerId,
      row.careGroupId,
      row.district,
      row.organisation,
      row.deputyFor,
      rangeOf(row.ordered),
      row.held === null ? 'empty' : rangeOf(row.held),
      row.orderNumber,
      row.orderDate,
      row.madeBy,
      isoOf(now),
    ],
  );
}

export async function confirmAppointment(sql: Runs, id: string, held: Days, by: string, now: number): Promise<void> {
  await sql.query(
    'UPDATE appointment SET period = $2::daterange, confirmed_by = $3, confirmed_at = $4::timestamptz WHERE id = $1',
    [id, rangeOf(held), by, isoOf(now)],
  );
}

/** Sets the days that hold, with who did it; what a file gave is kept as the order. */
export async function setHeld(sql: Runs, id: string, held: Days | null, by: string, now: number): Promise<void> {
  await sql.query(
    `UPDATE appointment SET ordered = coalesce(ordered, period), period = $2::daterange, ended_by = $3, ended_at = $4::timestamptz
      WHERE id = $1`,
    [id, held === null ? 'empty' : rangeOf(held), by, isoOf(now)],
  );
}

export interface KnownPerson {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly staff: boolean;
}

const personColumns = 'id, surname, given_name AS "givenName", patronymic, staff';

export async function personOfIin(sql: Runs, iin: string): Promise<KnownPerson | null> {
  const [row] = await sql.query<KnownPerson>(`SELECT ${personColumns} FROM person WHERE iin = $1`, [iin]);
  return row ?? null;
}

/** A member of the staff; of the kindergartens, where they are named. */
export async function memberOf(
  sql: Runs,
  personId: string,
  providers: readonly string[] | null,
): Promise<KnownPerson | null> {
  const [row] = await sql.query<KnownPerson>(
    `SELECT ${personColumns} FROM person p WHERE p.id = $1 AND p.staff AND ($2::uuid[] IS NULL OR EXISTS (
       SELECT 1 FROM appointment a WHERE a.person_id = p.id AND a.provider_id = ANY ($2::uuid[])))`,
    [personId, providers],
  );
  return row ?? null;
}

export interface NewMember {
  readonly id: string;
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly phone: string | null;
}

export async function insertMember(sql: Runs, row: NewMember): Promise<void> {
  await sql.query(
    `INSERT INTO person (id, iin, surname, given_name, patronymic, phone, language, staff)
     VALUES ($1, $2, $3, $4, $5, $6, 'kk', true)`,
    [row.id, row.iin, row.surname, row.givenName, row.patronymic, row.phone],
  );
}

export async function markAsStaff(sql: Runs, personId: string): Promise<void> {
  await sql.query('UPDATE person SET staff = true WHERE id = $1 AND NOT staff', [personId]);
}

/** Whether such a place exists on the day. */
export async function placeExists(sql: Runs, place: Place, today: Day): Promise<boolean> {
  const [row] = await sql.query<{ there: boolean }>(
    `SELECT ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM provider WHERE id = $1))
        AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM care_group WHERE id = $2 AND provider_id = $1 AND period @> $5::date))
        AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM district WHERE kato = $3))
        AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM organisation WHERE code = $4)) AS there`,
    [place.providerId, place.careGroupId, place.district, place.organisation, today],
  );
  return row?.there ?? false;
}

/** Whether the person holds, or is to hold, the same role in the same place on one of the days. */
export async function holdsAlready(
  sql: Runs,
  {
    id,
    personId,
    role,
    providerId,
    careGroupId,
    district,
    organisation,
  }: Place & {
    readonly id: string;
    readonly personId: string;
    readonly role: string;
  },
  days: Days,
): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM appointment
      WHERE id <> $1 AND person_id = $2 AND role = $3 AND provider_id IS NOT DISTINCT FROM $4::uuid
        AND care_group_id IS NOT DISTINCT FROM $5::uuid AND district IS NOT DISTINCT FROM $6::text
        AND organisation IS NOT DISTINCT FROM $7::text
        AND CASE WHEN isempty(period) AND ended_at IS NULL THEN ordered ELSE period END && $8::daterange LIMIT 1`,
    [id, personId, role, providerId, careGroupId, district, organisation, rangeOf(days)],
  );
  return rows.length > 0;
}

/** Whether another deputy has, or is to have, the principal's place on one of the days. */
export async function hasDeputy(sql: Runs, principalId: string, except: string, days: Days): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM appointment WHERE deputy_for = $1 AND id <> $2
        AND CASE WHEN isempty(period) AND ended_at IS NULL THEN ordered ELSE period END && $3::daterange LIMIT 1`,
    [principalId, except, rangeOf(days)],
  );
  return rows.length > 0;
}
