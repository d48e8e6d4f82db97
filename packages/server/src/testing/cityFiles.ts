/** The files of a tiny city, valid in every cell; a test bends what it is about. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeBin } from '@balapan/domain/bin.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { composeIin } from '@balapan/domain/iin.ts';
import { type Tiyn, tenge, tengeText, tiyn } from '@balapan/domain/money.ts';

export type Line = Record<string, string>;
/** Lines by name of the file, without its ending. */
export type CityFiles = Record<string, Line[]>;

/** The n-th valid number for a day of birth. */
export function iin(birth: string, serial: number, sex: 'male' | 'female' = 'female'): string {
  for (let at = serial * 7; at < 10_000; at += 1) {
    const made = composeIin(asDay(birth), sex, at);
    if (made !== null) return made;
  }
  throw new RangeError(`no number ${serial}`);
}

function bin(serial: number): string {
  for (let at = serial * 11; ; at += 1) {
    const made = composeBin(asMonth('2015-03'), 'resident', 'head', at);
    if (made !== null) return made;
  }
}

const iban = (bank: string, serial: number): string => composeIban(bank, `A${`${serial}`.padStart(12, '0')}`);
const district = '751110000';

export const bins = { department: bin(1), centre: bin(2), balausa: bin(3), kulynshak: bin(4) } as const;
export const people = {
  head: iin('1975-05-05', 1),
  educator: iin('1985-05-05', 2),
  specialist: iin('1980-05-05', 3),
  mother: iin('1990-01-01', 4),
  father: iin('1988-02-02', 5, 'male'),
} as const;
/** Enrolled since spring. */
export const enrolled = ['2021-03-10', '2021-04-11', '2021-05-12'].map((birth, at) => iin(birth, 10 + at));
/** Three lines that live on, one child enrolled, one who waits elsewhere, one over age. */
export const queued = ['2022-03-01', '2024-06-02', '2021-07-03', '2022-08-04', '2019-01-05'].map((birth, at) => ({
  iin: iin(birth, 30 + at),
  birth,
}));

/** Days of July 2025 that were payable, by child. */
const julyDays = [22, 20, 11];
const norm = { normTiyn: tenge(55_659), localTiyn: tenge(50_668), republicanTiyn: tenge(4_991) };
const sums = julyDays.map((payableDays) =>
  childMonthAmount({ stretches: [{ ...norm, payableDays }], workingDays: 22 }),
);
const total = (part: 'total' | 'local' | 'republican'): Tiyn => tiyn(sums.reduce((sum, each) => sum + each[part], 0n));

const person = (number: string, surname: string, given: string): Line => ({
  iin: number,
  surname,
  given_name: given,
  patronymic: '',
  phone: '8 701 123 45 67',
});

