/** The importer's own memory: runs, files, errors, and the policy that comes with a first run. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { dateRange } from '@balapan/database/values.ts';
import { addDays } from '@balapan/domain/day.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import type { Problem } from './problem.ts';
import type { Counts } from './reading.ts';

/** The rules in force on a day; where none are stored yet, those that the first run brings. */
export async function loadPolicy(sql: Pick<ReadHandle, 'query'>, day: string): Promise<Policy> {
  const rows = await sql.query<{ body: Policy }>('SELECT body FROM policy_version WHERE period @> $1::date', [day]);
  return rows[0]?.body ?? policyInForce20250701;
}

/** Version 1 of the policy, where there is none. */
export async function insertFirstPolicy(sql: WriteHandle): Promise<void> {
  const policy = policyInForce20250701;
  const to = policy.validTo === null ? null : addDays(policy.validTo, 1);
  await sql.query(
    `INSERT INTO policy_version (version, period, body, source, made_by, approved_by)
     SELECT 1, $1::daterange, $2::jsonb, $3, $4, $5 WHERE NOT EXISTS (SELECT FROM policy_version)`,
    [dateRange(policy.validFrom, to), JSON.stringify(policy), '№ 372', 'balapan', 'department'],
  );
}

export async function insertRun(sql: WriteHandle, id: string, source: string): Promise<void> {
  await sql.query('INSERT INTO import_run (id, started_at, source) VALUES ($1, clock_timestamp(), $2)', [id, source]);
}

export async function finishRun(sql: WriteHandle, id: string): Promise<void> {
  await sql.query('UPDATE import_run SET finished_at = clock_timestamp() WHERE id = $1', [id]);
}

/** Lets the planner see what was loaded. */
export async function refreshStatistics(sql: WriteHandle): Promise<void> {
  await sql.query('SELECT refresh_statistics()');
}

/** Whether a file with these bytes was read to its end before, without a bad line. */
export async function isKnownFile(sql: Pick<ReadHandle, 'query'>, sha256: Uint8Array): Promise<boolean> {
  const rows = await sql.query('SELECT FROM import_file WHERE sha256 = $1 AND rows_bad = 0 LIMIT 1', [sha256]);
  return rows.length > 0;
}

export async function insertFile(
  sql: WriteHandle,
  run: string,
  name: string,
  sha256: Uint8Array,
  { read, fresh, bad }: Counts,
): Promise<void> {
  await sql.query(
    'INSERT INTO import_file (run_id, name, sha256, rows_read, rows_new, rows_bad) VALUES ($1, $2, $3, $4, $5, $6)',
    [run, name, sha256, read, fresh, bad],
  );
}

/** Writes problems; `from` is the number of those of the run that are written already. */
export async function insertProblems(
  sql: WriteHandle,
  run: string,
  problems: readonly Problem[],
  from: number,
): Promise<void> {
  if (problems.length === 0) return;
  await sql.query(
    `INSERT INTO import_error (run_id, seq, file, line, field, value, code, params)
     SELECT $1, n.seq, n.file, n.line, n.field, n.value, n.code, n.params
       FROM unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::jsonb[])
         AS n (seq, file, line, field, value, code, params)`,
    [
      run,
      problems.map((_, at) => from + at + 1),
      problems.map(({ file }) => file),
      problems.map(({ line }) => line),
      problems.map(({ field }) => field),
      problems.map(({ value }) => value),
      problems.map(({ code }) => code),
      problems.map(({ params }) => JSON.stringify(params)),
    ],
  );
}
