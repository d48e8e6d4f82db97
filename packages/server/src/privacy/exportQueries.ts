/** SQL of a person's copy of their data. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { ExportedTable, OwnedBy } from './exportTables.ts';

const own: Readonly<Record<OwnedBy, string>> = {
  selfChild: 't.id = ANY ($1::uuid[])',
  selfPerson: 't.id = $2::uuid',
  child: 't.child_id = ANY ($1::uuid[])',
  person: 't.person_id = $2::uuid',
};

/** The rows of a table that are the person's or the children's, whole, as JSON. */
export async function readOwnRows(
  sql: Pick<ReadHandle, 'query'>,
  { table, by }: ExportedTable,
  children: readonly string[],
  personId: string | null,
): Promise<Readonly<Record<string, unknown>>[]> {
  const rows = await sql.query<{ row: Readonly<Record<string, unknown>> }>(
    `SELECT to_jsonb(t) AS row FROM ${table} t
      WHERE ${own[by]} AND ($1::uuid[] IS NOT NULL OR $2::uuid IS NOT NULL) LIMIT 20000`,
    [children, personId],
  );
  return rows.map(({ row }) => row);
}
