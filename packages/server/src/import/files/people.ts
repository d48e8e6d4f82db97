import type { LineReader } from '../line.ts';
import { type Counts, once, period, type Reading, rangeText, stageLines } from '../reading.ts';
import { addGuardian, groupKey, type Known, overlaps, type Person } from '../world.ts';
import { providerOf } from './roster.ts';

/** Guardians of children, enrolled or queued. */
export async function readGuardians(reading: Reading): Promise<Counts> {
  const { world, sql } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_guardian',
    `id uuid, is_new boolean, iin text, surname text, given_name text, patronymic text, phone text, language text,
     child_id uuid, relation text, signs boolean`,
    (line) => {
      const childIin = line.optional('child_iin');
      const child = world.children.get(childIin);
      if (child === undefined && line.iin('child_iin') !== '' && !line.bad)
        line.refuse('child_iin', 'file.referenceUnknown', { value: childIin, file: 'children.csv' });
      const person = personOf(line, reading);
      const language = line.oneOf('language', ['kk', 'ru', 'en']);
      const relation = line.oneOf('relation', ['mother', 'father', 'guardian']);
      const signs = line.flag('signs');
      if (line.bad || child === undefined || !once(line, seen, childIin + person.iin)) return null;
      const known = take(person, reading);
      if (child.guardians.includes(known.id)) return null;
      addGuardian(child, known.id);
      return [known.id, person.isNew, ...person.row, language, child.id, relation, signs];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query(
      `INSERT INTO person (id, iin, surname, given_name, patronymic, phone, language)
       SELECT id, iin, surname, given_name, patronymic, phone, language FROM stage_guardian WHERE is_new
       ON CONFLICT (iin) DO NOTHING`,
    );
    await sql.query(
      `INSERT INTO guardianship (child_id, person_id, relation, signs)
       SELECT child_id, id, relation, signs FROM stage_guardian ON CONFLICT (child_id, person_id) DO NOTHING`,
    );
  }
  return counts;
}

interface PersonFields {
  readonly iin: string;
  /** Number, names and telephone, as they are staged. */
  readonly row: readonly (string | null)[];
  isNew: boolean;
}

/** The fields of a grown-up; the number is checked where nobody has it yet. */
function personOf(line: LineReader, reading: Reading): PersonFields {
  const iin = line.optional('iin');
  const isNew = !reading.world.persons.has(iin);
  if (isNew) line.iin('iin');
  const names = [line.name('surname'), line.name('given_name'), line.optionalName('patronymic')];
  return { iin, isNew, row: [iin, ...names, line.optionalPhone('phone')] };
}

/** The person of a good line, known from now on. */
function take(person: PersonFields, { world, run }: Reading): Person {
  const known = world.persons.get(person.iin) ?? { id: run.newId(), staff: false };
  world.persons.set(person.iin, known);
  return known;
}

const providerRoles = ['head', 'accountant', 'methodist', 'educator'] as const;
const districtRoles = ['districtSpecialist', 'consultationClerk'] as const;
const departmentRoles = [
  'departmentSpecialist',
  'departmentHead',
  'departmentAccountant',
  'callCentreOperator',
  'auditor',
  'administrator',
] as const;
const payerRoles = ['payerOperator', 'payerChecker', 'payerReleaser'] as const;
const staffRoles = [...providerRoles, ...districtRoles, ...departmentRoles, ...payerRoles] as const;

interface Post {
  readonly provider: string | null;
  readonly group: string | null;
  readonly district: string | null;
  readonly organisation: string | null;
}

/** Appointments of those who work in kindergartens, the department and the payers. */
export async function readStaff(reading: Reading): Promise<Counts> {
  const { world, sql, run } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_staff',
    `id uuid, is_new boolean, iin text, surname text, given_name text, patronymic text, phone text, appointment_id uuid,
     role text, provider_id uuid, care_group_id uuid, district text, organisation text, period daterange`,
    (line) => {
      const person = personOf(line, reading);
      const role = line.oneOf('role', staffRoles);
      const post = line.bad ? null : postOf(line, reading, role);
      const days = period(line, 'valid_from', 'valid_to');
      if (line.bad || post === null) return null;
      const known = take(person, reading);
      const key = appointmentKey(known.id, role, post);
      if (!once(line, seen, `${key}/${days.from}`)) return null;
      const held = world.appointments.get(key) ?? [];
      if (held.some(({ from }) => from === days.from)) return null;
      const other = held.find((one) => overlaps(one, days));
      if (other !== undefined) {
        line.refuse('valid_from', 'import.appointmentOverlap', heldBy(line.file, other));
        return null;
      }
      world.appointments.set(key, held.concat({ ...days, file: line.file, line: line.line }));
      known.staff = true;
      const place = [post.provider, post.group, post.district, post.organisation];
      return [known.id, person.isNew, ...person.row, run.newId(), role, ...place, rangeText(days)];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query(
      `INSERT INTO person (id, iin, surname, given_name, patronymic, phone, language, staff)
       SELECT id, iin, surname, given_name, patronymic, phone, 'kk', true FROM stage_staff WHERE is_new
       ON CONFLICT (iin) DO NOTHING`,
    );
    await sql.query('UPDATE person p SET staff = true FROM stage_staff s WHERE p.id = s.id AND NOT p.staff');
    await sql.query(
      `INSERT INTO appointment (id, person_id, role, provider_id, care_group_id, district, organisation, period)
       SELECT appointment_id, id, role, provider_id, care_group_id, district, organisation, period FROM stage_staff`,
    );
  }
  return counts;
}

/** As the database tells that somebody holds a place twice (`appointment_once`). */
const appointmentKey = (person: string, role: string, { provider, group, district, organisation }: Post) =>
  [person, role, provider ?? '', group ?? '', district ?? '', organisation ?? ''].join('/');

/** The appointment that stands in the way: its days and, of this run, its line. */
const heldBy = (file: string, { from, to, file: of, line }: Known) => ({
  from,
  to: to ?? '…',
  file: line === null ? '' : of || file,
  line: `${line ?? ''}`,
});

/** Where somebody works: the role says which columns tell it. */
function postOf(line: LineReader, reading: Reading, role: (typeof staffRoles)[number]): Post | null {
  const nowhere: Post = { provider: null, group: null, district: null, organisation: null };
  if ((districtRoles as readonly string[]).includes(role)) {
    const district = line.text('kato');
    if (!line.bad && !reading.world.districts.has(district))
      line.refuse('kato', 'file.referenceUnknown', { value: district, file: 'districts.geojson' });
    return { ...nowhere, district };
  }
  if ((departmentRoles as readonly string[]).includes(role))
    return { ...nowhere, organisation: line.oneOf('organisation', ['department']) };
  if ((payerRoles as readonly string[]).includes(role))
    return { ...nowhere, organisation: line.oneOf('organisation', ['financialCentre', 'department']) };
  const provider = providerOf(line, reading, 'organisation');
  if (provider === null) return null;
  if (role !== 'educator') return { ...nowhere, provider: provider.id };
  const code = line.text('group_code', 20);
  const group = reading.world.groups.get(groupKey(provider.bin, code));
  if (group === undefined && !line.bad)
    line.refuse('group_code', 'file.referenceUnknown', { value: code, file: 'care-groups.csv' });
  return group === undefined ? null : { ...nowhere, provider: provider.id, group: group.id };
}
