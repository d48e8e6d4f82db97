import { type Booking, book } from '../../treasury/ledger.ts';
import type { LineReader } from '../line.ts';
import { type Counts, once, ownText, period, type Reading, rangeText, stageLines } from '../reading.ts';
import { groupKey, overlaps, type Provider } from '../world.ts';
import { commitmentsOf } from './commitments.ts';
import { accountOf } from './places.ts';

/** The kindergartens of the roster. */
export async function readProviders(reading: Reading): Promise<Counts> {
  const { world, sql, run } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_provider',
    `id uuid, number integer, bin text, ownership text, legal_form text, name_kk text, name_ru text, name_en text,
     district text, address_kk text, address_ru text, longitude float8, latitude float8, phone text, roster daterange`,
    (line) => {
      const [number, bin] = [line.whole('number', 1, 1_000_000), line.bin('bin')];
      const ownership = line.oneOf('ownership', ['public', 'private']);
      const form = line.oneOf('legal_form', ['kgu', 'gkkp', 'too', 'ip', 'chu']);
      const names = [line.text('name_kk'), line.text('name_ru'), line.text('name_en')];
      const district = line.text('kato');
      if (district !== '' && !world.districts.has(district))
        line.refuse('kato', 'file.referenceUnknown', { value: district, file: 'districts.geojson' });
      const addresses = [line.text('address_kk'), line.text('address_ru')];
      const point = [line.decimal('lon', 46, 88), line.decimal('lat', 40, 56)];
      const phone = line.optionalPhone('phone');
      const roster = period(line, 'roster_from', 'roster_to');
      if (line.bad || !once(line, seen, bin)) return null;
      const known = world.providers.get(bin);
      if (known === undefined && world.numbers.has(number))
        line.refuse('number', 'file.contradiction', { file: 'providers', value: `${number}` });
      if (line.bad || known !== undefined) return null;
      const id = run.newId();
      const name = ownText(names[1] as string);
      world.providers.set(bin, { id, bin, name, district, ownership, roster, contracts: [], accounts: [] });
      world.numbers.add(number);
      return [id, number, bin, ownership, form, ...names, district, ...addresses, ...point, phone, rangeText(roster)];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query('INSERT INTO provider SELECT * FROM stage_provider ON CONFLICT (bin) DO NOTHING');
  return counts;
}

/** The kindergarten of a column; refuses one that the roster does not know. */
export function providerOf(line: LineReader, reading: Reading, field = 'bin'): Provider | null {
  const bin = line.optional(field);
  const provider = reading.world.providers.get(bin);
  if (provider !== undefined) return provider;
  // A wrong number is told as such; a right one that nobody knows as unknown.
  if (line.bin(field) !== '' && !line.bad)
    line.refuse(field, 'file.referenceUnknown', { value: bin, file: 'providers.csv' });
  return null;
}

/** Contracts of the department; those of a kindergarten never overlap. */
export async function readContracts(reading: Reading): Promise<Counts> {
  const { sql, run, file, world } = reading;
  const bookings: Booking[] = [];
  const counts = await stageLines(
    reading,
    'stage_contract',
    `id uuid, provider_id uuid, number text, signed_on date, period daterange, programme text, payer text, treasury_number text,
     local_tiyn bigint, republican_tiyn bigint`,
    (line) => {
      const provider = providerOf(line, reading);
      const [number, signed] = [line.text('number', 60), line.day('signed_on')];
      const days = period(line, 'valid_from', 'valid_to');
      const programme = line.text('programme', 20);
      const payer = payerOf(line, reading);
      const treasury = line.optionalText('treasury_number', 60);
      const [local, republican] = [line.optionalMoney('sum_local'), line.optionalMoney('sum_republican')];
      if (local + republican > 0n && days.to === null) line.day('valid_to');
      if (line.bad || provider === null) return null;
      if (provider.contracts.some((known) => known.number === number && known.from === days.from)) return null;
      const other = provider.contracts.find((known) => overlaps(known, days));
      if (other !== undefined)
        line.refuse('valid_from', 'import.overlap', { file: other.file || file, line: `${other.line ?? '…'}` });
      if (line.bad) return null;
      const id = run.newId();
      const contract = { id, providerId: provider.id, programme, signed, days, local, republican };
      const committed = commitmentsOf(line, world.budget, contract);
      if (line.bad) return null;
      bookings.push(...committed);
      provider.contracts.push({ ...days, id, number, programme, file, line: line.line });
      return [id, provider.id, number, signed, rangeText(days), programme, payer, treasury, local, republican];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query(
      `INSERT INTO service_contract (id, provider_id, number, signed_on, period, programme, payer, treasury_number, local_tiyn, republican_tiyn)
       SELECT * FROM stage_contract`,
    );
    await book(sql, bookings, run);
  }
  return counts;
}

/** `department` or `financialCentre`; refuses one that the file of organisations does not know. */
export function payerOf(line: LineReader, reading: Reading): string {
  const payer = line.oneOf('payer', ['department', 'financialCentre']);
  if (!line.bad && !reading.world.organisations.has(payer))
    line.refuse('payer', 'file.referenceUnknown', { value: payer, file: 'organisations.csv' });
  return payer;
}

/** Bank accounts of kindergartens; one at a time. */
export async function readAccounts(reading: Reading): Promise<Counts> {
  const { sql, run, file } = reading;
  const counts = await stageLines(
    reading,
    'stage_account',
    'id uuid, provider_id uuid, iban text, bik text, kbe text, period daterange',
    (line) => {
      const provider = providerOf(line, reading);
      const [[iban, bik], kbe] = [accountOf(line), line.kbe('kbe')];
      const days = period(line, 'valid_from', 'valid_to');
      if (line.bad || provider === null) return null;
      if (provider.accounts.some((known) => known.iban === iban && known.from === days.from)) return null;
      const other = provider.accounts.find((known) => overlaps(known, days));
      if (other !== undefined)
        line.refuse('valid_from', 'import.overlap', { file: other.file || file, line: `${other.line ?? '…'}` });
      if (line.bad) return null;
      provider.accounts.push({ ...days, iban, file, line: line.line });
      return [run.newId(), provider.id, iban, bik, kbe, rangeText(days)];
    },
  );
  if (sql !== null && counts.fresh > 0) await sql.query('INSERT INTO provider_account SELECT * FROM stage_account');
  return counts;
}

/** Care groups, each with its counter of places. */
export async function readGroups(reading: Reading): Promise<Counts> {
  const { world, sql, run } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_group',
    `id uuid, provider_id uuid, code text, name text, kind text, hours numeric, language text, age smallint,
     capacity smallint, period daterange`,
    (line) => {
      const provider = providerOf(line, reading);
      const [code, name] = [line.text('group_code', 20), line.text('name', 100)];
      const kind = line.oneOf('kind', ['general', 'sanatorium', 'correctional', 'special']);
      const hours = line.decimal('hours', 1, 24);
      const language = line.oneOf('language', ['kk', 'ru']);
      const [age, capacity] = [line.whole('age', 1, 6), line.whole('capacity', 1, 60)];
      const days = period(line, 'opened_on', 'closed_on');
      if (line.bad || provider === null) return null;
      const key = groupKey(provider.bin, code);
      if (!once(line, seen, key) || world.groups.has(key)) return null;
      const id = run.newId();
      world.groups.set(key, { ...days, id, provider, code, kind, hours });
      return [id, provider.id, code, name, kind, hours, language, age, capacity, rangeText(days)];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query('INSERT INTO care_group SELECT * FROM stage_group ON CONFLICT (provider_id, code) DO NOTHING');
    await sql.query(
      `INSERT INTO care_group_places (care_group_id, provider_id, enrolled, held)
       SELECT id, provider_id, 0, 0 FROM stage_group ON CONFLICT (care_group_id) DO NOTHING`,
    );
  }
  return counts;
}
