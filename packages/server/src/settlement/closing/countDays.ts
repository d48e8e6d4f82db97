/**
 * How payable days are counted, in SQL: the register when it is frozen and the truth of an earlier month that is asked for later
 * count by the same text, so that nothing seems to have changed where nothing has.
 *
 * Parameters: $1 first and $2 last day of the month, $5 first days of its stretches of one norm, $6 marks that are paid as they
 * are, $7 those that need a document, $8 whether leave is paid (never, always, withDocument), $9 marked days of leave a year, $10
 * first day of the year.
 */

/** Days by mark, of marks `m` with an open dispute `d` where there is one. */
export const counts = `count(*) FILTER (WHERE m.mark = 'present') AS present,
         count(*) FILTER (WHERE m.mark = 'ill') AS ill,
         count(*) FILTER (WHERE m.mark = 'leave') AS leave,
         count(*) FILTER (WHERE m.mark = 'quarantine') AS quarantine,
         count(*) FILTER (WHERE m.mark = 'unexcused') AS unexcused,
         count(d.day) AS held,
         count(*) FILTER (WHERE d.day IS NULL AND (m.mark = ANY ($6) OR m.document AND m.mark = ANY ($7))) AS paid,
         count(*) FILTER (WHERE d.day IS NULL AND m.mark = 'leave' AND ($8 = 'always' OR $8 = 'withDocument' AND m.document))
           AS paid_leave`;

/**
 * Out of `counted` (child, group, stretch): leave is payable as far as the year's limit goes, over the closed registers of the
 * year, with what was entered into them later, and this month.
 */
export const limitedLeave = `leave_taken AS (
  SELECT l.child_id, l.leave::integer AS days FROM register_line l
   WHERE l.month >= $10 AND l.month < $1 AND l.leave > 0
     AND l.child_id IN (SELECT child_id FROM counted WHERE paid_leave > 0)
     AND NOT EXISTS (SELECT FROM register r JOIN register n USING (provider_id, month)
                      WHERE r.id = l.register_id AND n.version > r.version)
  UNION ALL
  SELECT c.child_id, (c.to_mark = 'leave')::integer - (c.from_mark IS NOT DISTINCT FROM 'leave')::integer FROM mark_correction c
   WHERE c.month >= $10 AND c.month < $1 AND c.child_id IN (SELECT child_id FROM counted WHERE paid_leave > 0)
     AND NOT EXISTS (SELECT FROM register n WHERE n.provider_id = c.provider_id AND n.month = c.month AND n.version > c.register_version)
), leave_before AS (
  SELECT child_id, sum(days) AS days FROM leave_taken GROUP BY child_id
), limited AS (
  SELECT c.*, least(c.paid_leave, greatest(0, $9 - coalesce(b.days, 0) - (sum(c.leave) OVER earlier - c.leave))) AS leave_paid
    FROM counted c LEFT JOIN leave_before b ON b.child_id = c.child_id
  WINDOW earlier AS (PARTITION BY c.child_id ORDER BY c.stretch, c.care_group_id)
)`;
