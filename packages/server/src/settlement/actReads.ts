/** SQL of acts as they are listed and shown: `own` is the rule's condition, row-level security stands behind it. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';
import type { Condition } from '../kernel/rule.ts';

export interface ActListRow {
  readonly id: string;
  readonly number: string;
  readonly month: Day;
  readonly provider_id: string;
  readonly provider_number: number;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly bin: string;
  readonly district: string;
  readonly payer: 'department' | 'financialCentre';
  readonly state: ActState;
  readonly desk: 'provider' | 'districtSpecialist' | 'departmentHead' | 'financialCentre' | 'bank' | 'closed';
  readonly holder: string | null;
  readonly since: number;
  readonly children: number;
  readonly payable_days: number;
  readonly total_tiyn: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
  readonly carried_in_local_tiyn: bigint;
  readonly carried_in_republican_tiyn: bigint;
  readonly payable_tiyn: bigint;
  readonly payable_local_tiyn: bigint;
  readonly payable_republican_tiyn: bigint;
  readonly carried_out_local_tiyn: bigint;
  readonly carried_out_republican_tiyn: bigint;
  readonly department_signed_at: number | null;
  readonly due_on: Day | null;
  readonly note: string | null;
}

export const columns = `a.id, a.number, a.month, a.provider_id, p.number AS provider_number, p.name_kk, p.name_ru, p.name_en, p.bin,
  a.district, a.payer, a.state, a.desk, h.surname || ' ' || h.given_name AS holder, a.since, a.children, a.payable_days,
  a.total_tiyn, a.local_tiyn, a.republican_tiyn, a.carried_in_local_tiyn, a.carried_in_republican_tiyn, a.payable_tiyn,
  a.payable_local_tiyn, a.payable_republican_tiyn, a.carried_out_local_tiyn, a.carried_out_republican_tiyn, a.department_signed_at, a.due_on, a.note`;
export const joined = `act a JOIN provider p ON p.id = a.provider_id LEFT JOIN staff_name h ON h.id = a.holder_id`;

export interface ActFilter {
  readonly month?: string | undefined;
  readonly desk?: string | undefined;
  readonly state?: string | undefined;
  readonly payer?: string | undefined;
  readonly district?: string | undefined;
  readonly providerId?: string | undefined;
  /** Due before this day and not paid. */
  readonly lateOn?: Day | undefined;
  readonly search?: string | undefined;
}

const sorts = {
  // What lies on no desk any more comes after all that waits.
  since: `(a.desk = 'closed'), a.since`,
  number: 'a.number',
  total: 'a.total_tiyn',
  dueOn: 'a.due_on',
  provider: 'p.number',
} as const;
export type ActSort = keyof typeof sorts;

type Own = (alias: string, firstParameter: number) => Condition;

const where = `($1::date IS NULL OR a.month = $1) AND ($2::text IS NULL OR a.desk = $2) AND ($3::text IS NULL OR a.state = $3)
  AND ($4::text IS NULL OR a.payer = $4) AND ($5::text IS NULL OR a.district = $5) AND ($6::uuid IS NULL OR a.provider_id = $6)
  AND ($7::date IS NULL OR (a.due_on < $7 AND a.state NOT IN ('paid', 'netted', 'replaced')))
  AND ($8::text IS NULL OR a.number ILIKE $8 OR p.bin LIKE $8 OR p.name_kk ILIKE $8 OR p.name_ru ILIKE $8 OR p.name_en ILIKE $8)`;

function filterValues(filter: ActFilter): unknown[] {
  return [
    filter.month === undefined ? null : `${filter.month}-01`,
    filter.desk ?? null,
    filter.state ?? null,
    filter.payer ?? null,
    filter.district ?? null,
    filter.providerId ?? null,
    filter.lateOn ?? null,
    filter.search === undefined || filter.search === '' ? null : `%${filter.search.replace(/[\\%_]/gu, '\\$&')}%`,
  ];
}

export function listActs(
  sql: Runs,
  filter: ActFilter,
  own: Own,
  list: { readonly by: ActSort; readonly order: 'asc' | 'desc'; readonly page: number; readonly size: number },
): Promise<ActListRow[]> {
  const way = list.order === 'asc' ? 'ASC NULLS LAST' : 'DESC NULLS LAST';
  const { text, values } = own('a', 11);
  return sql.query<ActListRow>(
    `SELECT ${columns} FROM ${joined} WHERE ${where} AND ${text} ORDER BY ${sorts[list.by]} ${way}, a.id LIMIT $9 OFFSET $10`,
    [...filterValues(filter), list.size, (list.page - 1) * list.size, ...values],
  );
}

export async function countActs(sql: Runs, filter: ActFilter, own: Own): Promise<{ count: number; sum: bigint }> {
  const { text, values } = own('a', 9);
  const [row] = await sql.query<{ count: number; sum: bigint }>(
    `SELECT count(*)::integer AS count, coalesce(sum(a.total_tiyn) FILTER (WHERE a.state <> 'replaced'), 0)::bigint AS sum FROM ${joined} WHERE ${where} AND ${text}`,
    [...filterValues(filter), ...values],
  );
  return row ?? { count: 0, sum: 0n };
}

