/**
 * Which norm holds for a group, in SQL: of its kind and hours, for its kindergarten's ownership and district or for any. Of several
 * the most specific: district before ownership before any (docs/decisions/0027). At most one, because the database forbids two of one
 * circle.
 */

/** Whether the norm `n` is one for the group `g` of the kindergarten `p` on a day, an expression. */
const fits = (n: string, day: string): string =>
  `${n}.group_kind = g.kind AND ${n}.hours = g.hours AND coalesce(${n}.ownership, p.ownership) = p.ownership
     AND coalesce(${n}.district, p.district) = p.district AND ${n}.period @> ${day}`;

/** Higher is more specific. */
export const normRank = (n: string): string =>
  `((${n}.district IS NOT NULL)::integer * 2 + (${n}.ownership IS NOT NULL)::integer)`;

/** Joins the norm `n` of a group `g` and its kindergarten `p` on a day; few rows only, for many see `normOfStretch`. */
export const normHolds = (day: string): string =>
  `${fits('n', day)} AND NOT EXISTS (SELECT FROM norm x WHERE ${fits('x', day)} AND ${normRank('x')} > ${normRank('n')})`;

/** Norms of the groups of kindergartens in `$3` in each stretch that begins on a day of `$5`: a row for each; `norm_id` null: none. */
export const normOfStretch = `norm_of AS MATERIALIZED (
  SELECT DISTINCT ON (g.id, s.stretch) g.id AS care_group_id, s.stretch::integer AS stretch, n.id AS norm_id
    FROM care_group g JOIN provider p ON p.id = g.provider_id
    CROSS JOIN unnest($5::date[]) WITH ORDINALITY AS s (day, stretch)
    LEFT JOIN norm n ON ${fits('n', 's.day')}
   WHERE g.provider_id = ANY ($3::uuid[])
   ORDER BY g.id, s.stretch, ${normRank('n')} DESC
)`;
