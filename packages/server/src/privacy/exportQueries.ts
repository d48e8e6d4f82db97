/** SQL of a person's copy of their data. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { ExportedTable, OwnedBy } from './exportTables.ts';

const ownIins = 'SELECT c.iin FROM child c WHERE c.id = ANY ($1::uuid[])';
const own: Readonly<Record<Exclude<OwnedBy, 'health'>, string>> = {
  selfChild: 't.id = ANY ($1::uuid[])',
  selfPerson: 't.id = $2::uuid',
  child: 't.child_id = ANY ($1::uuid[])',
  person: 't.person_id = $2::uuid',
  childIin: `t.child_iin IN (${ownIins})`,
  lineNumber: `t.number IN (SELECT l.number FROM queue_line l WHERE l.child_iin IN (${ownIins}))`,
};

export interface Whose {
  readonly children: readonly string[];
  readonly personId: string | null;
}

/** The rows of a table that are the person's or the children's, whole, as JSON; in an order that stays. No secret of a sign-in. */
export async function readOwnRows(
  sql: Pick<ReadHandle, 'query'>,
  { table, by }: ExportedTable & { readonly by: keyof typeof own },
  { children, personId }: Whose,
  from: number,
  size: number,
): Promise<Readonly<Record<string, unknown>>[]> {
  const rows = await sql.query<{ row: Readonly<Record<string, unknown>> }>(
    `SELECT to_jsonb(t) - 'token_hash' AS row FROM ${table} t
      WHERE ${own[by]} AND ($1::uuid[] IS NOT NULL OR $2::uuid IS NOT NULL) ORDER BY to_jsonb(t)::text OFFSET $3 LIMIT $4`,
    [children, personId, from, size],
  );
  return rows.map(({ row }) => row);
}
