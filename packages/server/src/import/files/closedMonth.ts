import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Month } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { dayAt, momentOf } from '@balapan/domain/moment.ts';
import { tengeText } from '@balapan/domain/money.ts';
import { confirmationDue } from '@balapan/domain/terms.ts';
import { type Booking, book } from '../../treasury/ledger.ts';
import { obligationsOf } from '../../treasury/obligation.ts';
import type { Counts, Reading } from '../reading.ts';
import { type ActRow, readActs, refuseDifferent } from './acts.ts';
import { insertActLines, insertActs, insertMoves, insertRegisters, loadRegisterLines } from './closedMonthQueries.ts';
import { type RegisterSums, readRegisters } from './registers.ts';

/** A closed month of the old system: registers and acts are judged together, one being the sum of the other. */
export async function readClosedMonth(
  registers: Reading | null,
  acts: Reading | null,
): Promise<{ registers: Counts | null; acts: Counts | null }> {
  const reading = (registers ?? acts) as Reading;
  const { sql, world } = reading;
  const month = reading.month as Month;
  const told = acts === null ? null : await readActs(acts);
  const known = sql === null || registers === null ? new Set<string>() : await loadRegisterLines(sql, month);
  const lines = registers === null ? null : await readRegisters(registers, known);
  const like = acts === null || told === null ? [] : refuseDifferent(acts, told.acts, lines?.sums ?? null);
  const { good, bookings } = acts === null ? { good: [], bookings: [] } : refuseUnaffordable(acts, like);
  for (const act of good) world.acts.set(act.number, act);
  if (sql !== null) {
    await write(sql, reading, month, good, lines?.sums ?? null);
    await book(sql, bookings, reading.run);
  }
  const refused = (told?.acts.length ?? 0) - good.length;
  const actCounts = told === null ? null : { ...told.counts, fresh: good.length, bad: told.counts.bad + refused };
  return { registers: lines?.counts ?? null, acts: actCounts };
}

async function write(
  sql: WriteHandle,
  { run, world }: Reading,
  month: Month,
  acts: readonly ActRow[],
  sums: ReadonlyMap<string, RegisterSums> | null,
): Promise<void> {
  const frozenAt = momentOf(confirmationDue(month, run.rules), '18:00');
  if (sums !== null) await insertRegisters(sql, month, [...sums.values()], frozenAt);
  await insertActs(sql, acts, (act) => world.registers.get(`${act.provider.id}/${month}`) ?? null);
  await insertMoves(sql, acts.flatMap(movesOf));
  if (sums !== null) {
    const ofMonth = [...world.acts.values()].filter((act) => act.month === month);
    await insertActLines(sql, month, ofMonth);
  }
}

/** The obligations of acts with two signatures; an act for which its budget line has no money, or no line, is refused. */
function refuseUnaffordable(
  { world, problems, file }: Reading,
  acts: readonly ActRow[],
): { good: ActRow[]; bookings: Booking[] } {
  const bookings: Booking[] = [];
  const good = acts.filter((act) => {
    const { id, month, departmentSignedAt: at } = act;
    if (at === null || act.total === 0n) return true;
    const obliged = { id, month, at, day: dayAt(at), providerId: act.provider.id, programme: act.programme ?? '' };
    try {
      bookings.push(...obligationsOf(world.budget, { ...obliged, amount: act }));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, params } = error.fact;
      problems.add({ file, line: act.line, field: 'total', value: tengeText(act.total) }, code, params as never);
      return false;
    }
  });
  return { good, bookings };
}

export interface MoveRow {
  readonly act: ActRow;
  readonly seq: number;
  readonly at: number;
  readonly from: string | null;
  readonly to: string;
  readonly desk: string;
  readonly note: string | null;
}

/** The moves that an act's dates prove: made, each signature, and where it stands now. */
function movesOf(act: ActRow): MoveRow[] {
  const made = act.providerSignedAt ?? act.since;
  const steps: { at: number; to: string; desk: string; note: string | null }[] = [];
  steps.push({ at: Math.min(made, act.since), to: 'draft', desk: 'provider', note: null });
  if (act.providerSignedAt !== null)
    steps.push({ at: act.providerSignedAt, to: 'signedByProvider', desk: 'districtSpecialist', note: null });
  if (act.departmentSignedAt !== null)
    steps.push({ at: act.departmentSignedAt, to: 'signedByDepartment', desk: 'financialCentre', note: null });
  if (steps.at(-1)?.to !== act.state) steps.push({ at: act.since, to: act.state, desk: act.desk, note: act.note });
  return steps.map((step, at) => ({ act, seq: at + 1, from: steps[at - 1]?.to ?? null, ...step }));
}
