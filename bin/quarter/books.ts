/** What a quarter leaves in the books, as lines that can be laid beside those of another run of the same city. */
import type pg from 'pg';

/** A name and the question whose rows it gathers. Ids that are new in each run stand in none of them. */
const questions: Readonly<Record<string, string>> = {
  entries: `SELECT e.account, p.bin, e.month, e.funding_source, sum(e.amount_tiyn), count(*)
              FROM almaty.entry e LEFT JOIN almaty.provider p ON p.id = e.provider_id GROUP BY 1, 2, 3, 4`,
  journals: 'SELECT kind, month, count(*), count(reverses) FROM almaty.journal GROUP BY 1, 2',
  acts: `SELECT a.number, a.version, p.bin, a.state, a.desk, a.children, a.payable_days, a.total_tiyn, a.local_tiyn, a.due_on
           FROM almaty.act a JOIN almaty.provider p ON p.id = a.provider_id`,
  lines: `SELECT l.month, a.number, a.version, count(*), sum(l.total_tiyn), sum(l.local_tiyn), sum(l.payable_days)
            FROM almaty.act_line l JOIN almaty.act a ON a.id = l.act_id GROUP BY 1, 2, 3`,
  payments: `SELECT p.document_number, p.payer, p.state, p.amount_tiyn, p.iban, p.sent_on, p.settled_on, p.replaces IS NOT NULL
               FROM almaty.payment p`,
  accounts: `SELECT p.bin, a.iban, a.bik, a.kbe, a.period FROM almaty.provider_account a JOIN almaty.provider p ON p.id = a.provider_id`,
  statuses: `SELECT p.document_number, p.payer, s.state, s.day, s.reason FROM almaty.bank_status s JOIN almaty.payment p ON p.id = s.payment_id`,
  amendments: 'SELECT budget_line, month, amount_tiyn FROM almaty.budget_change',
  balances: 'SELECT * FROM almaty.budget_balance',
  statementLines: `SELECT l.day, l.direction, l.reason, l.document_number, l.amount_tiyn,
                          (SELECT string_agg(p.document_number || ' ' || m.amount_tiyn, ', ' ORDER BY p.document_number, m.amount_tiyn)
                             FROM almaty.statement_match m JOIN almaty.payment p ON p.id = m.payment_id
                            WHERE m.statement_id = l.statement_id AND m.line_no = l.line_no AND m.undone_by IS NULL)
                     FROM almaty.statement_line l`,
};

/** Lines by name of their question, in order. */
export async function readBooks(pool: pg.Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const books = new Map<string, readonly string[]>();
  for (const [name, text] of Object.entries(questions)) {
    const { rows } = await pool.query<{ line: string }>(`SELECT x::text AS line FROM (${text}) AS x ORDER BY 1`);
    books.set(
      name,
      rows.map(({ line }) => line),
    );
  }
  return books;
}

/** The first lines that stand in one of the two only, as `entries: - (…)` and `entries: + (…)`. */
export function differences(
  expected: ReadonlyMap<string, readonly string[]>,
  actual: ReadonlyMap<string, readonly string[]>,
  most = 20,
): string[] {
  const found: string[] = [];
  for (const [name, lines] of expected) {
    const [here, there] = [lines, actual.get(name) ?? []];
    const [isHere, isThere] = [new Set(here), new Set(there)];
    found.push(...here.filter((line) => !isThere.has(line)).map((line) => `${name}: - ${line}`));
    found.push(...there.filter((line) => !isHere.has(line)).map((line) => `${name}: + ${line}`));
    if (here.length !== there.length) found.push(`${name}: ${here.length} ≠ ${there.length}`);
  }
  return found.slice(0, most);
}

/** Tiyn that the books of a quarter moved, for people: paid and still owed. */
export async function sumsOf(
  pool: pg.Pool,
): Promise<{ readonly paid: bigint; readonly owed: bigint; readonly acts: number }> {
  const { rows } = await pool.query<{ paid: string; owed: string; acts: number }>(
    `SELECT coalesce(-sum(amount_tiyn) FILTER (WHERE account = '5000'), 0)::text AS paid,
            coalesce(-sum(amount_tiyn) FILTER (WHERE account = '3000'), 0)::text AS owed,
            (SELECT count(*)::integer FROM almaty.act WHERE state <> 'replaced') AS acts
       FROM almaty.entry`,
  );
  const [row] = rows;
  return { paid: BigInt(row?.paid ?? 0), owed: BigInt(row?.owed ?? 0), acts: row?.acts ?? 0 };
}
