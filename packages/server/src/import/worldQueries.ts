import type { ReadHandle } from '@balapan/database/scope.ts';
import type { DateRange } from '@balapan/database/values.ts';
import { commitmentKey } from '@balapan/domain/budget.ts';
import { type CalendarDay, makeCalendar } from '@balapan/domain/calendar.ts';
import { addDays, type Day, type Month } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import {
  addGuardian,
  addStay,
  budgetKey,
  type Child,
  emptyWorld,
  type Group,
  groupKey,
  type Known,
  newChild,
  type Period,
  type Provider,
  type World,
} from './world.ts';

type Sql = Pick<ReadHandle, 'query'>;
/** Text of a column as a branded day, which the database guarantees. */
const day = (text: string): Day => text as Day;

/** Days from the first to the last, from a half-open range of the database. */
export function periodOf(range: DateRange): Period {
  return { from: day(range.from ?? '0001-01-01'), to: range.to === null ? null : addDays(day(range.to), -1) };
}

const stored = (range: DateRange): Known => ({ ...periodOf(range), file: '', line: null });

/** Kinds of files that are going to be read: what only they ask for is left out otherwise. */
export interface Asked {
  readonly children: boolean;
  readonly staff: boolean;
}

/** Reads what the region holds. A full city takes about two seconds and 150 MB; an empty one nothing. */
export async function loadWorld(sql: Sql, asked: Asked = { children: true, staff: true }): Promise<World> {
  const world = emptyWorld();
  await loadPlain(sql, world);
  const providers = await loadProviders(sql, world);
  const groups = await loadGroups(sql, world, providers);
  await loadPeople(sql, world, groups);
  if (asked.children) await loadVouchers(sql, world);
  if (asked.staff) await loadAppointments(sql, world);
  await loadMoney(sql, world, providers);
  return world;
}

async function loadPlain(sql: Sql, world: World): Promise<void> {
  for (const row of await sql.query<{ kato: string }>('SELECT kato FROM district')) world.districts.add(row.kato);
  for (const row of await sql.query<{ code: string; iban: string }>('SELECT code, iban FROM organisation'))
    world.organisations.set(row.code, row.iban);
  await loadBudget(sql, world);
  for (const row of await sql.query<{ period: DateRange }>('SELECT period FROM parent_fee'))
    world.fees.push(stored(row.period));
  await loadCalendar(sql, world);
  const norms = await sql.query<{
    id: string;
    code: string;
    group_kind: string;
    hours: string;
    period: DateRange;
    circle: string;
  }>(
    `SELECT id, code, group_kind, hours, period, coalesce(ownership, 'null') || '/' || coalesce(district, 'null') AS circle FROM norm WHERE NOT isempty(period)`,
  );
  for (const { id, code, group_kind: kind, hours, period, circle } of norms)
    world.norms.push({ ...stored(period), id, code, kind, circle, hours: Number(hours) });
  const lines = await sql.query<{ file_day: string; number: string }>('SELECT file_day, number FROM queue_line');
  for (const { file_day, number } of lines) {
    const known = world.queues.get(day(file_day)) ?? new Set();
    world.queues.set(day(file_day), known.add(number));
  }
}

async function loadBudget(sql: Sql, { budget }: World): Promise<void> {
  const lines = await sql.query<{
    code: string;
    year: number;
    half: number;
    programme: string;
    funding_source: string;
    free_tiyn: bigint;
  }>(
    `SELECT l.code, l.year, l.half, l.programme, l.funding_source, b.free_tiyn
       FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code`,
  );
  for (const { code, year, half, programme, funding_source, free_tiyn } of lines) {
    budget.codes.add(code);
    budget.lines.set(budgetKey(year, half, programme, funding_source), code);
    budget.free.set(code, tiyn(free_tiyn));
  }
  const bound = await sql.query<{ budget_line: string; provider_id: string; sum: bigint }>(
    `SELECT budget_line, provider_id, sum(debit_tiyn - credit_tiyn)::bigint AS sum
       FROM provider_account_month WHERE account = '1200' GROUP BY budget_line, provider_id`,
  );
  for (const { budget_line, provider_id, sum } of bound)
    budget.committed.set(commitmentKey(budget_line, provider_id), tiyn(sum));
}

