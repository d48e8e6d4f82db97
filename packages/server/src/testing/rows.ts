/** The rows of the tiny city: defaults, and how each is written. */
import type { CalendarDay } from '@balapan/domain/calendar.ts';
import { asDay } from '@balapan/domain/day.ts';
import { composeIin } from '@balapan/domain/iin.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Policy } from '@balapan/domain/policy.ts';

export type Query = <T extends object>(text: string, values?: readonly unknown[]) => Promise<T[]>;

export interface ProviderRow {
  id: string;
  number: number;
  bin: string;
  ownership: string;
  name_ru: string;
  district: string;
}
export interface CareGroupRow {
  id: string;
  provider_id: string;
  code: string;
  kind: string;
  language: string;
  age: number;
  capacity: number;
}
export interface PersonRow {
  id: string;
  iin: string;
  surname: string;
  given_name: string;
  phone: string | null;
  language: string;
  staff: boolean;
}
export interface ChildRow {
  id: string;
  iin: string;
  surname: string;
  given_name: string;
  birth_date: string;
  provider_id: string | null;
  care_group_id: string | null;
}
export interface ApplicationRow {
  id: string;
  number: string;
  child_id: string;
  person_id: string;
  filed_at: string;
  tier: string;
  category: number;
  category_age: number;
  language: string;
  wished_start: string;
  state: string;
  state_since: string;
  restored: boolean;
}

