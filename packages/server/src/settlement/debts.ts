/** Debts of kindergartens that no later act has covered yet (docs/decisions/0027): they stay here until one does. */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation } from '../kernel/operation.ts';
import type { Condition } from '../kernel/rule.ts';

export const debts = readOperation(settlementRoutes.debts, async ({ input, sql, rule }) => {
  const rows = await owing(sql, rule.own('a', 4), input);
  return {
    total: rows[0]?.of ?? 0,
    local: String(rows[0]?.all_local ?? 0n),
    republican: String(rows[0]?.all_republican ?? 0n),
    rows: rows.map((row) => ({
      providerId: row.provider_id,
      number: row.number,
      provider: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
      bin: row.bin,
      local: String(row.local),
      republican: String(row.republican),
      since: asMonth(row.since.slice(0, 7)),
    })),
  };
});

interface Owing {
  readonly provider_id: string;
  readonly number: number;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly local: bigint;
  readonly republican: bigint;
  readonly bin: string;
  readonly since: Day;
  readonly of: number;
  readonly all_local: bigint;
  readonly all_republican: bigint;
}

interface Asked {
  readonly page: number;
  readonly size: number;
  readonly search?: string | undefined;
}

/** What acts in force pay beyond their lines; since the month of the first one that left something over after the last that left nothing. */
function owing(sql: Runs, own: Condition, asked: Asked): Promise<Owing[]> {
  const like = (asked.search ?? '') === '' ? null : `%${asked.search?.replace(/[\\%_]/gu, '\\$&')}%`;
  return sql.query<Owing>(
    `WITH mine AS (
       SELECT a.*, a.carried_out_local_tiyn + a.carried_out_republican_tiyn AS rest FROM act a WHERE a.state <> 'replaced' AND ${own.text}
     ), sums AS (
       SELECT provider_id, sum(payable_local_tiyn - local_tiyn)::bigint AS local, sum(payable_republican_tiyn - republican_tiyn)::bigint AS republican
         FROM mine GROUP BY provider_id
       HAVING sum(payable_local_tiyn - local_tiyn) > 0 OR sum(payable_republican_tiyn - republican_tiyn) > 0
     )
     SELECT s.*, p.number, p.name_kk, p.name_ru, p.name_en, p.bin, (count(*) OVER ())::integer AS of,
            (sum(s.local) OVER ())::bigint AS all_local, (sum(s.republican) OVER ())::bigint AS all_republican,
            (SELECT min(m.month) FROM mine m WHERE m.provider_id = s.provider_id AND m.rest < 0
                AND m.month > coalesce((SELECT max(z.month) FROM mine z WHERE z.provider_id = s.provider_id AND z.rest = 0), '0001-01-01')) AS since
       FROM sums s JOIN provider p ON p.id = s.provider_id
      WHERE $3::text IS NULL OR p.bin LIKE $3 OR p.name_kk ILIKE $3 OR p.name_ru ILIKE $3 OR p.name_en ILIKE $3
      ORDER BY s.local + s.republican DESC, p.number LIMIT $1 OFFSET $2`,
    [asked.size, (asked.page - 1) * asked.size, like, ...own.values],
  );
}
