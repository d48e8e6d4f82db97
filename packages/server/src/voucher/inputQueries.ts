/** SQL of what an iteration knows: applications, free places, money. */

import type { ReadHandle } from '@balapan/database/scope.ts';
import type { ApplicationState } from '@balapan/domain/application.ts';
import type { Language, WishedLanguage } from '@balapan/domain/category.ts';
import { type Day, monthNumber, yearOf } from '@balapan/domain/day.ts';
import type { IterationApplication } from '@balapan/domain/iteration/input.ts';
import type { VoucherState } from '@balapan/domain/voucher.ts';
import { normHolds } from '../roster/normSql.ts';

type Reads = Pick<ReadHandle, 'query'>;

/** An application that may be live: the domain decides by state, day and voucher. */
export interface CandidateRow extends IterationApplication {
  readonly childId: string;
  readonly category: number;
  readonly state: ApplicationState;
  readonly stateSince: number;
  readonly voucher: VoucherState | null;
  /** Language of the parent's messages. */
  readonly messages: 'kk' | 'ru' | 'en';
}

export async function readCandidates(sql: Reads): Promise<CandidateRow[]> {
  return sql.query<CandidateRow>(
    `SELECT a.id, a.number, a.filed_at AS "filedAt", a.tier, a.category_age AS "categoryAge", c.birth_date AS "birthDate",
            a.language, a.wished_start AS "wishedStart", a.child_id AS "childId", a.category, a.state,
            a.state_since AS "stateSince", v.state AS voucher, p.language AS messages
       FROM application a JOIN child c ON c.id = a.child_id JOIN person p ON p.id = a.person_id
       LEFT JOIN voucher v ON v.child_id = a.child_id AND v.state <> 'ended'
      WHERE a.state IN ('waiting', 'offered', 'inactive', 'accepted')`,
  );
}

export interface PlaceCount {
  readonly age: number;
  readonly language: Language;
  /** Free in the general groups: capacity − enrolled − held, never below zero. */
  readonly inGroups: number;
  /** Of those, awaited by the waitlist of the same kindergarten. */
  readonly waitlisted: number;
}

