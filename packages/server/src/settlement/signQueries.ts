/** SQL of signing and moving acts. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export interface LockedAct {
  readonly id: string;
  readonly number: string;
  readonly state: ActState;
  readonly provider_id: string;
  readonly district: string;
  readonly payer: 'department' | 'financialCentre';
  readonly month: Day;
  readonly version: number;
  readonly register_id: string | null;
  readonly department_signed_at: number | null;
  /** Of its contract. */
  readonly programme: string | null;
  readonly bin: string;
  readonly legal_form: string;
  readonly total_tiyn: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
  /** What is to be paid, with what was carried in. */
  readonly payable_tiyn: bigint;
  readonly payable_local_tiyn: bigint;
  readonly payable_republican_tiyn: bigint;
}

/** An act that the actor may see; `null` where there is none. `forUpdate`: locked until the transaction ends. */
export async function actToMove(
  sql: Runs,
  actId: string,
  { forUpdate }: { forUpdate: boolean },
): Promise<LockedAct | null> {
  const [row] = await sql.query<LockedAct>(
    `SELECT a.id, a.number, a.state, a.provider_id, a.district, a.payer, a.month, a.version, a.register_id, a.department_signed_at,
            p.bin, p.legal_form, a.total_tiyn, a.local_tiyn, a.republican_tiyn,
            a.payable_tiyn, a.payable_local_tiyn, a.payable_republican_tiyn,
            (SELECT c.programme FROM service_contract c WHERE c.id = a.contract_id) AS programme
       FROM act a JOIN provider p ON p.id = a.provider_id WHERE a.id = $1 ${forUpdate ? 'FOR UPDATE OF a' : ''}`,
    [actId],
  );
  return row ?? null;
}

/** Locks an act that the actor may see; `null` where there is none. */
export function lockAct(sql: Runs, actId: string): Promise<LockedAct | null> {
  return actToMove(sql, actId, { forUpdate: true });
}

export async function documentOf(sql: Runs, actId: string): Promise<{ bytes: Buffer; sha256: Buffer } | null> {
  const [row] = await sql.query<{ bytes: Buffer; sha256: Buffer }>(
    'SELECT bytes, sha256 FROM act_document WHERE act_id = $1',
    [actId],
  );
  return row ?? null;
}

export async function departmentBin(sql: Runs): Promise<string | null> {
  const [row] = await sql.query<{ bin: string }>(`SELECT bin FROM organisation WHERE code = 'department'`);
  return row?.bin ?? null;
}

/** The person who holds a desk by appointment, or today's deputy; of several the one appointed first. */
export async function holderOf(
  sql: Runs,
  role: string,
  place: { readonly district?: string; readonly providerId?: string; readonly organisation?: string },
  today: Day,
): Promise<string | null> {
  const [row] = await sql.query<{ person_id: string }>(
    `SELECT coalesce(d.person_id, a.person_id) AS person_id
       FROM appointment a LEFT JOIN appointment d ON d.deputy_for = a.id AND d.period @> $2::date
      WHERE a.role = $1 AND a.deputy_for IS NULL AND a.period @> $2::date AND ($3::text IS NULL OR a.district = $3)
        AND ($4::uuid IS NULL OR a.provider_id = $4) AND ($5::text IS NULL OR a.organisation = $5)
      ORDER BY lower(a.period), a.person_id LIMIT 1`,
    [role, today, place.district ?? null, place.providerId ?? null, place.organisation ?? null],
  );
  return row?.person_id ?? null;
}

/** BIN of each organisation by its code. */
export async function organisationBins(sql: Runs): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ code: string; bin: string }>('SELECT code, bin FROM organisation');
  return new Map(rows.map(({ code, bin }) => [code, bin]));
}

export async function setProviderSigned(sql: Runs, actId: string, now: number): Promise<void> {
  await sql.query('UPDATE act SET provider_signed_at = $2::timestamptz WHERE id = $1', [actId, isoOf(now)]);
}

export async function setDepartmentSigned(sql: Runs, actId: string, now: number, dueOn: Day): Promise<void> {
  await sql.query('UPDATE act SET department_signed_at = $2::timestamptz, due_on = $3 WHERE id = $1', [
    actId,
    isoOf(now),
    dueOn,
  ]);
}

/** The moves of an act with their people: one statement after its lock, so that no move in flight is missed. */
export function movedBy(sql: Runs, actId: string): Promise<{ to_state: string; person_id: string | null }[]> {
  return sql.query('SELECT to_state, person_id FROM act_move WHERE act_id = $1', [actId]);
}
