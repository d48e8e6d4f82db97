import { type CopyValue, copyInto } from '@balapan/database/copy.ts';
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { CalendarDay } from '@balapan/domain/calendar.ts';
import type { Tier, WishedLanguage } from '@balapan/domain/category.ts';
import type { CleanupDecision, CleanupFacts, CleanupLine, InterestAnswer } from '@balapan/domain/cleanup.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';

type Sql = Pick<ReadHandle, 'query'>;

/** A line as the decision needs it: a city has tens of thousands, and most of them go. */
export interface JudgedLine extends CleanupLine {
  /** Of an earlier run. */
  readonly verdict: string | null;
}

/** A line that lives on, whole, with the ids of its child and its guardian. */
export interface QueueLine extends CleanupLine {
  readonly childId: string;
  readonly personId: string;
  readonly tier: Tier;
  readonly ground: string | null;
  readonly groundChecked: boolean;
  readonly language: WishedLanguage;
  readonly wishedStart: Day;
  readonly district: string | null;
  readonly state: 'waiting' | 'offered' | 'inactive' | 'waitlisted';
  readonly stateSince: Moment;
  readonly waitlistBin: string | null;
  readonly voucherNumber: string | null;
}

/** The lines of a file with the verdicts that they have, by number. */
export async function loadLines(sql: Sql, day: Day): Promise<JudgedLine[]> {
  return sql.query<JudgedLine>(
    `SELECT q.number, q.child_iin AS "childIin", q.filed_at AS "filedAt", q.birth_date AS "birthDate", v.verdict
       FROM queue_line q
       LEFT JOIN cleanup c ON c.file_day = q.file_day
       LEFT JOIN cleanup_verdict v ON v.cleanup_id = c.id AND v.number = q.number
      WHERE q.file_day = $1 ORDER BY q.number`,
    [day],
  );
}

/** Who is enrolled on the day and stands in the file, the answers, the queues of other regions. */
export async function loadFacts(sql: Sql, day: Day): Promise<CleanupFacts> {
  const enrolled = await sql.query<{ iin: string; provider: string }>(
    `SELECT c.iin, p.name_ru AS provider FROM enrolment e JOIN child c ON c.id = e.child_id JOIN provider p ON p.id = e.provider_id
      WHERE e.period @> $1::date AND c.iin IN (SELECT child_iin FROM queue_line WHERE file_day = $1)`,
    [day],
  );
  const answers = await sql.query<{ number: string; answer: 'yes' | 'no' | 'silent' }>(
    'SELECT number, answer FROM interest_answer WHERE file_day = $1',
    [day],
  );
  const others = await sql.query<{ iin: string; region: string }>(
    'SELECT child_iin AS iin, min(region) AS region FROM other_region_line WHERE file_day = $1 GROUP BY child_iin',
    [day],
  );
  const meaning: Readonly<Record<'yes' | 'no' | 'silent', InterestAnswer>> = {
    yes: 'interested',
    no: 'notInterested',
    silent: 'noAnswer',
  };
  return {
    enrolled: new Map(enrolled.map(({ iin, provider }) => [iin, provider])),
    interest: new Map(answers.map(({ number, answer }) => [number, meaning[answer]])),
    otherRegion: new Map(others.map(({ iin, region }) => [iin, region])),
  };
}

export async function loadCalendarDays(sql: Sql): Promise<CalendarDay[]> {
  return sql.query<CalendarDay>('SELECT day, kind, source FROM calendar_day');
}

/** The lines of these numbers, whole. The importer takes a line only with its child and guardian. */
export async function loadLiving(sql: Sql, day: Day, numbers: readonly string[]): Promise<QueueLine[]> {
  return sql.query<QueueLine>(
    `SELECT q.number, q.child_iin AS "childIin", q.filed_at AS "filedAt", q.birth_date AS "birthDate",
            c.id AS "childId", p.id AS "personId", q.tier, q.ground, q.ground_checked AS "groundChecked", q.language,
            q.wished_start AS "wishedStart", q.district, q.state, q.state_since AS "stateSince",
            q.waitlist_bin AS "waitlistBin", q.voucher_number AS "voucherNumber"
       FROM queue_line q JOIN child c ON c.iin = q.child_iin JOIN person p ON p.iin = q.guardian_iin
      WHERE q.file_day = $1 AND q.number = ANY ($2::text[])`,
    [day, numbers],
  );
}

/** The clean-up of a file: made once, its id given again afterwards. */
export async function insertCleanup(
  sql: WriteHandle,
  { id, day, version, now }: { id: string; day: Day; version: number; now: Moment },
): Promise<string> {
  await sql.query(
    `INSERT INTO cleanup (id, file_day, policy_version, run_at) VALUES ($1, $2, $3, $4::timestamptz)
     ON CONFLICT (file_day) DO NOTHING`,
    [id, day, version, isoOf(now)],
  );
  const [row] = await sql.query<{ id: string }>('SELECT id FROM cleanup WHERE file_day = $1', [day]);
  return row?.id ?? id;
}

