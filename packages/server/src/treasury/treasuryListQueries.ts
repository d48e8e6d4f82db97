/** SQL of what the treasury's system asks about a payment beyond its order: the contract as registered there, the specific. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

export interface TreasuryFacts {
  readonly paymentId: string;
  readonly contractDay: Day | null;
  /** Registration of the contract in the treasury. */
  readonly treasuryNumber: string | null;
  /** Economic specifics of the budget's lines that the act draws on, with commas between. */
  readonly specific: string | null;
}

/** By the payments of a register. */
export async function treasuryFacts(sql: Runs, registerId: string): Promise<Map<string, TreasuryFacts>> {
  const rows = await sql.query<TreasuryFacts>(
    `SELECT p.id AS "paymentId", s.signed_on AS "contractDay", s.treasury_number AS "treasuryNumber", l.specific
       FROM payment p
       JOIN act a ON a.id = p.act_id
       LEFT JOIN service_contract s ON s.id = a.contract_id
       LEFT JOIN (SELECT year, half, programme, string_agg(DISTINCT specific, ', ' ORDER BY specific) AS specific
                    FROM budget_line GROUP BY year, half, programme) l
         ON l.year = extract(year FROM a.month) AND l.programme = s.programme
        AND l.half = CASE WHEN extract(month FROM a.month) <= 6 THEN 1 ELSE 2 END
      WHERE p.register_id = $1`,
    [registerId],
  );
  return new Map(rows.map((row) => [row.paymentId, row]));
}
