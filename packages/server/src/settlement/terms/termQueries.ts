/** SQL of acts by their term: `own` is the rule's condition, row-level security stands behind it. */
import type { Day } from '@balapan/domain/day.ts';
import type { DueStep } from '@balapan/domain/dueSteps.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { Condition } from '../../kernel/rule.ts';
import { type ActListRow, columns, joined } from '../actReads.ts';

export type Band = 'late' | 'soon' | 'later' | 'unsigned';

export interface TermFilter {
  readonly today: Day;
  /** Terms up to this day are near. */
  readonly soonUntil: Day;
  readonly band?: Band | undefined;
  readonly payer?: string | undefined;
  readonly desk?: string | undefined;
  readonly district?: string | undefined;
  readonly providerId?: string | undefined;
  readonly month?: string | undefined;
  /** Whose task it must be. */
  readonly personId?: string | null | undefined;
  readonly search?: string | undefined;
}

type Own = (alias: string, firstParameter: number) => Condition;

const open = `a.state NOT IN ('paid', 'netted', 'replaced')`;
/** Of an open act; `$1` is today, `$2` the end of what is near. */
const band = `CASE WHEN a.due_on IS NULL THEN 'unsigned' WHEN a.due_on < $1::date THEN 'late' WHEN a.due_on <= $2::date THEN 'soon' ELSE 'later' END`;
const wanted = `${open} AND ($3::text IS NULL OR a.payer = $3) AND ($4::text IS NULL OR a.desk = $4)
  AND ($5::text IS NULL OR a.district = $5) AND ($6::uuid IS NULL OR a.provider_id = $6) AND ($7::date IS NULL OR a.month = $7)
  AND ($8::uuid IS NULL OR a.holder_id = $8 OR EXISTS (SELECT FROM act_due_step m WHERE m.act_id = a.id AND m.person_id = $8))
  AND ($9::text IS NULL OR a.number ILIKE $9 OR p.bin LIKE $9 OR p.name_kk ILIKE $9 OR p.name_ru ILIKE $9 OR p.name_en ILIKE $9)`;

function values(filter: TermFilter): unknown[] {
  const { search = '' } = filter;
  return [
    filter.today,
    filter.soonUntil,
    filter.payer ?? null,
    filter.desk ?? null,
    filter.district ?? null,
    filter.providerId ?? null,
    filter.month === undefined ? null : `${filter.month}-01`,
    filter.personId ?? null,
    search === '' ? null : `%${search.replace(/[\\%_]/gu, '\\$&')}%`,
  ];
}

const sorts = {
  dueOn: 'a.due_on',
  since: 'a.since',
  total: 'a.payable_tiyn',
  number: 'a.number',
  provider: 'p.number',
} as const;

export type TermRow = ActListRow & { readonly step: DueStep | null; readonly step_holder: string | null };

export function listTerms(
  sql: Runs,
  filter: TermFilter,
  own: Own,
  list: {
    readonly by: keyof typeof sorts;
    readonly order: 'asc' | 'desc';
    readonly page: number;
    readonly size: number;
  },
): Promise<TermRow[]> {
  const mine = own('a', 13);
  const way = list.order === 'asc' ? 'ASC NULLS LAST' : 'DESC NULLS LAST';
  return sql.query<TermRow>(
    `SELECT ${columns}, d.step, t.surname || ' ' || t.given_name AS step_holder
       FROM ${joined} LEFT JOIN LATERAL (SELECT s.step, s.person_id FROM act_due_step s WHERE s.act_id = a.id
              ORDER BY array_position(ARRAY['holder', 'head', 'late'], s.step) DESC LIMIT 1) d ON true
       LEFT JOIN staff_name t ON t.id = d.person_id
      WHERE ${wanted} AND ($10::text IS NULL OR ${band} = $10) AND ${mine.text}
      ORDER BY ${sorts[list.by]} ${way}, a.since, a.id LIMIT $11 OFFSET $12`,
    [...values(filter), filter.band ?? null, list.size, (list.page - 1) * list.size, ...mine.values],
  );
}

export function sumBands(
  sql: Runs,
  filter: TermFilter,
  own: Own,
): Promise<{ band: Band; acts: number; total: bigint }[]> {
  const mine = own('a', 10);
  return sql.query(
    `SELECT ${band} AS band, count(*)::integer AS acts, sum(a.payable_tiyn)::bigint AS total FROM ${joined}
      WHERE ${wanted} AND ${mine.text} GROUP BY 1`,
    [...values(filter), ...mine.values],
  );
}

export async function listDistricts(
  sql: Runs,
): Promise<{ kato: string; name: { kk: string; ru: string; en: string } }[]> {
  const rows = await sql.query<{ kato: string; name_kk: string; name_ru: string; name_en: string }>(
    'SELECT kato, name_kk, name_ru, name_en FROM district ORDER BY name_kk COLLATE "kk-KZ-x-icu"',
    [],
  );
  return rows.map((row) => ({ kato: row.kato, name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en } }));
}
