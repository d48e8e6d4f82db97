import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';

/** Whether the region works on the day; a day that nobody has entered yet is no working day. */
export async function isWorkingDay(sql: Pick<ReadHandle, 'query'>, day: Day): Promise<boolean> {
  const [row] = await sql.query<{ works: boolean }>(
    `SELECT kind IN ('work', 'movedWork') AS works FROM calendar_day WHERE day = $1::date`,
    [day],
  );
  return row?.works ?? false;
}