export async function insertVerdicts(sql: WriteHandle, cleanup: string, decisions: readonly CleanupDecision[]) {
  const rows = (function* (): Generator<CopyValue[]> {
    for (const { number, verdict, reason } of decisions)
      yield [cleanup, number, verdict, JSON.stringify(reason.params)];
  })();
  await copyInto(sql.client, 'cleanup_verdict (cleanup_id, number, verdict, params)', rows);
}

/** A live line as the application that arises from it. */
export interface NewLiving {
  readonly id: string;
  readonly line: QueueLine;
  readonly category: number;
  readonly categoryAge: number;
  /** Age of the place that bears an offer. */
  readonly placeAge: number;
  /** Of an open offer. */
  readonly answerBy: Moment | null;
}

/** How an application of the old system came to where it stands, as events of the domain. */
const cameBy = { waiting: null, offered: 'offer', inactive: 'expire', waitlisted: 'consent' } as const;
const cameFrom = { waiting: null, offered: 'waiting', inactive: 'offered', waitlisted: 'offered' } as const;

export async function insertLiving(
  sql: WriteHandle,
  region: string,
  living: readonly NewLiving[],
  newId: () => string,
): Promise<void> {
  await sql.query(
    `CREATE TEMP TABLE stage_living (id uuid, number text, child_id uuid, person_id uuid, child_iin text, filed_at timestamptz,
       tier text, ground text, ground_checked boolean, category smallint, category_age smallint, language text,
       wished_start date, district text, file_state text, state text, state_since timestamptz, event text, from_state text,
       place_age smallint, answer_by timestamptz, other_id uuid, entry_id uuid, waitlist_bin text, voucher_number text)
     ON COMMIT DROP`,
  );
  await copyInto(
    sql.client,
    'pg_temp.stage_living',
    living.map((each) => stagedRow(each, newId)),
  );
  for (const statement of writes) await sql.query(statement, statement.includes('$1') ? [region] : []);
}

function stagedRow({ id, line, ...more }: NewLiving, newId: () => string): CopyValue[] {
  const state = line.state === 'waitlisted' ? 'accepted' : line.state;
  return [
    ...[id, line.number, line.childId, line.personId, line.childIin, isoOf(line.filedAt)],
    ...[line.tier, line.ground, line.groundChecked, more.category, more.categoryAge, line.language],
    ...[line.wishedStart, line.district, line.state, state, isoOf(line.stateSince)],
    ...[cameBy[line.state], cameFrom[line.state], more.placeAge, more.answerBy === null ? null : isoOf(more.answerBy)],
    ...[newId(), newId(), line.waitlistBin, line.voucherNumber],
  ];
}

const writes = [
  `INSERT INTO application (id, number, child_id, person_id, filed_at, tier, ground, ground_checked, category, category_age,
     language, wished_start, district, state, state_since)
   SELECT id, number, child_id, person_id, filed_at, tier, ground, ground_checked, category, category_age, language,
     wished_start, district, state, state_since FROM stage_living`,
  `INSERT INTO national.application_claim (child_iin, region, application_id)
   SELECT child_iin, $1, id FROM stage_living ON CONFLICT (child_iin) DO NOTHING`,
  `INSERT INTO application_event (application_id, seq, child_id, at, event, from_state, to_state, reason, params)
   SELECT id, 1, child_id, filed_at, 'filed', NULL, 'waiting', 'filed', '{}'::jsonb FROM stage_living
   UNION ALL
   SELECT id, 2, child_id, state_since, event, from_state, state, event, '{}'::jsonb FROM stage_living WHERE event IS NOT NULL`,
  // Kazakh where the parents take either language: the policy's choice by free places belongs to an iteration.
  `INSERT INTO offer (id, application_id, child_id, age, language, offered_at, answer_by, state)
   SELECT other_id, id, child_id, place_age, CASE WHEN language = 'any' THEN 'kk' ELSE language END, state_since, answer_by, 'open'
     FROM stage_living WHERE file_state = 'offered'`,
  `INSERT INTO voucher (id, number, child_id, application_id, state, state_since, issued_at)
   SELECT other_id, voucher_number, child_id, id, 'waitlisted', state_since, state_since
     FROM stage_living WHERE file_state = 'waitlisted'`,
  `INSERT INTO waitlist_entry (id, voucher_id, child_id, provider_id, joined_at, state)
   SELECT s.entry_id, s.other_id, s.child_id, p.id, s.state_since, 'waiting'
     FROM stage_living s JOIN provider p ON p.bin = s.waitlist_bin WHERE s.file_state = 'waitlisted'`,
];