async function loadCalendar(sql: Sql, world: World): Promise<void> {
  const rows = await sql.query<{ day: string; kind: CalendarDay['kind']; source: string }>(
    'SELECT day, kind, source FROM calendar_day ORDER BY day',
  );
  for (const row of rows) world.calendarDays.set(day(row.day), { ...row, day: day(row.day) });
  if (rows.length > 0) world.calendar = makeCalendar(world.calendarDays.values());
}

async function loadProviders(sql: Sql, world: World): Promise<Map<string, Provider>> {
  const byId = new Map<string, Provider>();
  const rows = await sql.query<{
    id: string;
    number: number;
    bin: string;
    name_ru: string;
    district: string;
    ownership: string;
    roster: DateRange;
  }>('SELECT id, number, bin, name_ru, district, ownership, roster FROM provider');
  for (const { id, number, bin, name_ru: name, district, ownership, roster } of rows) {
    const provider = { id, bin, name, district, ownership, roster: periodOf(roster), contracts: [], accounts: [] };
    world.providers.set(bin, provider);
    world.numbers.add(number);
    byId.set(id, provider);
  }
  const contracts = await sql.query<{
    id: string;
    provider_id: string;
    number: string;
    period: DateRange;
    programme: string;
  }>('SELECT id, provider_id, number, period, programme FROM service_contract');
  for (const { id, provider_id, number, period, programme } of contracts)
    byId.get(provider_id)?.contracts.push({ ...stored(period), id, number, programme });
  const accounts = await sql.query<{ provider_id: string; iban: string; period: DateRange }>(
    'SELECT provider_id, iban, period FROM provider_account',
  );
  for (const { provider_id, iban, period } of accounts)
    byId.get(provider_id)?.accounts.push({ ...stored(period), iban });
  return byId;
}

async function loadGroups(sql: Sql, world: World, providers: Map<string, Provider>): Promise<Map<string, Group>> {
  const byId = new Map<string, Group>();
  const rows = await sql.query<{
    id: string;
    provider_id: string;
    code: string;
    kind: string;
    hours: string;
    period: DateRange;
  }>('SELECT id, provider_id, code, kind, hours, period FROM care_group');
  for (const { id, provider_id, code, kind, hours, period } of rows) {
    const provider = providers.get(provider_id) as Provider;
    const group = { ...periodOf(period), id, provider, code, kind, hours: Number(hours) };
    world.groups.set(groupKey(provider.bin, code), group);
    byId.set(id, group);
  }
  return byId;
}

/** Rows at a time of the large tables: all at once they would take more memory than the world that is made of them. */
const piece = 5000;