/** Writes one row; the names are the test's own, never a user's. */
export async function insert(query: Query, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  await query(`INSERT INTO ~${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}

export interface Base {
  region: string;
  start: number;
  district: string;
  calendar: readonly CalendarDay[];
  policy: Policy;
}

/** What every test needs once. Budget: money for 10 vouchers of three months and the general norm, nobody enrolled. */
export async function baseRows(query: Query, { region, start, district, calendar, policy }: Base): Promise<void> {
  await insert(query, 'region', {
    code: region,
    kato: '750000000',
    name_kk: 'Алматы',
    name_ru: 'Алматы',
    name_en: 'Almaty',
    zone: 'Asia/Almaty',
    demonstration: true,
    clock_at: isoOf(start),
  });
  await query(
    `INSERT INTO ~calendar_day (day, kind, source) SELECT * FROM unnest($1::date[], $2::text[], $3::text[])`,
    [calendar.map(({ day }) => day), calendar.map(({ kind }) => kind), calendar.map(({ source }) => source)],
  );
  await insert(query, 'policy_version', {
    version: 1,
    period: `[${policy.validFrom},)`,
    body: JSON.stringify(policy),
    source: 'test',
    made_by: 'a',
    approved_by: 'b',
  });
  await insert(query, 'district', { kato: district, name_kk: 'Б', name_ru: 'Б', name_en: 'B', outline: '{}' });
  for (const code of ['department', 'financialCentre']) {
    await insert(query, 'organisation', {
      code,
      bin: code === 'department' ? '120140000016' : '120140000027',
      name_kk: code,
      name_ru: code,
      name_en: code,
      iban: code === 'department' ? 'KZ000700000000000001' : 'KZ000700000000000002',
      bik: 'KKMFKZ2A',
      kbe: '11',
    });
  }
  await insert(query, 'norm', {
    id: '01980000-0000-7000-8000-000000000001',
    code: 'general',
    group_kind: 'general',
    hours: 10.5,
    total_tiyn: 5_565_900,
    local_tiyn: 5_066_800,
    republican_tiyn: 499_100,
    coefficient: 1,
    period: '[2025-01-01,2026-01-01)',
    legal_act: 'test',
    legal_date: '2024-12-06',
  });
  for (const [code, source, monthly] of [
    ['V-L', 'local', 5_066_800],
    ['V-R', 'republican', 499_100],
  ] as const)
    await budgetRow(query, { code, source, amount: monthly * 3 * 10 });
}

/** A line of the second half of 2025, approved and booked as the treasury registered it. */
export async function budgetRow(
  query: Query,
  line: { code: string; source: 'local' | 'republican'; amount: number; programme?: string; voucher?: boolean },
): Promise<void> {
  const { code, source, amount, programme = '360-202', voucher = true } = line;
  await insert(query, 'budget_line', {
    code,
    year: 2025,
    half: 2,
    programme,
    specific: '159',
    funding_source: source,
    voucher,
    amount_tiyn: amount,
    decision: 'test',
    decided_on: '2025-06-05',
    registered_on: '2025-06-30',
  });
  await query(
    `WITH made AS (
       INSERT INTO ~journal (id, operation_key, kind, month, posted_at)
       VALUES (gen_random_uuid(), $1, 'budgetApproved', '2025-06-01', '2025-06-30T12:00:00+05:00') RETURNING id)
     INSERT INTO ~entry (journal_id, seq, account, month, funding_source, amount_tiyn, budget_line)
     SELECT id, seq, account, '2025-07-01', $2, CASE seq WHEN 1 THEN $3::bigint ELSE -$3::bigint END, $4
       FROM made CROSS JOIN (VALUES (1, '1100'), (2, '1000')) AS s (seq, account)`,
    [`budgetApproved:${code}`, source, amount, code],
  );
}

/** The builders that only write. `next`: 1, 2, 3 … */
export function makers(query: Query, newId: () => string, next: () => number, district: string) {
  const iin = (birth: string): string =>
    composeIin(asDay(birth), 'male', next()) ?? composeIin(asDay(birth), 'male', next() + 5000) ?? '';
  const provider = async (over: Partial<ProviderRow> = {}): Promise<ProviderRow> => {
    const n = next();
    const row = {
      id: newId(),
      number: n,
      bin: `1201400${`${n}`.padStart(5, '0')}`,
      ownership: 'private',
      name_ru: `Сад ${n}`,
      district,
      ...over,
    };
    await insert(query, 'provider', {
      ...row,
      legal_form: 'too',
      name_kk: row.name_ru,
      name_en: row.name_ru,
      address_kk: 'Абай 1',
      address_ru: 'Абая 1',
      longitude: 76.9,
      latitude: 43.24,
      phone: null,
      roster: '[2025-07-01,)',
    });
    return row;
  };
  const careGroup = async (
    { id }: { id: string },
    { enrolled = 0, held = 0, ...over }: Partial<CareGroupRow> & { enrolled?: number; held?: number } = {},
  ): Promise<CareGroupRow> => {
    const row = {
      id: newId(),
      provider_id: id,
      code: `g${next()}`,
      kind: 'general',
      language: 'kk',
      age: 3,
      capacity: 20,
      ...over,
    };
    await insert(query, 'care_group', { ...row, name: row.code, hours: 10.5, period: '[2025-07-01,)' });
    await insert(query, 'care_group_places', { care_group_id: row.id, provider_id: id, enrolled, held });
    return row;
  };
  const person = async (over: Partial<PersonRow> = {}): Promise<PersonRow> => {
    const n = next();
    const row = {
      id: newId(),
      iin: iin('1990-05-05'),
      surname: `Ким${n}`,
      given_name: 'Анна',
      phone: '+77010000000',
      language: 'ru',
      staff: false,
      ...over,
    };
    await insert(query, 'person', row);
    return row;
  };
  const child = async (over: Partial<ChildRow> = {}): Promise<ChildRow & { guardian: PersonRow }> => {
    const n = next();
    const birth = over.birth_date ?? '2022-05-14';
    const row = {
      id: newId(),
      iin: iin(birth),
      surname: `Ким${n}`,
      given_name: 'Айару',
      birth_date: birth,
      provider_id: null,
      care_group_id: null,
      ...over,
    };
    await insert(query, 'child', { ...row, sex: 'm', citizenship: 'KZ' });
    const guardian = await person();
    await insert(query, 'guardianship', { child_id: row.id, person_id: guardian.id, relation: 'mother', signs: true });
    return { ...row, guardian };
  };
  const enrolment = async (
    of: { id: string },
    group: CareGroupRow,
    from = '2025-07-01',
    to: string | null = null,
  ): Promise<string> => {
    const id = newId();
    await insert(query, 'enrolment', {
      id,
      child_id: of.id,
      provider_id: group.provider_id,
      care_group_id: group.id,
      period: `[${from},${to ?? ''})`,
    });
    await query('UPDATE ~child SET provider_id = $2, care_group_id = $3 WHERE id = $1', [
      of.id,
      group.provider_id,
      group.id,
    ]);
    await query('UPDATE ~care_group_places SET enrolled = enrolled + 1 WHERE care_group_id = $1', [group.id]);
    return id;
  };
  const application = async ({
    child: given,
    ...over
  }: Partial<ApplicationRow> & { child?: ChildRow & { guardian: PersonRow } } = {}): Promise<
    ApplicationRow & { guardian: PersonRow }
  > => {
    const of = given ?? (await child());
    const n = next();
    const age = 2025 - Number(of.birth_date.slice(0, 4));
    const row = {
      id: newId(),
      number: `7500-0000-${`${n}`.padStart(4, '0')}`,
      child_id: of.id,
      person_id: of.guardian.id,
      filed_at: `2025-06-03T09:${`${n % 60}`.padStart(2, '0')}:00+05:00`,
      tier: 'general',
      category: age < 2 ? 21 : 14 + age,
      category_age: age,
      language: 'kk',
      wished_start: '2025-09-01',
      state: 'waiting',
      state_since: '2025-09-11T00:00:00+05:00',
      restored: false,
      ...over,
    };
    await insert(query, 'application', { ...row, ground_checked: false, district });
    await query(
      `INSERT INTO ~application_event (application_id, seq, child_id, at, event, to_state, reason, params) VALUES ($1, 1, $2, $3, 'filed', 'waiting', 'filed', '{}')`,
      [row.id, row.child_id, row.filed_at],
    );
    return { ...row, guardian: of.guardian };
  };
  const appointment = async (
    personId: string,
    role: string,
    providerId: string | null,
    careGroupId: string | null,
    kato: string | null,
    organisation: string | null,
  ): Promise<string> => {
    const id = newId();
    await insert(query, 'appointment', {
      id,
      person_id: personId,
      role,
      provider_id: providerId,
      care_group_id: careGroupId,
      district: kato,
      organisation,
      period: '[2025-07-01,)',
    });
    return id;
  };
  return { provider, careGroup, person, child, enrolment, application, appointment };
}
