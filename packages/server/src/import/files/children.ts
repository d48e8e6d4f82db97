import { intakeYearOn, isOverAge } from '@balapan/domain/category.ts';
import { type Day, dayOf } from '@balapan/domain/day.ts';
import { checkIin } from '@balapan/domain/iin.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import type { LineReader } from '../line.ts';
import { type Counts, momentText, ownText, period, type Reading, rangeText, stageLines } from '../reading.ts';
import { addStay, type Child, covers, groupKey, newChild, overlaps, type Period } from '../world.ts';
import { writeEnrolments } from './childrenQueries.ts';
import { providerOf } from './roster.ts';

const staged = `line integer, child_id uuid, is_new boolean, iin text, surname text, given_name text, patronymic text,
  birth_date date, sex text, citizenship text, enrolment_id uuid, provider_id uuid, care_group_id uuid, period daterange,
  running boolean, voucher_id uuid, voucher_is_new boolean, voucher_number text, since timestamptz`;

/** Enrolments of children: the child, its voucher, the country's claim, the places of the group. */
export async function readChildren(reading: Reading): Promise<Counts> {
  const { world, sql, run, file } = reading;
  const counts = await stageLines(reading, 'stage_child', staged, (line) => {
    const iin = line.optional('iin');
    let child = world.children.get(iin);
    if (child === undefined) line.iin('iin');
    const surname = line.name('surname');
    const [given, patronymic] = [line.name('given_name'), line.optionalName('patronymic')];
    const birth = line.day('birth_date');
    const sex = line.oneOf('sex', ['m', 'f']);
    const citizenship = line.text('citizenship', 2).toUpperCase();
    const provider = providerOf(line, reading);
    const code = line.text('group_code', 20);
    const days = period(line, 'enrolled_on', 'left_on');
    const number = line.optionalText('voucher_number', 40);
    if (line.bad || provider === null) return null;
    const group = world.groups.get(groupKey(provider.bin, code));
    if (group === undefined)
      line.refuse('group_code', 'file.referenceUnknown', { value: code, file: 'care-groups.csv' });
    birthFits(line, 'iin', iin, birth);
    if (child !== undefined && child.birth !== birth)
      line.refuse('birth_date', 'file.contradiction', { file: 'child', value: child.birth });
    if (isTooOld(birth, days, reading)) line.refuse('birth_date', 'queue.overAge');
    if (line.bad || group === undefined) return null;
    if (child?.stays.some((stay) => stay.group === group && stay.from === days.from)) return null;
    const other = child?.stays.find((stay) => overlaps(stay, days));
    if (other !== undefined)
      line.refuse('enrolled_on', 'import.overlap', { file: other.file || file, line: `${other.line ?? '…'}` });
    const isOther = number !== null && number !== child?.voucher && (world.vouchers.has(number) || !!child?.voucher);
    if (isOther)
      line.refuse('voucher_number', 'file.contradiction', { file: 'voucher', value: child?.voucher ?? number });
    if (line.bad) return null;
    const isNew = child === undefined;
    child ??= newChild(run.newId(), birth);
    if (isNew) world.children.set(iin, child);
    addStay(child, { from: days.from, to: days.to, group, file, line: line.line });
    const voucherIsNew = takeVoucher(reading, child, number);
    const person = [child.id, isNew, iin, surname, given, patronymic, birth, sex, citizenship];
    const place = [run.newId(), provider.id, group.id, rangeText(days), covers(days, run.today)];
    const since = momentText(momentOf(days.from, '09:00'));
    return [line.line, ...person, ...place, child.voucherId, voucherIsNew, number, since];
  });
  if (sql !== null && counts.fresh > 0) await writeEnrolments(reading, sql);
  return counts;
}

/** Gives the child the voucher of the line; true where it is a new one. */
function takeVoucher(reading: Reading, child: Child, number: string | null): boolean {
  if (number === null || child.voucher === number) return false;
  child.voucher = ownText(number);
  child.voucherId = reading.run.newId();
  reading.world.vouchers.add(child.voucher);
  return true;
}

/** The day of birth must be the one in the number; some foreigners' numbers have none. */
export function birthFits(line: LineReader, field: string, iin: string, birth: Day): void {
  const check = checkIin(iin);
  if (check.ok && check.birthDate !== null && check.birthDate !== birth)
    line.fail(field, iin, 'iin.birthDateDiffers', { inNumber: check.birthDate, given: birth });
}

/** Nobody goes to a kindergarten after 1 September of the year in which school begins (domain.md 2.2). */
function isTooOld(birth: Day, days: Period, { run }: Reading): boolean {
  const year = intakeYearOn(run.today, run.rules);
  const [month, day] = run.rules.schoolDay.split('-').map(Number);
  const school = dayOf(year, month ?? 9, day ?? 1) as Day;
  return (days.to === null || days.to > school) && isOverAge(birth, year, run.rules);
}
