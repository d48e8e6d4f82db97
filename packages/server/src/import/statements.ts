import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from '@balapan/database/scope.ts';
import { appendEvents } from '../kernel/audit.ts';
import { scopeOf } from '../kernel/operation.ts';
import { putIntoOutbox } from '../kernel/outbox.ts';
import { importStatement, type StatementImport } from '../treasury/importStatement.ts';
import type { ProblemParams } from './problem.ts';
import { importer, inTransaction, openPlain, type Work } from './work.ts';

/**
 * Reads bank statements. Their payments and acts move with the rights of the application, in a transaction before the one
 * that keeps the file's hash; killed between the two, the statement is read again and changes nothing.
 */
export async function importStatements(work: Work, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const file = await openPlain(work, name);
    // A dry run has no payments to match with.
    if (file === null || work.dryRun) continue;
    const told = await readOne(work, name);
    const { length } = told.problems;
    for (const problem of told.problems) {
      const at = { file: name, line: problem.line, field: problem.field || null, value: problem.value || null };
      file.problems.add(at, problem.code, problem.params as ProblemParams[typeof problem.code]);
    }
    const counts = { read: told.newLines + length, fresh: told.newLines, bad: length };
    await inTransaction(work, [file], async () => [counts]);
  }
}

async function readOne({ house, folder }: Work, name: string): Promise<StatementImport> {
  const bytes = await readFile(join(folder, name));
  return writing(house.pool, scopeOf(house, importer), async (sql) => {
    const now = house.now();
    const told = await importStatement(sql, { name, bytes, now, newId: house.newId });
    await putIntoOutbox(sql, told.outbox, now, house.newId);
    if (told.events.length > 0)
      await appendEvents(sql, told.events, { actor: importer, operation: 'treasury.readStatement', now });
    return told;
  });
}
