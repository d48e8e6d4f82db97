import { dayColumns } from '@balapan/api/cityFiles.ts';
import { copyLine, copyText } from '@balapan/database/copy.ts';
import type { WriteHandle } from '@balapan/database/scope.ts';
import { markRefusal } from '@balapan/domain/attendance.ts';
import { type Day, dayNumber, daysOfMonth, firstDay, type Month } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import type { LineReader } from '../line.ts';
import { type Counts, momentText, once, type Reading } from '../reading.ts';
import type { Stay } from '../world.ts';
import { loadConfirmed, loadMarkedDays } from '../worldQueries.ts';
import { type Letter, MarkRows, markRowColumns } from './markRows.ts';
import { childOf } from './registers.ts';

const letter = (mark: Letter['mark'], document = false): Letter => ({ mark, document });
const ill = letter('ill');
/** `Б` has a certificate, `б` has none. Latin letters that look the same are read as what they were meant for. */
const letters: ReadonlyMap<string, Letter> = new Map([
  ['Б', letter('ill', true)],
  ['б', ill],
  ...[...'Яя'].map((sign) => [sign, letter('present')] as const),
  ...[...'ОоOo'].map((sign) => [sign, letter('leave')] as const),
  ...[...'КкKk'].map((sign) => [sign, letter('quarantine', true)] as const),
  ...[...'НнHh'].map((sign) => [sign, letter('unexcused')] as const),
]);

/** One month's days as the marks are judged: a day that may bear marks has no reason against it. */
interface MonthDays {
  readonly days: readonly Day[];
  readonly working: ReadonlySet<Day>;
  /** Working day that has come, by number of the day. */
  readonly open: readonly boolean[];
}

/** Marks and confirmations of a month. A line with one impossible mark is refused as a whole: somebody has to look at it. */
export async function readMarks(reading: Reading): Promise<Counts> {
  const { sql, world, run, line } = reading;
  const month = reading.month as Month;
  const days = daysOfMonth(month);
  const working = new Set(world.calendar?.workingDays(month) ?? []);
  const open = [false, ...days.map((day) => working.has(day) && day <= run.today)];
  const marked = sql === null ? new Map<string, number>() : await loadMarkedDays(sql, month);
  const confirmed = sql === null ? new Set<string>() : await loadConfirmed(sql, month);
  const counts = { read: 0, fresh: 0, bad: 0 };
  const confirmations: Buffer[] = [];
  let texts = '';
  const rows = new MarkRows(days);
  const at = dayColumns.map((name) => line.columns.indexOf(name));
  const seen = new Map<Stay, number>();

  const take = (): void => {
    const place = placeOf(reading, line, { days, working, open }, at, seen);
    if (place === null) return;
    const { child, group, cells } = place;
    const known = marked.size === 0 ? 0 : (marked.get(`${child.id}/${group.provider.id}`) ?? 0);
    let isNew = false;
    rows.child(child.id, group.provider.id, group.id);
    for (const [number, mark] of cells) {
      if (known & (1 << number)) continue;
      isNew = true;
      rows.add(number, mark);
    }
    if (place.confirmedBy !== null && !(confirmed.size > 0 && confirmed.has(`${child.id}/${group.provider.id}`))) {
      isNew = true;
      const when = momentText(momentOf(place.confirmedOn, '12:00'));
      texts += copyLine([firstDay(month), child.id, group.provider.id, place.confirmedBy, when, 'file']);
    }
    if (isNew) counts.fresh += 1;
  };

  async function* bytes(): AsyncGenerator<Buffer> {
    yield MarkRows.start();
    for await (const batch of reading.table.rows) {
      for (const row of batch) {
        line.go(row);
        take();
        if (line.bad) counts.bad += 1;
        if (rows.full) yield rows.take();
      }
      // Bytes, not strings: a month's confirmations wait until the marks are through.
      confirmations.push(Buffer.from(texts));
      texts = '';
      counts.read += batch.length;
      reading.tick(batch.length);
    }
    yield rows.take();
    yield MarkRows.end();
  }

  if (sql === null) for await (const _ of bytes());
  else await write(sql, month, bytes(), confirmations);
  return counts;
}

async function write(
  sql: WriteHandle,
  month: Month,
  bytes: AsyncGenerator<Buffer>,
  confirmations: readonly Buffer[],
): Promise<void> {
  await sql.query('SELECT ensure_month($1::date)', [firstDay(month)]);
  const part = `attendance_mark_${month.replace('-', '_')}`;
  await copyText(sql.client, `COPY ${part} (${markRowColumns}) FROM STDIN (FORMAT binary)`, bytes);
  await sql.query(
    `CREATE TEMP TABLE stage_confirmation (month date, child_id uuid, provider_id uuid, person_id uuid,
       confirmed_at timestamptz, method text) ON COMMIT DROP`,
  );
  await copyText(sql.client, 'COPY pg_temp.stage_confirmation FROM STDIN', confirmations);
  await sql.query('INSERT INTO month_confirmation SELECT * FROM stage_confirmation ON CONFLICT DO NOTHING');
}

function placeOf(reading: Reading, line: LineReader, month: MonthDays, at: readonly number[], seen: Map<Stay, number>) {
  const who = childOf(line, reading);
  const confirmedOn = line.optionalDay('confirmed_on');
  const by = line.optional('confirmed_by');
  const cells: [number: number, mark: Letter][] = [];
  const [from, to] = who === null ? [1, 31] : [numberOf(who.stay.from, month, 1), numberOf(who.stay.to, month, 31)];
  for (let number = 1; number <= 31; number += 1) {
    const text = line.cell(at[number - 1] as number);
    if (text === '') continue;
    const mark = letters.get(text);
    if (mark === undefined) refuseLetter(line, number, text);
    else if (month.open[number] && number >= from && number <= to) cells.push([number, mark]);
    else if (who !== null && isAllowed(line, reading, month, number, mark, who.stay)) cells.push([number, mark]);
  }
  if (line.bad || who === null || !once(line, seen, who.stay)) return null;
  if (by === '' || confirmedOn === null) return { ...who, cells, confirmedBy: null, confirmedOn: month.days[0] as Day };
  const person = reading.world.persons.get(by);
  if (person === undefined) line.iin('confirmed_by');
  if (!line.bad && (person === undefined || !who.child.guardians.includes(person.id)))
    line.refuse('confirmed_by', 'import.notGuardian');
  return line.bad ? null : { ...who, cells, confirmedBy: person?.id ?? null, confirmedOn };
}

function refuseLetter(line: LineReader, number: number, text: string): void {
  if (text.trim() !== '') line.fail(`d${number}`, text, 'field.unknownValue', { allowed: 'Я, Б, б, О, К, Н' });
}

/** Asks the rule itself where the quick look saw that something is unusual; it says why the mark may not stand. */
function isAllowed(
  line: LineReader,
  { run }: Reading,
  { days, working }: MonthDays,
  number: number,
  { mark }: Letter,
  stay: Stay,
): boolean {
  const day = days[number - 1];
  const refusal =
    day === undefined
      ? 'field.notADay'
      : markRefusal(mark, {
          day,
          today: run.today,
          isWorkingDay: working.has(day),
          isClosed: mark === 'quarantine',
          enrolledFrom: stay.from,
          enrolledTo: stay.to,
          isFrozen: false,
        });
  if (refusal !== null) line.refuse(`d${number}`, refusal);
  return refusal === null;
}

/** The number of a day within the month: 1 or 31 where it lies outside. */
function numberOf(day: Day | null, { days }: MonthDays, otherwise: number): number {
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  return day === null || day < first || day > last ? otherwise : dayNumber(day);
}
