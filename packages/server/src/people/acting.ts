/** Who did something in somebody's place («и. о.»): told by the appointment that held on that day, not by today's. */
import type { Who } from '@balapan/api/rule.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export interface Deed {
  /** null: nobody, or nobody whom the house knows. */
  readonly personId: string | null;
  /** Epoch milliseconds; null: not done yet. */
  readonly at: number | null;
  /** In which of these roles it can be done. */
  readonly roles: readonly Who[];
  /** Kindergarten, district or organisation for which it is done, those that are known; none: wherever. */
  readonly places: readonly (string | null)[];
}

/**
 * Whether each deed was done by a deputy. Whoever held an own place of such a role there, too, did it in that.
 * @returns one answer a deed, in their order
 */
export async function whoActed(sql: Runs, deeds: readonly Deed[]): Promise<boolean[]> {
  const asked = deeds.flatMap(({ personId, at, roles, places }, n) =>
    personId === null || at === null
      ? []
      : [{ n, personId, day: dayAt(at), roles, places: places.filter((place) => place !== null) }],
  );
  if (asked.length === 0) return deeds.map(() => false);
  const rows = await sql.query<{ n: number }>(
    `SELECT d.n
       FROM unnest($1::integer[], $2::uuid[], $3::date[], $4::text[], $5::text[]) AS d (n, person_id, day, roles, places)
       JOIN appointment a ON a.person_id = d.person_id AND a.period @> d.day AND a.role = ANY (string_to_array(d.roles, ','))
        AND (d.places = '' OR coalesce(a.provider_id::text, a.district, a.organisation) = ANY (string_to_array(d.places, ',')))
      GROUP BY d.n HAVING bool_and(a.deputy_for IS NOT NULL)`,
    [
      asked.map(({ n }) => n),
      asked.map(({ personId }) => personId),
      asked.map(({ day }) => day),
      asked.map(({ roles }) => roles.join(',')),
      asked.map(({ places }) => places.join(',')),
    ],
  );
  const acted = new Set(rows.map(({ n }) => n));
  return deeds.map((_, n) => acted.has(n));
}