export async function readAct(
  sql: Runs,
  actId: string,
): Promise<
  (ActListRow & { register_id: string | null; contract_number: string | null; sha256: Buffer | null }) | null
> {
  const [row] = await sql.query<
    ActListRow & { register_id: string | null; contract_number: string | null; sha256: Buffer | null }
  >(
    `SELECT ${columns}, a.register_id, c.number AS contract_number, d.sha256 FROM ${joined}
       LEFT JOIN service_contract c ON c.id = a.contract_id LEFT JOIN act_document d ON d.act_id = a.id WHERE a.id = $1`,
    [actId],
  );
  return row ?? null;
}

/** Of a frozen register: when, working days, how many children confirmed, and those who did not with their days by norm. */
export async function registerFacts(
  sql: Runs,
  registerId: string,
  month: Day,
): Promise<{
  frozen_at: number | null;
  working_days: number | null;
  confirmed: number;
  silent: { children: bigint; days: bigint; norm: bigint; local: bigint; republican: bigint }[];
}> {
  const [register] = await sql.query<{ frozen_at: number; working_days: number; confirmed: number }>(
    `SELECT r.frozen_at, r.working_days,
            (SELECT count(DISTINCT l.child_id) FROM register_line l
              WHERE l.month = $2 AND l.register_id = r.id AND l.confirmed)::integer AS confirmed
       FROM register r WHERE r.id = $1`,
    [registerId, month],
  );
  const silent = await sql.query<{ children: bigint; days: bigint; norm: bigint; local: bigint; republican: bigint }>(
    `SELECT count(*) AS children, l.payable::bigint AS days, n.total_tiyn AS norm, n.local_tiyn AS local, n.republican_tiyn AS republican
       FROM register_line l JOIN norm n ON n.id = l.norm_id
      WHERE l.month = $2 AND l.register_id = $1 AND NOT l.confirmed AND l.payable > 0
      GROUP BY l.payable, n.total_tiyn, n.local_tiyn, n.republican_tiyn`,
    [registerId, month],
  );
  return {
    frozen_at: register?.frozen_at ?? null,
    working_days: register?.working_days ?? null,
    confirmed: register?.confirmed ?? 0,
    silent,
  };
}

export interface ActMoveRow {
  readonly at: number;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly desk: string;
  readonly person: string | null;
  readonly person_id: string | null;
  readonly note: string | null;
}

export function actMoves(sql: Runs, actId: string): Promise<ActMoveRow[]> {
  return sql.query<ActMoveRow>(
    `SELECT m.at, m.from_state, m.to_state, m.desk, h.surname || ' ' || h.given_name AS person, m.person_id, m.note
       FROM act_move m LEFT JOIN staff_name h ON h.id = m.person_id WHERE m.act_id = $1 ORDER BY m.seq`,
    [actId],
  );
}

export function actSignatures(
  sql: Runs,
  actId: string,
): Promise<{ step: string; person: string; person_id: string; signed_at: number; verdict: unknown }[]> {
  return sql.query(
    `SELECT s.step, coalesce(h.surname || ' ' || h.given_name, '') AS person, s.person_id, s.signed_at, s.verdict
       FROM signature s LEFT JOIN staff_name h ON h.id = s.person_id
      WHERE s.document_kind = 'act' AND s.document_id = $1 ORDER BY s.signed_at, s.step <> 'provider'`,
    [actId],
  );
}

export interface ActPaymentRow {
  readonly register: number;
  readonly document_number: string;
  readonly state: 'ordered' | 'sent' | 'confirmed' | 'returned';
  readonly sent_on: Day | null;
  readonly settled_on: Day | null;
}

/** The newest payment of an act. */
export async function actPayment(sql: Runs, actId: string): Promise<ActPaymentRow | null> {
  const [row] = await sql.query<ActPaymentRow>(
    `SELECT r.number AS register, p.document_number, p.state, p.sent_on, p.settled_on
       FROM payment p JOIN payment_register r ON r.id = p.register_id
      WHERE p.act_id = $1 AND p.state <> 'cancelled' ORDER BY p.id DESC LIMIT 1`,
    [actId],
  );
  return row ?? null;
}

export function deskSums(
  sql: Runs,
  month: string | null,
  today: Day,
  own: Own,
): Promise<
  {
    month: Day;
    desk: ActListRow['desk'];
    state: ActState;
    acts: number;
    total: bigint;
    oldest: number;
    late: number;
  }[]
> {
  const { text, values } = own('act', 3);
  return sql.query(
    `SELECT month, desk, state, count(*)::integer AS acts, sum(payable_tiyn)::bigint AS total, min(since) AS oldest,
            (count(*) FILTER (WHERE due_on < $2 AND state NOT IN ('paid', 'netted', 'replaced')))::integer AS late
       FROM act WHERE state <> 'replaced' AND ($1::date IS NULL OR month = $1) AND ${text}
      GROUP BY month, desk, state ORDER BY month DESC, desk, state`,
    [month === null ? null : `${month}-01`, today, ...values],
  );
}
