import { addDays, firstDay, lastDay, type Month } from '@balapan/domain/day.ts';
import { dayAt, type Moment } from '@balapan/domain/moment.ts';
import { type Tiyn, tengeText } from '@balapan/domain/money.ts';
import { type Counts, once, type Reading, readLines } from '../reading.ts';
import { overlaps, type Provider } from '../world.ts';
import type { RegisterSums } from './registers.ts';
import { payerOf, providerOf } from './roster.ts';

const states = [
  'draft',
  'signedByProvider',
  'checked',
  'signedByDepartment',
  'inRegister',
  'sent',
  'paymentReturned',
  'paid',
  'returned',
  'disputed',
] as const;
const desks = ['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank', 'closed'] as const;

/** An act as its file tells it. */
export interface ActRow {
  readonly id: string;
  readonly line: number;
  readonly number: string;
  readonly provider: Provider;
  readonly month: Month;
  readonly children: number;
  readonly payableDays: number;
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
  readonly payer: string;
  readonly contractId: string | null;
  readonly programme: string | null;
  readonly state: (typeof states)[number];
  readonly desk: (typeof desks)[number];
  readonly holderId: string | null;
  readonly since: Moment;
  readonly providerSignedAt: Moment | null;
  readonly departmentSignedAt: Moment | null;
  readonly dueOn: string | null;
  readonly note: string | null;
}

/** The acts of a month, not written yet: they are judged against the lines of the registers first. */
export async function readActs(reading: Reading): Promise<{ counts: Counts; acts: ActRow[] }> {
  const { world, run } = reading;
  const month = reading.month as Month;
  const acts: ActRow[] = [];
  const seen = new Map<string, number>();
  const counts = await readLines(reading, (line) => {
    const number = line.text('number', 40);
    const provider = providerOf(line, reading);
    if (line.month('month') !== month) line.refuse('month', 'import.otherMonth', { expected: month });
    const [children, payableDays] = [line.whole('children', 0, 100_000), line.whole('payable_days', 0, 3_000_000)];
    const [total, local, republican] = [line.money('total'), line.money('local'), line.money('republican')];
    if (!line.bad && local + republican !== total) line.refuse('total', 'payment.partsDiffer');
    const payer = payerOf(line, reading);
    const [state, desk] = [line.oneOf('state', states), line.oneOf('desk', desks)];
    const holder = line.optionalIin('holder_iin');
    const holderId = holder === null ? null : (world.persons.get(holder)?.id ?? null);
    if (holder !== null && holderId === null && !line.bad)
      line.refuse('holder_iin', 'file.referenceUnknown', { value: holder, file: 'staff.csv' });
    const since = line.moment('since');
    const providerSignedAt = line.optionalMoment('provider_signed_at');
    const departmentSignedAt = line.optionalMoment('department_signed_at');
    const note = line.optionalText('note', 500);
    if (line.bad || provider === null || !once(line, seen, number) || !once(line, seen, provider.id)) return false;
    const known = world.acts.get(number);
    if (known !== undefined && (known.total !== total || known.provider !== provider))
      line.refuse('total', 'file.contradiction', { file: 'act', value: tengeText(known.total) });
    if (line.bad || known !== undefined) return false;
    const id = run.newId();
    const dueOn = departmentSignedAt === null ? null : addDays(dayAt(departmentSignedAt), run.rules.paymentDays);
    const days = { from: firstDay(month), to: lastDay(month) };
    const contract = provider.contracts.find((one) => overlaps(one, days));
    const signed = { since, providerSignedAt, departmentSignedAt, dueOn, note };
    const sums = { children, payableDays, total, local, republican };
    acts.push({
      id,
      line: line.line,
      number,
      provider,
      month,
      ...sums,
      payer,
      contractId: contract?.id ?? null,
      programme: contract?.programme ?? null,
      state,
      desk,
      holderId,
      ...signed,
    });
    return true;
  });
  return { counts, acts };
}

/**
 * Refuses acts that are not the sum of their lines; both files are named. Acts of kindergartens that the file of registers
 * does not hold at all are refused too; without such a file (`sums` null) acts stand for themselves.
 */
export function refuseDifferent(
  reading: Reading,
  acts: ActRow[],
  sums: ReadonlyMap<string, RegisterSums> | null,
): ActRow[] {
  if (sums === null) return acts;
  const { file, problems, month } = reading;
  return acts.filter((act) => {
    const lines = sums.get(act.provider.id);
    const other = `registers-${month}.csv`;
    const refuse = (field: string, value: string, expected: string): false => {
      problems.add({ file, line: act.line, field, value }, 'file.contradiction', { file: other, value: expected });
      return false;
    };
    const total = lines?.total ?? 0n;
    if (total !== act.total) return refuse('total', tengeText(act.total), tengeText(total as Tiyn));
    if ((lines?.local ?? 0n) !== act.local)
      return refuse('local', tengeText(act.local), tengeText((lines?.local ?? 0n) as Tiyn));
    const children = lines?.paid.size ?? 0;
    if (children !== act.children) return refuse('children', `${act.children}`, `${children}`);
    const days = lines?.payableDays ?? 0;
    return days === act.payableDays ? true : refuse('payable_days', `${act.payableDays}`, `${days}`);
  });
}
