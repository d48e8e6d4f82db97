import type { WriteHandle } from '@balapan/database/scope.ts';
import { firstDay, type Month } from '@balapan/domain/day.ts';
import { momentText } from '../reading.ts';
import type { Act } from '../world.ts';
import type { ActRow } from './acts.ts';
import type { MoveRow } from './closedMonth.ts';
import type { RegisterSums } from './registers.ts';

/** Child, group and norm of each register line of a month that is stored. */
export async function loadRegisterLines(sql: WriteHandle, month: Month): Promise<Set<string>> {
  const rows = await sql.query<{ key: string }>(
    `SELECT child_id || '/' || care_group_id || '/' || norm_id AS key FROM register_line WHERE month = $1`,
    [firstDay(month)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The registers, and their lines out of `stage_register`. */
export async function insertRegisters(
  sql: WriteHandle,
  month: Month,
  sums: readonly RegisterSums[],
  frozenAt: number,
): Promise<void> {
  await sql.query('SELECT ensure_month($1::date)', [firstDay(month)]);
  await sql.query(
    `INSERT INTO register (id, provider_id, month, version, frozen_at, working_days, children, sha256)
     SELECT id, provider_id, $6, 1, $7::timestamptz, working_days, children, sha256
       FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::bytea[]) AS n (id, provider_id, working_days, children, sha256)
     ON CONFLICT (provider_id, month, version) DO UPDATE SET children = excluded.children, sha256 = excluded.sha256`,
    [
      sums.map(({ id }) => id),
      sums.map(({ provider }) => provider.id),
      sums.map(({ workingDays }) => workingDays),
      sums.map(({ children }) => children.size),
      sums.map(({ hash }) => hash.digest()),
      firstDay(month),
      momentText(frozenAt),
    ],
  );
  await sql.query(
    `INSERT INTO register_line (month, register_id, child_id, care_group_id, norm_id, provider_id, present, ill, leave,
       quarantine, unexcused, held, payable, confirmed)
     SELECT $1, register_id, child_id, care_group_id, norm_id, provider_id, present, ill, leave, quarantine, unexcused,
       0, payable, confirmed FROM stage_register ON CONFLICT DO NOTHING`,
    [firstDay(month)],
  );
}

export async function insertActs(
  sql: WriteHandle,
  acts: readonly ActRow[],
  registerOf: (act: ActRow) => string | null,
): Promise<void> {
  if (acts.length === 0) return;
  const columns: [name: string, type: string, value: (act: ActRow) => unknown][] = [
    ['id', 'uuid', ({ id }) => id],
    ['number', 'text', ({ number }) => number],
    ['provider_id', 'uuid', ({ provider }) => provider.id],
    ['month', 'date', ({ month }) => firstDay(month)],
    ['district', 'text', ({ provider }) => provider.district],
    ['register_id', 'uuid', registerOf],
    ['contract_id', 'uuid', ({ contractId }) => contractId],
    ['payer', 'text', ({ payer }) => payer],
    ['children', 'int', ({ children }) => children],
    ['payable_days', 'int', ({ payableDays }) => payableDays],
    ['total_tiyn', 'bigint', ({ total }) => total],
    ['local_tiyn', 'bigint', ({ local }) => local],
    ['republican_tiyn', 'bigint', ({ republican }) => republican],
    ['made_at', 'timestamptz', ({ providerSignedAt, since }) => momentText(Math.min(providerSignedAt ?? since, since))],
    ['state', 'text', ({ state }) => state],
    ['desk', 'text', ({ desk }) => desk],
    ['holder_id', 'uuid', ({ holderId }) => holderId],
    ['since', 'timestamptz', ({ since }) => momentText(since)],
    ['provider_signed_at', 'timestamptz', ({ providerSignedAt }) => momentText(providerSignedAt)],
    ['department_signed_at', 'timestamptz', ({ departmentSignedAt }) => momentText(departmentSignedAt)],
    ['due_on', 'date', ({ dueOn }) => dueOn],
    ['note', 'text', ({ note }) => note],
  ];
  const names = columns.map(([name]) => name).join(', ');
  const arrays = columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ');
  await sql.query(
    `INSERT INTO act (version, ${names}) SELECT 1, * FROM unnest(${arrays}) ON CONFLICT DO NOTHING`,
    columns.map(([, , value]) => acts.map(value)),
  );
}

/** The lines of the acts out of `stage_register`: one for a child, also where it changed the group within the month. */
export async function insertActLines(sql: WriteHandle, month: Month, acts: readonly Act[]): Promise<void> {
  await sql.query(
    `INSERT INTO act_line (month, act_id, child_id, provider_id, norm_id, payable_days, working_days, total_tiyn, local_tiyn, republican_tiyn)
     SELECT $1, a.id, s.child_id, s.provider_id, (array_agg(s.norm_id ORDER BY s.payable DESC))[1], sum(s.payable),
            max(s.working_days), sum(s.total), sum(s.local), sum(s.republican)
       FROM stage_register s JOIN unnest($2::uuid[], $3::uuid[]) AS a (id, provider_id) ON a.provider_id = s.provider_id
      WHERE s.total IS NOT NULL GROUP BY a.id, s.child_id, s.provider_id
     ON CONFLICT DO NOTHING`,
    [firstDay(month), acts.map(({ id }) => id), acts.map(({ provider }) => provider.id)],
  );
}

export async function insertMoves(sql: WriteHandle, moves: readonly MoveRow[]): Promise<void> {
  await sql.query(
    `INSERT INTO act_move (act_id, seq, provider_id, district, at, from_state, to_state, desk, note)
     SELECT n.act_id, n.seq, a.provider_id, a.district, n.at, n.from_state, n.to_state, n.desk, n.note
       FROM unnest($1::uuid[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])
         AS n (act_id, seq, at, from_state, to_state, desk, note) JOIN act a ON a.id = n.act_id
     ON CONFLICT DO NOTHING`,
    [
      moves.map(({ act }) => act.id),
      moves.map(({ seq }) => seq),
      moves.map(({ at }) => momentText(at)),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
      moves.map(({ desk }) => desk),
      moves.map(({ note }) => note),
    ],
  );
}