/** Free places of general groups by age and language; a kindergarten's waitlist goes before the city's queue. */
export async function readPlaces(sql: Reads, today: Day): Promise<PlaceCount[]> {
  return sql.query<PlaceCount>(
    `WITH free AS (
       SELECT g.provider_id, g.age, g.language, sum(greatest(0, g.capacity - p.enrolled - p.held))::int AS free
         FROM care_group g JOIN care_group_places p ON p.care_group_id = g.id
         JOIN provider k ON k.id = g.provider_id AND k.roster @> $1::date
        WHERE g.kind = 'general' AND g.period @> $1::date GROUP BY 1, 2, 3),
     waits AS (
       SELECT w.provider_id, greatest(a.category_age, 1) AS age, a.language, count(*)::int AS waiting
         FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id JOIN application a ON a.id = v.application_id
        WHERE w.state = 'waiting' GROUP BY 1, 2, 3)
     SELECT f.age, f.language, sum(f.free)::int AS "inGroups", sum(least(f.free, coalesce(w.waiting, 0)))::int AS waitlisted
       FROM free f
       LEFT JOIN LATERAL (SELECT sum(waiting) AS waiting FROM waits w
                           WHERE w.provider_id = f.provider_id AND w.age = f.age AND w.language IN (f.language, 'any')) w ON true
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [today],
  );
}

/** Places that open offers and children who still choose will take, by age and language of the place that bore the offer. */
export async function readPromises(
  sql: Reads,
): Promise<{ readonly age: number; readonly language: WishedLanguage; readonly promised: number }[]> {
  return sql.query(
    `SELECT o.age, o.language, count(*)::int AS promised
       FROM offer o LEFT JOIN voucher v ON v.application_id = o.application_id
      WHERE o.state = 'open' OR (o.state = 'consented' AND v.state = 'choosing'
            AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.voucher_id = v.id AND r.state = 'sent'))
      GROUP BY 1, 2`,
  );
}

export interface MoneyRow {
  /** Voucher lines of the half-year. */
  readonly planTiyn: bigint;
  /** Order of a month for the children enrolled today, without those that an iteration of this half-year brought. */
  readonly contingentTiyn: bigint;
  /** Set aside for the offers of this half-year's iterations: the norm for the months after the offer's. */
  readonly promisedMonths: bigint;
  /** The general norm. */
  readonly normTiyn: bigint;
}

/** Money of the half-year that contains the day. */
export async function readMoney(sql: Reads, today: Day): Promise<MoneyRow> {
  const half = monthNumber(today) <= 6 ? 1 : 2;
  const first = `${yearOf(today)}-${half === 1 ? '01' : '07'}-01`;
  const [row] = await sql.query<MoneyRow>(
    `WITH promise AS (
       SELECT o.child_id, $3::int * 6 - extract(month FROM o.offered_at AT TIME ZONE 'Asia/Almaty')::int AS months
         FROM offer o JOIN application a ON a.id = o.application_id
        WHERE o.iteration_id IS NOT NULL AND o.offered_at >= $4::date::timestamp AT TIME ZONE 'Asia/Almaty'
          AND o.state IN ('open', 'consented') AND a.state <> 'annulled'),
     groups AS (
       SELECT e.care_group_id, count(*) AS children FROM enrolment e
        WHERE e.period @> $1::date AND NOT EXISTS (SELECT 1 FROM promise WHERE promise.child_id = e.child_id) GROUP BY 1)
     SELECT (SELECT coalesce(sum(b.approved_tiyn), 0)::bigint FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code
               WHERE l.voucher AND l.year = $2 AND l.half = $3) AS "planTiyn",
            (SELECT coalesce(sum(q.children * n.total_tiyn), 0)::bigint FROM groups q JOIN care_group g ON g.id = q.care_group_id
               JOIN provider p ON p.id = g.provider_id JOIN norm n ON ${normHolds('$1::date')}) AS "contingentTiyn",
            (SELECT coalesce(sum(months), 0)::bigint FROM promise) AS "promisedMonths",
            (SELECT coalesce(max(total_tiyn), 0)::bigint FROM norm WHERE group_kind = 'general' AND coefficient = 1 AND period @> $1::date) AS "normTiyn"`,
    [today, yearOf(today), half, first],
  );
  if (row === undefined) throw new Error('a query of sums without a row');
  return row;
}

export interface IterationRow {
  readonly id: string;
  readonly number: number;
  readonly inputHash: Buffer;
}

/** The newest iteration, and the one that was run on this very input. */
export async function readIterations(
  sql: Reads,
  inputHash: Buffer,
): Promise<{ newest: number; same: number | null; newestId: string | null }> {
  const rows = await sql.query<IterationRow>(
    `SELECT id, number, input_hash AS "inputHash" FROM iteration WHERE input_hash = $1
      UNION ALL (SELECT id, number, input_hash FROM iteration ORDER BY number DESC LIMIT 1)`,
    [inputHash],
  );
  const newest = rows.reduce<IterationRow | null>((best, row) => (best && best.number > row.number ? best : row), null);
  const same = rows.find((row) => row.inputHash.equals(inputHash));
  return { newest: newest?.number ?? 0, same: same?.number ?? null, newestId: newest?.id ?? null };
}

/** Offers of the iteration before, by category. */
export async function readOffersByCategory(sql: Reads, number: number): Promise<Map<number, number>> {
  const rows = await sql.query<{ category: number; offers: number }>(
    `SELECT a.category, count(*)::int AS offers FROM offer o JOIN iteration i ON i.id = o.iteration_id
       JOIN application a ON a.id = o.application_id WHERE i.number = $1 GROUP BY 1`,
    [number],
  );
  return new Map(rows.map(({ category, offers }) => [category, offers]));
}
