import type { Runs } from '../../kernel/audit.ts';

/** Who hands over, as ИС ЭСФ wants it: surname and given name. */
export async function signerName(sql: Runs, personId: string): Promise<string> {
  const [row] = await sql.query<{ name: string }>(
    `SELECT surname || ' ' || given_name AS name FROM staff_name WHERE id = $1`,
    [personId],
  );
  return row?.name ?? '';
}
