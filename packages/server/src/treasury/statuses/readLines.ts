/** Reads a list of states with the importer's own tables and lines: every wrong field is told by its line, the good lines are taken. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bankStatusOf,
  isoDayText,
  type StatusColumn,
  statusColumnOf,
  statusWords,
} from '@balapan/domain/bankStatus.ts';
import { type Day, isDay } from '@balapan/domain/day.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { openTable, type Table, TableError } from '../../adapters/table/table.ts';
import { LineReader } from '../../import/line.ts';
import { type Problem, Problems } from '../../import/problem.ts';
import type { StatedPayment } from '../statementQueries.ts';
import type { StatusLine } from './queries.ts';

export interface Expected {
  /** Of the register, as people call it. */
  readonly register: string;
  readonly payments: ReadonlyMap<string, StatedPayment & { readonly sentOn: Day | null }>;
  readonly today: Day;
}

export interface ReadLines {
  readonly lines: readonly StatusLine[];
  readonly problems: readonly (Pick<Problem, 'code' | 'params'> & { line: number; field: string; value: string })[];
}

const needed: readonly StatusColumn[] = ['documentNumber', 'status', 'day', 'amount'];
/** A list of states has a line a payment: more is no list. */
const limit = 8_000_000;

/** Never throws for a bad file. */
export async function readStatusLines(name: string, bytes: Uint8Array, expected: Expected): Promise<ReadLines> {
  const problems = new Problems();
  const lines: StatusLine[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'balapan-statuses-'));
  let heads: readonly string[] = [];
  try {
    const path = join(folder, 'list');
    await writeFile(path, bytes);
    const table = await openTable(path, limit);
    heads = table.columns;
    const known = heads.map((head) => statusColumnOf(head) ?? `: ${head}`);
    for (const column of needed)
      if (!known.includes(column))
        problems.add({ file: name, line: 1 }, 'file.columnMissing', { column: wordOf(column) });
    if (problems.refused === 0)
      await takeRows(new LineReader(name, { columns: known }, problems), table, expected, lines);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { code, params } = error.fact;
    problems.add({ file: name, line: error.line }, code, params as never);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const headOf = (field: string | null): string =>
    heads.find((head) => field !== null && statusColumnOf(head) === field) ?? '';
  return {
    lines,
    problems: problems.list.map(({ code, params, line, field, value }) => {
      return { code, params, line: line ?? 0, field: headOf(field), value: value ?? '' };
    }),
  };
}

/** A column by the name under which it may be written. */
const wordOf = (column: StatusColumn): string =>
  ({ documentNumber: 'Номер документа', status: 'Статус', day: 'Дата', amount: 'Сумма', reason: 'Причина' })[column];

async function takeRows(
  line: LineReader,
  table: Table,
  { register, payments, today }: Expected,
  lines: StatusLine[],
): Promise<void> {
  const seen = new Map<string, number>();
  for await (const rows of table.rows)
    for (const row of rows) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      line.go(row);
      const number = line.text('documentNumber', 40);
      const word = line.text('status', 60);
      const status = bankStatusOf(word);
      if (word !== '' && status === null) line.refuse('status', 'field.unknownValue', { allowed: statusWords });
      const day = isoDayText(line.text('day', 20));
      if (day !== '' && !isDay(day)) line.refuse('day', 'field.notADay');
      const amount = line.money('amount');
      const reason = status === 'refused' ? line.text('reason', 300) : line.optionalText('reason', 300);
      const payment = payments.get(number);
      if (number !== '' && payment === undefined)
        line.refuse('documentNumber', 'file.referenceUnknown', { value: number, file: `№ ${register}` });
      if (line.bad || payment === undefined || status === null || !isDay(day)) continue;
      if (amount !== payment.amount)
        line.refuse('amount', 'statement.sumsDiffer', {
          line: tengeText(amount),
          payments: tengeText(tiyn(payment.amount)),
        });
      const from = payment.sentOn ?? day;
      if (day < from || day > today) line.refuse('day', 'field.outOfRange', { from, to: today });
      if (status === 'executed' && payment.state === 'returned') line.refuse('status', 'statement.statusContradicts');
      const firstLine = seen.get(number);
      if (firstLine !== undefined) line.refuse('documentNumber', 'file.lineTwice', { firstLine });
      if (line.bad) continue;
      seen.set(number, row.line);
      lines.push({ line: row.line, paymentId: payment.id, amount, status, day, reason });
    }
}
