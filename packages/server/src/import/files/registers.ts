import { createHash, type Hash } from 'node:crypto';
import { firstDay, lastDay, type Month } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn, zero } from '@balapan/domain/money.ts';
import type { LineReader } from '../line.ts';
import { type Counts, once, type Reading, stageLines } from '../reading.ts';
import { type Child, type Group, groupKey, type Norm, overlaps, type Provider, type Stay } from '../world.ts';
import { providerOf } from './roster.ts';

/** What the lines of one kindergarten's register add up to. */
export interface RegisterSums {
  readonly provider: Provider;
  readonly id: string;
  readonly isNew: boolean;
  /** Children with a line, and those with a sum. */
  readonly children: Set<string>;
  readonly paid: Set<string>;
  payableDays: number;
  total: Tiyn;
  local: Tiyn;
  republican: Tiyn;
  readonly hash: Hash;
  workingDays: number;
}

const staged = `register_id uuid, child_id uuid, care_group_id uuid, norm_id uuid, provider_id uuid, present smallint,
  ill smallint, leave smallint, quarantine smallint, unexcused smallint, payable smallint, confirmed boolean,
  working_days smallint, total bigint, local bigint, republican bigint`;

/**
 * Reads the register lines of a month into `stage_register` and adds them up by kindergarten; the caller writes them, with
 * the acts that they belong to.
 */
export async function readRegisters(
  reading: Reading,
  known: ReadonlySet<string>,
): Promise<{ counts: Counts; sums: Map<string, RegisterSums> }> {
  const month = reading.month as Month;
  const workingDays = reading.world.calendar?.workingDays(month).length ?? 0;
  const sums = new Map<string, RegisterSums>();
  const seen = new Map<Norm, Map<Stay, number>>();
  const counts = await stageLines(reading, 'stage_register', staged, (line) => {
    const who = childOf(line, reading);
    if (line.month('month') !== month) line.refuse('month', 'import.otherMonth', { expected: month });
    const days = daysOf(line, workingDays);
    const norm = normOf(line, reading, month);
    const confirmed = line.optionalDay('confirmed_on') !== null;
    const hasSum = line.optional('total') !== '';
    const [total, local, republican] = hasSum
      ? [line.money('total'), line.money('local'), line.money('republican')]
      : [zero, zero, zero];
    if (!line.bad && local + republican !== total) line.refuse('total', 'payment.partsDiffer');
    if (line.bad || who === null || norm === null) return null;
    const { child, group, stay } = who;
    const ofNorm = seen.get(norm) ?? new Map<Stay, number>();
    seen.set(norm, ofNorm);
    if (!once(line, ofNorm, stay)) return null;
    const sum = sumsOf(reading, sums, group.provider, month);
    sum.workingDays = workingDays;
    sum.children.add(child.id);
    sum.hash.update(`${line.optional('child_iin')};${group.code};${norm.code};${days.join(';')};${confirmed}\n`);
    if (hasSum) add(sum, child, days.at(-1) ?? 0, total, local, republican);
    const sumRow = hasSum ? [total, local, republican] : [null, null, null];
    return known.size > 0 && known.has(`${child.id}/${group.id}/${norm.id}`)
      ? null
      : [sum.id, child.id, group.id, norm.id, group.provider.id, ...days, confirmed, workingDays, ...sumRow];
  });
  return { counts, sums };
}

function add(sum: RegisterSums, child: Child, payable: number, total: Tiyn, local: Tiyn, republican: Tiyn): void {
  sum.paid.add(child.id);
  sum.payableDays += payable;
  sum.total = tiyn(sum.total + total);
  sum.local = tiyn(sum.local + local);
  sum.republican = tiyn(sum.republican + republican);
}

function sumsOf(
  { world, run }: Reading,
  sums: Map<string, RegisterSums>,
  provider: Provider,
  month: Month,
): RegisterSums {
  const found = sums.get(provider.id);
  if (found !== undefined) return found;
  const stored = world.registers.get(`${provider.id}/${month}`);
  const made = {
    provider,
    id: stored ?? run.newId(),
    isNew: stored === undefined,
    children: new Set<string>(),
    paid: new Set<string>(),
    payableDays: 0,
    total: zero,
    local: zero,
    republican: zero,
    hash: createHash('sha256'),
    workingDays: 0,
  };
  sums.set(provider.id, made);
  world.registers.set(`${provider.id}/${month}`, made.id);
  return made;
}

/** The child of a line and its group; the child must have been in it in that month. */
export function childOf(
  line: LineReader,
  reading: Reading,
): { readonly child: Child; readonly group: Group; readonly stay: Stay } | null {
  const { world } = reading;
  const iin = line.optional('child_iin');
  const child = world.children.get(iin);
  if (child === undefined && line.iin('child_iin') !== '' && !line.bad)
    line.refuse('child_iin', 'file.referenceUnknown', { value: iin, file: 'children.csv' });
  const code = line.optional('group_code');
  const group = world.groups.get(groupKey(line.optional('bin'), code));
  if (group === undefined && providerOf(line, reading) !== null && line.text('group_code') !== '')
    line.refuse('group_code', 'file.referenceUnknown', { value: code, file: 'care-groups.csv' });
  if (child === undefined || group === undefined) return null;
  const month = reading.month as Month;
  const days = { from: firstDay(month), to: lastDay(month) };
  const stay = child.stays.find((each) => each.group === group && overlaps(each, days));
  if (stay !== undefined) return { child, group, stay };
  line.refuse('child_iin', 'import.notInGroup', { group: code });
  return null;
}

/** Present, ill, leave, quarantine, unexcused, payable; together never more than the month's working days. */
function daysOf(line: LineReader, workingDays: number): number[] {
  const given = line.whole('working_days', 0, 31);
  if (!line.bad && given !== workingDays)
    line.refuse('working_days', 'import.daysDiffer', { expected: workingDays, actual: given });
  const days = ['present', 'ill', 'leave', 'quarantine', 'unexcused'].map((field) => line.whole(field, 0, 31));
  const sum = days.reduce((all, each) => all + each, 0);
  const payable = line.whole('payable_days', 0, 31);
  if (!line.bad && sum > workingDays)
    line.refuse('present', 'import.daysDiffer', { expected: workingDays, actual: sum });
  if (!line.bad && payable > sum) line.refuse('payable_days', 'import.daysDiffer', { expected: sum, actual: payable });
  return [...days, payable];
}

function normOf(line: LineReader, { world }: Reading, month: Month): Norm | null {
  const code = line.text('norm_code', 40);
  const days = { from: firstDay(month), to: lastDay(month) };
  const norm = world.norms.find((each) => each.code === code && overlaps(each, days));
  if (norm === undefined && code !== '')
    line.refuse('norm_code', 'file.referenceUnknown', { value: code, file: 'norms.csv' });
  return norm ?? null;
}
