import { tiers } from '@balapan/domain/category.ts';
import type { Day } from '@balapan/domain/day.ts';
import { type Counts, momentText, once, ownText, type Reading, stageLines } from '../reading.ts';
import { birthFits } from './children.ts';
import { providerOf } from './roster.ts';

/** Lines of the old queue on the day of the file, kept as they were written; what becomes of them the clean-up says. */
export async function readQueue(reading: Reading): Promise<Counts> {
  const { world, sql } = reading;
  const fileDay = reading.day as Day;
  const known = world.queues.get(fileDay) ?? new Set<string>();
  world.queues.set(fileDay, known);
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_queue',
    `file_day date, number text, child_iin text, surname text, given_name text, patronymic text, birth_date date,
     guardian_iin text, filed_at timestamptz, tier text, ground text, ground_checked boolean, language text,
     wished_start date, district text, state text, state_since timestamptz, waitlist_bin text, voucher_number text`,
    (line) => {
      const number = line.text('number', 40);
      const iin = line.optional('child_iin');
      const child = world.children.get(iin);
      if (child === undefined) line.iin('child_iin');
      const names = [line.text('surname'), line.text('given_name'), line.optionalText('patronymic')];
      const birth = line.day('birth_date');
      if (!line.bad) birthFits(line, 'child_iin', iin, birth);
      if (child !== undefined && child.birth !== birth)
        line.refuse('birth_date', 'file.contradiction', { file: 'children.csv', value: child.birth });
      const guardian = line.optional('guardian_iin');
      if (!world.persons.has(guardian) && line.iin('guardian_iin') !== '' && !line.bad)
        line.refuse('guardian_iin', 'file.referenceUnknown', { value: guardian, file: 'guardians.csv' });
      const filed = line.moment('filed_at');
      const tier = line.oneOf('tier', tiers);
      const [ground, checked] = [line.optionalText('ground', 60), line.flag('ground_checked')];
      const language = line.oneOf('language', ['kk', 'ru', 'any']);
      const wished = line.day('wished_start');
      const district = line.optionalText('kato', 9);
      if (district !== null && !world.districts.has(district))
        line.refuse('kato', 'file.referenceUnknown', { value: district, file: 'districts.geojson' });
      const state = line.oneOf('state', ['waiting', 'offered', 'inactive', 'waitlisted']);
      const since = line.moment('state_since');
      const isWaitlisted = state === 'waitlisted';
      if (isWaitlisted && !line.bad) providerOf(line, reading, 'waitlist_bin');
      const voucher = isWaitlisted ? line.text('voucher_number', 40) : null;
      const waitlist = isWaitlisted ? line.text('waitlist_bin') : null;
      if (line.bad || !once(line, seen, number) || known.has(number)) return null;
      known.add(ownText(number));
      const filing = [momentText(filed), tier, ground, checked, language, wished, district];
      return [fileDay, number, iin, ...names, birth, guardian, ...filing, state, momentText(since), waitlist, voucher];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query('INSERT INTO queue_line SELECT * FROM stage_queue ON CONFLICT (file_day, number) DO NOTHING');
  return counts;
}

/** Answers to the question whether a place is still wanted. */
export async function readInterest(reading: Reading): Promise<Counts> {
  const { world, sql } = reading;
  const fileDay = reading.day as Day;
  const lines = world.queues.get(fileDay) ?? new Set();
  const answered = await storedKeys(reading, 'SELECT number AS key FROM interest_answer WHERE file_day = $1');
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_interest',
    'file_day date, number text, answer text, answered_on date',
    (line) => {
      const number = line.text('number', 40);
      const answer = line.oneOf('answer', ['yes', 'no', 'silent']);
      const day = line.optionalDay('answered_on');
      if (!line.bad && !lines.has(number))
        line.refuse('number', 'file.referenceUnknown', { value: number, file: `queue-${fileDay}.csv` });
      if (line.bad || !once(line, seen, number) || answered.has(number)) return null;
      return [fileDay, number, answer, day];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query(
      'INSERT INTO interest_answer SELECT * FROM stage_interest ON CONFLICT (file_day, number) DO NOTHING',
    );
  return counts;
}

/** Children who stand in the queue of another region. */
export async function readOtherRegions(reading: Reading): Promise<Counts> {
  const { sql } = reading;
  const fileDay = reading.day as Day;
  const known = await storedKeys(
    reading,
    `SELECT child_iin || '/' || region AS key FROM other_region_line WHERE file_day = $1`,
  );
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_other_region',
    'file_day date, child_iin text, region text, number text, filed_on date',
    (line) => {
      const [iin, region] = [line.iin('child_iin'), line.text('region', 60)];
      const [number, filed] = [line.text('number', 40), line.day('filed_on')];
      const key = `${iin}/${region}`;
      if (line.bad || !once(line, seen, key) || known.has(key)) return null;
      return [fileDay, iin, region, number, filed];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query(
      'INSERT INTO other_region_line SELECT * FROM stage_other_region ON CONFLICT (file_day, child_iin, region) DO NOTHING',
    );
  return counts;
}

/** Keys that the database holds for the day of the file; none in a dry run over files alone. */
async function storedKeys({ sql, day }: Reading, text: string): Promise<ReadonlySet<string>> {
  const rows = sql === null ? [] : await sql.query<{ key: string }>(text, [day]);
  return new Set(rows.map(({ key }) => key));
}