/** Reads a large table piece by piece, within the transaction that is open. */
async function eachRow<T extends object>(sql: Sql, text: string, take: (row: T) => void): Promise<void> {
  await sql.query(`DECLARE world_piece NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const rows = await sql.query<T>(`FETCH ${piece} FROM world_piece`);
    for (const row of rows) take(row);
    if (rows.length < piece) break;
  }
  await sql.query('CLOSE world_piece');
}

async function loadPeople(sql: Sql, world: World, groups: Map<string, Group>): Promise<void> {
  const byId = new Map<string, Child>();
  await eachRow<{ id: string; iin: string; birth_date: string }>(
    sql,
    'SELECT id, iin, birth_date FROM child',
    ({ id, iin, birth_date }) => {
      const child = newChild(id, day(birth_date));
      world.children.set(iin, child);
      byId.set(id, child);
    },
  );
  await eachRow<{ id: string; iin: string; staff: boolean }>(sql, 'SELECT id, iin, staff FROM person', (row) =>
    world.persons.set(row.iin, { id: row.id, staff: row.staff }),
  );
  await eachRow<{ child_id: string; care_group_id: string; period: DateRange }>(
    sql,
    'SELECT child_id, care_group_id, period FROM enrolment ORDER BY child_id, period',
    ({ child_id, care_group_id, period }) =>
      addStay(byId.get(child_id), { ...stored(period), group: groups.get(care_group_id) as Group }),
  );
  await eachRow<{ child_id: string; person_id: string }>(
    sql,
    'SELECT child_id, person_id FROM guardianship',
    ({ child_id, person_id }) => addGuardian(byId.get(child_id), person_id),
  );
}

async function loadVouchers(sql: Sql, world: World): Promise<void> {
  await eachRow<{ id: string; iin: string; number: string; state: string }>(
    sql,
    'SELECT v.id, c.iin, v.number, v.state FROM voucher v JOIN child c ON c.id = v.child_id',
    ({ id, iin, number, state }) => {
      world.vouchers.add(number);
      const child = world.children.get(iin);
      if (child === undefined || state === 'ended') return;
      child.voucher = number;
      child.voucherId = id;
    },
  );
}

async function loadAppointments(sql: Sql, world: World): Promise<void> {
  // One that was withdrawn or refused holds on no day.
  const rows = await sql.query<{ key: string; period: DateRange }>(
    `SELECT concat_ws('/', person_id, role, coalesce(provider_id::text, ''), coalesce(care_group_id::text, ''),
       coalesce(district, ''), coalesce(organisation, '')) AS key, period FROM appointment WHERE NOT isempty(period)`,
  );
  for (const { key, period } of rows)
    world.appointments.set(key, (world.appointments.get(key) ?? []).concat(stored(period)));
}

async function loadMoney(sql: Sql, world: World, providers: Map<string, Provider>): Promise<void> {
  for (const { id, key } of await sql.query<{ id: string; key: string }>(
    `SELECT DISTINCT ON (provider_id, month) id, provider_id || '/' || to_char(month, 'YYYY-MM') AS key
       FROM register ORDER BY provider_id, month, version DESC`,
  ))
    world.registers.set(key, id);
  const acts = await sql.query<{
    id: string;
    number: string;
    provider_id: string;
    month: string;
    payer: string;
    total_tiyn: bigint;
    local_tiyn: bigint;
    republican_tiyn: bigint;
    programme: string | null;
  }>(
    `SELECT a.id, a.number, a.provider_id, to_char(a.month, 'YYYY-MM') AS month, a.payer, a.total_tiyn, a.local_tiyn, a.republican_tiyn,
            c.programme
       FROM act a LEFT JOIN service_contract c ON c.id = a.contract_id`,
  );
  for (const { id, number, provider_id, month, payer, programme, total_tiyn, local_tiyn, republican_tiyn } of acts) {
    const provider = providers.get(provider_id) as Provider;
    const sums = { total: tiyn(total_tiyn), local: tiyn(local_tiyn), republican: tiyn(republican_tiyn) };
    world.acts.set(number, { id, number, provider, month: month as Month, payer, programme, ...sums });
  }
  const payments = await sql.query<{ payer: string; document_number: string; amount_tiyn: bigint; act: string }>(
    `SELECT p.payer, p.document_number, p.amount_tiyn, a.number AS act FROM payment p JOIN act a ON a.id = p.act_id`,
  );
  for (const { payer, document_number, amount_tiyn, act } of payments)
    world.payments.set(`${payer}/${document_number}`, { amount: amount_tiyn as Tiyn, act });
}

/** For each child of a month the days that are marked in one kindergarten, as bits 1 to 31; key: child and kindergarten. */
export async function loadMarkedDays(sql: Sql, month: Month): Promise<Map<string, number>> {
  const marked = new Map<string, number>();
  const rows = await sql.query<{ key: string; days: number }>(
    `SELECT child_id || '/' || provider_id AS key, bit_or(1 << extract(day FROM day)::int) AS days
       FROM attendance_mark WHERE day >= $1::date AND day < $1::date + interval '1 month' GROUP BY child_id, provider_id`,
    [`${month}-01`],
  );
  for (const { key, days } of rows) marked.set(key, days);
  return marked;
}

/** Child and kindergarten of each confirmation of a month. */
export async function loadConfirmed(sql: Sql, month: Month): Promise<Set<string>> {
  const rows = await sql.query<{ key: string }>(
    `SELECT child_id || '/' || provider_id AS key FROM month_confirmation WHERE month = $1`,
    [`${month}-01`],
  );
  return new Set(rows.map(({ key }) => key));
}
