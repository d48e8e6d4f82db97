import { asMonth } from '@balapan/domain/day.ts';
import { budgetApproved } from '@balapan/domain/ledger.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { zero } from '@balapan/domain/money.ts';
import { type Booking, book } from '../../treasury/ledger.ts';
import type { LineReader } from '../line.ts';
import { type Counts, momentText, once, period, type Reading, rangeText, stageLines } from '../reading.ts';
import { budgetKey, overlaps } from '../world.ts';

const groupKinds = ['general', 'sanatorium', 'correctional', 'special'] as const;

/** The state order for one child a month. Two norms of one kind and hours never hold on the same day. */
export async function readNorms(reading: Reading): Promise<Counts> {
  const { world, sql, run, file } = reading;
  const counts = await stageLines(
    reading,
    'stage_norm',
    `id uuid, code text, group_kind text, hours numeric, total_tiyn bigint, local_tiyn bigint, republican_tiyn bigint,
     coefficient numeric, period daterange, legal_act text, legal_date date, ownership text, district text, coefficients jsonb`,
    (line) => {
      const code = line.text('norm_code', 40);
      const kind = line.oneOf('group_kind', groupKinds);
      const hours = line.decimal('hours', 1, 24);
      const [total, local, republican] = [line.money('total'), line.money('local'), line.money('republican')];
      const coefficient = line.decimal('coefficient', 0, 99);
      const days = period(line, 'valid_from', 'valid_to');
      const [act, actDay] = [line.text('legal_act'), line.day('legal_date')];
      const ownership = line.optional('ownership') === '' ? null : line.oneOf('ownership', ['public', 'private']);
      const district = districtOf(line, world.districts);
      const coefficients = coefficientsOf(line);
      if (!line.bad && local + republican !== total) line.refuse('total', 'entitlement.normParts');
      const same = world.norms.filter(
        (norm) =>
          norm.kind === kind &&
          norm.hours === hours &&
          norm.circle === `${ownership}/${district}` &&
          overlaps(norm, days),
      );
      const known = same.find((norm) => norm.code === code && norm.from === days.from);
      const other = same.find((norm) => norm !== known);
      if (!line.bad && other !== undefined)
        line.refuse('valid_from', 'import.overlap', { file: other.file || file, line: `${other.line ?? '…'}` });
      if (line.bad || known !== undefined) return null;
      const id = run.newId();
      world.norms.push({ ...days, id, code, kind, hours, circle: `${ownership}/${district}`, file, line: line.line });
      return [
        id,
        code,
        kind,
        hours,
        total,
        local,
        republican,
        coefficient,
        rangeText(days),
        act,
        actDay,
        ownership,
        district,
        coefficients,
      ];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query(
      // What a file brings of months that are closed already is a norm that came late: it is known since now.
      `INSERT INTO norm (id, code, group_kind, hours, total_tiyn, local_tiyn, republican_tiyn, coefficient, period, legal_act, legal_date,
                         ownership, district, coefficients, known_at)
       SELECT s.*, CASE WHEN EXISTS (SELECT FROM register r WHERE daterange(r.month, (r.month + interval '1 month')::date) && s.period)
                        THEN $1::timestamptz ELSE '-infinity' END FROM stage_norm s`,
      [momentText(run.now)],
    );
  return counts;
}

function districtOf(line: LineReader, known: ReadonlySet<string>): string | null {
  const kato = line.optional('kato');
  if (kato !== '' && !known.has(kato)) line.refuse('kato', 'file.referenceUnknown', { value: kato, file: 'districts' });
  return kato === '' ? null : kato;
}

/** `ecology=1.2,hours=1.25` as JSON. */
function coefficientsOf(line: LineReader): string {
  const parts = line
    .optional('coefficients')
    .split(',')
    .filter((part) => part !== '');
  const read = parts.map((part) => /^([\w-]{1,40})=(\d{1,2}(?:\.\d{1,4})?)$/u.exec(part.trim()));
  if (read.includes(null)) line.refuse('coefficients', 'request.invalid');
  return JSON.stringify(read.flatMap((match) => (match === null ? [] : [{ code: match[1], value: Number(match[2]) }])));
}

/** The parents' fee a month; one at a time. */
export async function readFees(reading: Reading): Promise<Counts> {
  const { world, sql, run, file } = reading;
  const counts = await stageLines(
    reading,
    'stage_fee',
    'id uuid, amount_tiyn bigint, period daterange, legal_act text',
    (line) => {
      const amount = line.money('amount');
      const days = period(line, 'valid_from', 'valid_to');
      const act = line.text('legal_act');
      const known = world.fees.find((fee) => fee.from === days.from);
      const other = world.fees.find((fee) => fee !== known && overlaps(fee, days));
      if (!line.bad && other !== undefined)
        line.refuse('valid_from', 'import.overlap', { file: other.file || file, line: `${other.line ?? '…'}` });
      if (line.bad || known !== undefined) return null;
      world.fees.push({ ...days, file, line: line.line });
      return [run.newId(), amount, rangeText(days), act];
    },
  );
  if (sql !== null && counts.fresh > 0)
    await sql.query('INSERT INTO parent_fee (id, amount_tiyn, period, legal_act) SELECT * FROM stage_fee');
  return counts;
}

/** The lines of the budget plan, each booked as approved on the day on which the treasury registered it. */
export async function readBudget(reading: Reading): Promise<Counts> {
  const { world, sql, run } = reading;
  const seen = new Map<string, number>();
  const booked: Booking[] = [];
  const counts = await stageLines(
    reading,
    'stage_budget',
    `code text, year smallint, half smallint, programme text, specific text, funding_source text, voucher boolean,
     amount_tiyn bigint, decision text, decided_on date, registered_on date`,
    (line) => {
      const code = line.text('code', 60);
      const [year, half] = [line.whole('year', 2000, 2100), Number(line.oneOf('half', ['1', '2']))];
      const [programme, specific] = [line.text('programme', 20), line.text('specific', 20)];
      const source = line.oneOf('funding_source', ['local', 'republican']);
      const [voucher, amount] = [line.flag('voucher'), line.money('amount')];
      const [decision, decided, registered] = [
        line.text('decision'),
        line.day('decided_on'),
        line.day('registered_on'),
      ];
      const { codes, lines, free } = world.budget;
      if (line.bad || !once(line, seen, code) || codes.has(code)) return null;
      const key = budgetKey(year, half, programme, source);
      const other = lines.get(key);
      if (other !== undefined) line.refuse('code', 'file.contradiction', { file: 'budget', value: other });
      if (line.bad) return null;
      codes.add(code);
      lines.set(key, code);
      free.set(code, amount);
      if (amount > 0n) {
        const parts = { local: zero, republican: zero, [source]: amount };
        const posting = { operationId: code, day: registered, programme, providerId: null, amount: parts };
        const month = asMonth(`${year}-${half === 1 ? '01' : '07'}`);
        booked.push({ journal: budgetApproved(posting), month, at: momentOf(registered, '12:00') });
      }
      return [code, year, half, programme, specific, source, voucher, amount, decision, decided, registered];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query('INSERT INTO budget_line SELECT * FROM stage_budget ON CONFLICT (code) DO NOTHING');
    await book(sql, booked, run);
  }
  return counts;
}
