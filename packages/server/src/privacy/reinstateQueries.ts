/** SQL of an objection's effect: an application returns to the queue. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { ApplicationState } from '@balapan/domain/application.ts';
import type { Tier } from '@balapan/domain/category.ts';
import type { Day } from '@balapan/domain/day.ts';

export interface ObjectedRow {
  readonly id: string;
  readonly number: string;
  readonly childId: string;
  readonly iin: string;
  readonly birthDate: Day;
  readonly tier: Tier;
  readonly state: ApplicationState;
  readonly filedAt: number;
  /** Another application of the child lives, or the child goes to a kindergarten. */
  readonly livesElsewhere: boolean;
  readonly enrolled: boolean;
}

const objected = `SELECT a.id, a.number, a.child_id AS "childId", c.iin, c.birth_date AS "birthDate", a.tier, a.state, a.filed_at AS "filedAt",
    EXISTS (SELECT FROM application o WHERE o.child_id = a.child_id AND o.id <> a.id AND o.state NOT IN ('annulled', 'enrolled'))
      AS "livesElsewhere",
    EXISTS (SELECT FROM enrolment e WHERE e.child_id = a.child_id AND (upper_inf(e.period) OR upper(e.period) > $2::date)) AS enrolled
  FROM application a JOIN child c ON c.id = a.child_id`;

/** The newest application of a child that has left the queue or stands aside in it; null: there is none. */
export async function readReinstatable(
  sql: Pick<ReadHandle, 'query'>,
  childId: string,
  today: Day,
): Promise<ObjectedRow | null> {
  const [row] = await sql.query<ObjectedRow>(
    `${objected} WHERE a.child_id = $1 AND a.state IN ('annulled', 'inactive') ORDER BY a.filed_at DESC, a.id DESC LIMIT 1`,
    [childId, today],
  );
  return row ?? null;
}

export async function lockObjected(sql: WriteHandle, applicationId: string, today: Day): Promise<ObjectedRow | null> {
  const [row] = await sql.query<ObjectedRow>(`${objected} WHERE a.id = $1 FOR UPDATE OF a`, [applicationId, today]);
  return row ?? null;
}

/** The claim in the country. @returns whether it is this application's now */
export async function claimAgain(sql: WriteHandle, { id, iin }: ObjectedRow, region: string): Promise<boolean> {
  await sql.query(
    `INSERT INTO national.application_claim (child_iin, region, application_id) VALUES ($1, $2, $3)
     ON CONFLICT (child_iin) DO NOTHING`,
    [iin, region, id],
  );
  const rows = await sql.query('SELECT FROM national.application_claim WHERE child_iin = $1 AND application_id = $2', [
    iin,
    id,
  ]);
  return rows.length === 1;
}

/** The category of today's rules: the yearly refresh passed by while the application stood aside. */
export async function setCategory(sql: WriteHandle, id: string, category: number, age: number): Promise<void> {
  await sql.query('UPDATE application SET category = $2, category_age = $3 WHERE id = $1', [id, category, age]);
}
