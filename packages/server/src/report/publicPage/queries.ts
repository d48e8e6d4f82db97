/** The public pages' questions to the database. Everything here is fit for everybody to see: no child, no guardian. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { CleanupVerdict } from '@balapan/domain/cleanup.ts';
import { type Day, firstDay, type Month } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import { unexplainedSum } from '@balapan/domain/unexplained.ts';
import { readExceptions, readUnexplained as readParts } from '../../treasury/unexplainedQueries.ts';
import type { PlaceFilter } from './filters.ts';

export interface DistrictRow {
  readonly kato: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly outline: { readonly type: string; readonly coordinates: unknown };
}

export function readDistricts(sql: ReadHandle): Promise<DistrictRow[]> {
  return sql.query<DistrictRow>(
    'SELECT kato, name_kk, name_ru, name_en, outline FROM district ORDER BY name_kk COLLATE "kk-KZ-x-icu"',
  );
}

export interface ProviderRow {
  readonly id: string;
  readonly number: number;
  readonly ownership: 'public' | 'private';
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly district: string;
  readonly address_kk: string;
  readonly address_ru: string;
  readonly phone: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly free: number;
  readonly held: number;
  readonly age_from: number;
  readonly age_to: number;
  readonly languages: readonly string[];
}

/**
 * Kindergartens in the roster with free and held places in the groups that fit, those with most free places first. One
 * without a fitting group is left out. Ages of the youngest groups (under 2) count only where no age is asked for.
 */
export function readProviders(sql: ReadHandle, today: Day, filter: PlaceFilter): Promise<ProviderRow[]> {
  return sql.query<ProviderRow>(
    `SELECT p.id, p.number, p.ownership, p.name_kk, p.name_ru, p.name_en, p.district, p.address_kk, p.address_ru, p.phone,
       p.longitude, p.latitude, g.free, g.held, g.age_from, g.age_to, g.languages
     FROM provider p
     JOIN (
       SELECT c.provider_id, sum(greatest(0, c.capacity - s.enrolled - s.held))::int AS free, sum(s.held)::int AS held,
         min(c.age)::int AS age_from, max(c.age)::int AS age_to, array_agg(DISTINCT c.language) AS languages
       FROM care_group c JOIN care_group_places s ON s.care_group_id = c.id
       WHERE c.period @> $1::date AND c.age >= 2 AND ($2::int IS NULL OR c.age = $2) AND ($3::text IS NULL OR c.language = $3)
       GROUP BY c.provider_id
     ) g ON g.provider_id = p.id
     WHERE p.roster @> $1::date AND ($4::text IS NULL OR p.district = $4)
     ORDER BY g.free DESC, g.held DESC, p.number`,
    [today, filter.age, filter.language, filter.district],
  );
}

export interface VerdictRow {
  readonly verdict: CleanupVerdict;
  readonly lines: number;
}

/** What the newest clean-up up to a day said, counted. */
export function readVerdicts(sql: ReadHandle, day: Day): Promise<VerdictRow[]> {
  return sql.query<VerdictRow>(
    `SELECT v.verdict, count(*)::int AS lines FROM cleanup_verdict v
     WHERE v.cleanup_id = (SELECT id FROM cleanup WHERE file_day <= $1 ORDER BY file_day DESC LIMIT 1) GROUP BY v.verdict`,
    [day],
  );
}

/** Day of the old queue that was cleaned up last; `null`: none was. */
export async function readCleanupDay(sql: ReadHandle, day: Day): Promise<Day | null> {
  const [row] = await sql.query<{ day: Day | null }>('SELECT max(file_day) AS day FROM cleanup WHERE file_day <= $1', [
    day,
  ]);
  return row?.day ?? null;
}

/** What the clean-up said of a line of the old queue that is no application now; without whom or where. */
export async function readVerdictOf(sql: ReadHandle, number: string): Promise<CleanupVerdict | null> {
  const [row] = await sql.query<{ verdict: CleanupVerdict }>(
    `SELECT v.verdict FROM cleanup_verdict v JOIN cleanup c ON c.id = v.cleanup_id
     WHERE v.number = $1 ORDER BY c.file_day DESC LIMIT 1`,
    [number],
  );
  return row?.verdict ?? null;
}