/** A whole tiny city: two kindergartens, three children, five in the queue, a closed month, a month of marks. */
export function tinyCity(): CityFiles {
  const names = { name_kk: 'Балауса', name_ru: 'Балауса', name_en: 'Balausa' };
  const account = (bank: string, bik: string, serial: number): Line => ({ iban: iban(bank, serial), bik });
  return {
    calendar: draftCalendar(2025, 2025).map(({ day, kind, source }) => ({ day, kind, source })),
    organisations: [
      { code: 'department', bin: bins.department, ...names, ...account('070', 'KKMFKZ2A', 1), kbe: '12' },
      { code: 'financialCentre', bin: bins.centre, ...names, ...account('601', 'HSBKKZKX', 2), kbe: '16' },
    ],
    norms: [
      {
        norm_code: 'G-10.5',
        group_kind: 'general',
        hours: '10.5',
        total: '55659.00',
        local: '50668.00',
        republican: '4991.00',
        coefficient: '1.0000',
        valid_from: '2025-01-01',
        legal_act: '№ 1',
        legal_date: '2025-01-10',
      },
    ],
    'parent-fees': [{ amount: '25000.00', valid_from: '2025-01-01', legal_act: '№ 1' }],
    budget: [budgetLine('local', '900000000.00'), budgetLine('republican', '90000000.00')],
    providers: [
      provider(1, bins.balausa, 'private', { ...names, name_ru: 'Балауса' }),
      provider(2, bins.kulynshak, 'public', { ...names, name_ru: 'Құлыншақ' }),
    ],
    contracts: [contract(bins.balausa, 'Д-1'), contract(bins.kulynshak, 'Д-2')],
    accounts: [
      { bin: bins.balausa, ...account('722', 'CASPKZKA', 3), kbe: '17', valid_from: '2024-01-01' },
      { bin: bins.kulynshak, ...account('070', 'KKMFKZ2A', 4), kbe: '16', valid_from: '2024-01-01' },
    ],
    'care-groups': [group(bins.balausa, '01'), group(bins.kulynshak, '01')],
    children: enrolled.map((number, at) => ({
      ...person(number, 'Серікқызы', 'Айша'),
      birth_date: `2021-0${3 + at}-1${at}`,
      sex: 'f',
      citizenship: 'KZ',
      bin: bins.balausa,
      group_code: '01',
      enrolled_on: '2025-03-03',
      voucher_number: `75-25-000000${at + 1}`,
    })),
    guardians: [...enrolled, ...queued.map((child) => child.iin)].map((child) => ({
      child_iin: child,
      relation: 'mother',
      language: 'kk',
      signs: '1',
      ...person(people.mother, 'серікова', 'Гүлнәр'),
    })),
    staff: [
      {
        ...person(people.head, 'Ахметова', 'Сәуле'),
        role: 'head',
        organisation: bins.balausa,
        valid_from: '2024-01-01',
      },
      {
        ...person(people.educator, 'Омарова', 'Дана'),
        role: 'educator',
        organisation: bins.balausa,
        group_code: '01',
        valid_from: '2024-01-01',
      },
      {
        ...person(people.specialist, 'Ким', 'Анна'),
        role: 'districtSpecialist',
        kato: district,
        valid_from: '2024-01-01',
      },
    ],
    'queue-2025-09-11': queueLines(),
    'interest-2025-09-11': [{ number: '7500-0000-0003', answer: 'yes', answered_on: '2025-08-20' }],
    'other-regions-2025-09-11': [
      { child_iin: queued[3]?.iin ?? '', region: 'astana', number: '7100-0000-0001', filed_on: '2025-01-20' },
    ],
    'registers-2025-07': enrolled.map((number, at) => registerLine(number, at)),
    'acts-2025-07': [act()],
    'payments-2025-07': [payment(iban('722', 3))],
    'marks-2025-08': enrolled.map((number) => marks(number)),
  };
}

const budgetLine = (source: string, amount: string): Line => ({
  code: `2025-2-${source}`,
  year: '2025',
  half: '2',
  programme: '360-202',
  specific: '159',
  funding_source: source,
  voucher: '1',
  amount,
  decision: '№ 217',
  decided_on: '2025-06-05',
  registered_on: '2025-06-30',
});

const provider = (number: number, own: string, ownership: string, names: Line): Line => ({
  number: `${number}`,
  bin: own,
  ownership,
  legal_form: ownership === 'public' ? 'kgu' : 'too',
  ...names,
  kato: district,
  address_kk: 'Абай, 1',
  address_ru: 'Абая, 1',
  lon: '76.9',
  lat: '43.2',
  phone: '+77012223344',
  roster_from: '2025-07-01',
});

const contract = (own: string, number: string): Line => ({
  bin: own,
  number,
  signed_on: '2025-06-30',
  valid_from: '2025-07-01',
  valid_to: '2025-12-31',
  programme: '360-202',
  payer: 'financialCentre',
});

const group = (own: string, code: string): Line => ({
  bin: own,
  group_code: code,
  name: 'Балапан',
  kind: 'general',
  hours: '10.5',
  language: 'kk',
  age: '4',
  capacity: '25',
  opened_on: '2020-09-01',
});

