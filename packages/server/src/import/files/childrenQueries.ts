import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Reading } from '../reading.ts';

/** Writes the staged lines of `children.csv`: children, vouchers, enrolments, claims, places. */
export async function writeEnrolments(reading: Reading, sql: WriteHandle): Promise<void> {
  const region = await regionOf(sql);
  await refuseClaimed(reading, sql, region);
  await sql.query(
    `INSERT INTO child (id, iin, surname, given_name, patronymic, birth_date, sex, citizenship, provider_id, care_group_id)
     SELECT DISTINCT ON (child_id) child_id, iin, surname, given_name, patronymic, birth_date, sex, citizenship,
            CASE WHEN running THEN provider_id END, CASE WHEN running THEN care_group_id END
       FROM (SELECT s.*, bool_or(is_new) OVER (PARTITION BY child_id) AS is_added FROM stage_child s) AS s
      WHERE is_added ORDER BY child_id, running DESC
     ON CONFLICT (iin) DO NOTHING`,
  );
  await sql.query(
    `UPDATE child c SET provider_id = s.provider_id, care_group_id = s.care_group_id FROM stage_child s
      WHERE s.running AND c.id = s.child_id AND c.care_group_id IS DISTINCT FROM s.care_group_id`,
  );
  await sql.query(
    `INSERT INTO voucher (id, number, child_id, state, state_since, issued_at)
     SELECT voucher_id, voucher_number, child_id, CASE WHEN is_used THEN 'used' ELSE 'ended' END, since, since
       FROM (SELECT s.*, bool_or(running) OVER (PARTITION BY child_id) AS is_used FROM stage_child s) AS s
      WHERE voucher_is_new ORDER BY voucher_id`,
  );
  await sql.query(
    `INSERT INTO enrolment (id, child_id, provider_id, care_group_id, voucher_id, period)
     SELECT enrolment_id, child_id, provider_id, care_group_id, voucher_id, period FROM stage_child`,
  );
  await sql.query(
    `INSERT INTO national.enrolment_claim (child_iin, region, enrolment_id)
     SELECT iin, $1, enrolment_id FROM stage_child WHERE running ON CONFLICT (child_iin) DO NOTHING`,
    [region],
  );
  await sql.query(
    `UPDATE care_group_places p SET enrolled = p.enrolled + s.children
       FROM (SELECT care_group_id, count(*)::int AS children FROM stage_child WHERE running GROUP BY care_group_id) AS s
      WHERE p.care_group_id = s.care_group_id`,
  );
}

/** A child that is enrolled in another region is not enrolled here: nobody is paid for twice. */
async function refuseClaimed({ problems, world, file }: Reading, sql: WriteHandle, region: string): Promise<void> {
  const claimed = await sql.query<{ line: number; iin: string; region: string }>(
    `DELETE FROM stage_child s USING national.enrolment_claim c
      WHERE c.child_iin = s.iin AND s.running AND c.region <> $1 RETURNING s.line, s.iin, c.region`,
    [region],
  );
  for (const { line, iin, region: other } of claimed) {
    const params = { file: 'national.enrolment_claim', value: other };
    problems.add({ file, line, field: 'iin', value: iin }, 'file.contradiction', params);
    const child = world.children.get(iin);
    if (child !== undefined) child.stays = child.stays.filter((stay) => stay.line !== line);
  }
}

async function regionOf(sql: WriteHandle): Promise<string> {
  const [row] = await sql.query<{ code: string }>('SELECT code FROM region');
  if (row === undefined) throw new Error('the region is empty');
  return row.code;
}