/** The newest month that somebody was paid for by a day; `null`: none yet. */
export async function readPaidMonth(sql: ReadHandle, day: Day): Promise<Month | null> {
  const [row] = await sql.query<{ month: string | null }>(
    `SELECT to_char(max(a.month), 'YYYY-MM') AS month FROM act a JOIN payment p ON p.act_id = a.id
     WHERE p.state = 'confirmed' AND p.settled_on <= $1`,
    [day],
  );
  return (row?.month ?? null) as Month | null;
}

export interface PaidRow {
  readonly total: bigint;
  readonly providers: number;
}

/** What the bank has confirmed of a month's acts until a day, whoever paid. */
export async function readPaid(sql: ReadHandle, month: Month, day: Day): Promise<PaidRow> {
  const [row] = await sql.query<PaidRow>(
    `SELECT coalesce(sum(p.amount_tiyn), 0)::bigint AS total, count(DISTINCT p.provider_id)::int AS providers
       FROM act a JOIN payment p ON p.act_id = a.id WHERE a.month = $1 AND p.state = 'confirmed' AND p.settled_on <= $2`,
    [firstDay(month), day],
  );
  return row ?? { total: 0n, providers: 0 };
}

export interface TermRow {
  /** Calendar days from the second signature to the money. */
  readonly days: number;
  readonly kindergartens: number;
}

/** How many kindergartens had their money after how many days. */
export function readTerms(sql: ReadHandle, month: Month, day: Day): Promise<TermRow[]> {
  return sql.query<TermRow>(
    `SELECT (p.settled_on - (a.department_signed_at AT TIME ZONE r.zone)::date)::int AS days, count(*)::int AS kindergartens
     FROM act a JOIN payment p ON p.act_id = a.id CROSS JOIN region r
     WHERE a.month = ($1 || '-01')::date AND p.state = 'confirmed' AND p.settled_on <= $2 AND a.department_signed_at IS NOT NULL
     GROUP BY 1 ORDER BY 1`,
    [month, day],
  );
}

export interface OpenActRow {
  readonly month: Month;
  readonly number: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly district: string;
  readonly total: Tiyn;
  readonly state: string;
  readonly desk: string;
  readonly holder: string | null;
  readonly note: string | null;
  readonly since: number;
  readonly due_on: Day | null;
}

/** Acts of all months that are not paid: by the day they are due, the oldest first, then those without a second signature. */
export async function readOpenActs(sql: ReadHandle): Promise<OpenActRow[]> {
  const rows = await sql.query<Omit<OpenActRow, 'total'> & { total_tiyn: bigint }>(
    `SELECT to_char(a.month, 'YYYY-MM') AS month, a.number, p.name_kk, p.name_ru, p.name_en, p.district, a.payable_tiyn AS total_tiyn, a.state, a.desk, a.note, a.since, a.due_on,
       CASE WHEN h.id IS NULL THEN NULL ELSE left(h.given_name, 1) || '. ' || h.surname END AS holder
     FROM act a JOIN provider p ON p.id = a.provider_id LEFT JOIN person h ON h.id = a.holder_id AND h.staff
     WHERE a.state NOT IN ('paid', 'netted', 'replaced') ORDER BY a.due_on NULLS LAST, a.since, a.number`,
  );
  return rows.map(({ total_tiyn, ...row }) => ({ ...row, total: tiyn(total_tiyn) }));
}

export interface Unexplained {
  /** Zero when every tenge has its document. */
  readonly amount: Tiyn;
  /** Outgoing lines of statements that are no payment: somebody looks into each. */
  readonly lines: number;
  /** Last day of a statement; `null`: none was read. */
  readonly reconciledTo: Day | null;
}

/** The public number (domain's `unexplainedSum`), and what of the statements somebody still looks into. */
export async function readUnexplained(sql: ReadHandle): Promise<Unexplained> {
  return { amount: unexplainedSum(await readParts(sql)), ...(await readExceptions(sql)) };
}