function queueLines(): Line[] {
  const line = (at: number, child: { iin: string; birth: string }, more: Line = {}): Line => ({
    number: `7500-0000-000${at}`,
    child_iin: child.iin,
    surname: 'серікқызы',
    given_name: 'Айша',
    birth_date: child.birth,
    guardian_iin: people.mother,
    filed_at: `2025-0${at}-03 09:42:17`,
    tier: 'general',
    ground_checked: '0',
    language: 'kk',
    wished_start: '2025-09-01',
    kato: district,
    state: 'waiting',
    state_since: `2025-0${at}-03 09:42:17`,
    ...more,
  });
  const [waiting, small, waitlisted, elsewhere, tooOld] = queued as [Child, Child, Child, Child, Child];
  const since = { state_since: '2025-09-10 11:00:00' };
  return [
    line(1, waiting),
    line(2, small, { state: 'offered', ...since }),
    line(3, waitlisted, { state: 'waitlisted', ...since, waitlist_bin: bins.balausa, voucher_number: '75-25-0000009' }),
    line(4, elsewhere),
    line(5, tooOld),
    line(6, { iin: enrolled[0] as string, birth: '2021-03-10' }),
    line(7, waiting),
  ];
}
type Child = (typeof queued)[number];

const registerLine = (number: string, at: number): Line => ({
  bin: bins.balausa,
  group_code: '01',
  child_iin: number,
  month: '2025-07',
  working_days: '22',
  present: `${julyDays[at]}`,
  ill: '0',
  leave: '0',
  quarantine: '0',
  unexcused: `${22 - (julyDays[at] ?? 0)}`,
  payable_days: `${julyDays[at]}`,
  confirmed_on: '2025-08-03',
  norm_code: 'G-10.5',
  total: tengeText(sums[at]?.total as Tiyn),
  local: tengeText(sums[at]?.local as Tiyn),
  republican: tengeText(sums[at]?.republican as Tiyn),
});

const act = (): Line => ({
  number: '07-2025/0001',
  bin: bins.balausa,
  month: '2025-07',
  children: '3',
  payable_days: '53',
  total: tengeText(total('total')),
  local: tengeText(total('local')),
  republican: tengeText(total('republican')),
  payer: 'financialCentre',
  state: 'paid',
  desk: 'closed',
  since: '2025-08-28 11:00:00',
  provider_signed_at: '2025-08-10 10:00:00',
  department_signed_at: '2025-08-15 10:00:00',
});

const payment = (account: string): Line => ({
  register_number: '1',
  register_date: '2025-08-27',
  payer: 'financialCentre',
  act_number: '07-2025/0001',
  bin: bins.balausa,
  iban: account,
  bik: 'CASPKZKA',
  amount: tengeText(total('total')),
  document_number: '1',
  sent_on: '2025-08-28',
  state: 'confirmed',
  paid_on: '2025-08-28',
});

/** Present on the first three working days of August, confirmed. */
function marks(number: string): Line {
  const days = Object.fromEntries(
    Array.from({ length: 31 }, (_, at) => [`d${at + 1}`, at === 0 || at === 3 || at === 4 ? 'Я' : '']),
  );
  return {
    bin: bins.balausa,
    group_code: '01',
    child_iin: number,
    ...days,
    confirmed_on: '2025-09-02',
    confirmed_by: people.mother,
  };
}

export interface Writing {
  /** Makes the bytes of a file out of its text. */
  readonly encode?: (text: string) => string | Uint8Array;
  readonly delimiter?: string;
  /** Columns beside those of the lines, by name of the file. */
  readonly columns: (name: string) => readonly string[];
  readonly asOf?: Day;
}

/** Writes the files with all their columns, the manifest and one district. */
export function writeFiles(folder: string, files: CityFiles, { encode, delimiter = ';', columns }: Writing): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries(files)) {
    const all = columns(name);
    const rows = [all, ...lines.map((line) => all.map((column) => line[column] ?? ''))];
    const text = `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;
    writeFileSync(join(folder, `${name}.csv`), encode?.(text) ?? text);
  }
  const ring = [
    [76.8, 43.1],
    [77, 43.1],
    [77, 43.3],
    [76.8, 43.1],
  ];
  const properties = { kato: district, nameKk: 'Алмалы', nameRu: 'Алмалинский', nameEn: 'Almaly' };
  const features = [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }];
  writeFileSync(join(folder, 'districts.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const region = {
    code: 'almaty',
    kato: '750000000',
    nameKk: 'Алматы',
    nameRu: 'Алматы',
    nameEn: 'Almaty',
    zone: 'Asia/Almaty',
  };
  const manifest = { format: 'balapan-city', version: 1, region, asOf: '2025-09-11', files: [] };
  writeFileSync(join(folder, 'city.json'), JSON.stringify(manifest));
}
