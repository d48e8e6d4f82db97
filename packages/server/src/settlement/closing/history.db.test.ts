/** Whatever happens to a small house over four months: the acts of a child and month add up to what is true, and no tenge is lost. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { isPayable, type Mark } from '@balapan/domain/attendance.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asMonth, type Day, lastDay } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { perform } from '../../kernel/operation.ts';
import { actsInForce, confirmLate, correctMark, lateNorm, saidOf } from '../../testing/corrections.ts';
import { enrolled, markDays } from '../../testing/month.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { closeMonth } from './closeMonth.ts';
import { redraft } from './redraft.ts';

const months = ['2025-08', '2025-09', '2025-10', '2025-11'];
const closings = ['2025-09-10', '2025-10-10', '2025-11-10', '2025-12-10'];
const calendar = makeCalendar(draftCalendar(2024, 2027));
const { rules } = policyInForce20250701;
const db = await testDatabase();
let world: World;

beforeAll(async () => {
  world = await tinyWorld(db);
});

type Place = Awaited<ReturnType<typeof enrolled>>;
const marks = fc.constantFrom<Mark>('present', 'ill', 'unexcused', 'leave');
/** Happens between one closing and the next: in a month that is closed, to one of the children, on one of its marked days. */
const happening = fc.record({
  what: fc.constantFrom('correct', 'correct', 'confirm', 'norm', 'redraft' as const),
  month: fc.nat(3),
  child: fc.nat(2),
  day: fc.nat(5),
  mark: marks,
  document: fc.boolean(),
  local: fc.integer({ min: 1, max: 9_000_000 }),
});
const history = fc.record({
  /** Marks of three children on six days of each month, and who confirms in time. */
  marked: fc.array(fc.array(marks, { minLength: 18, maxLength: 18 }), { minLength: 4, maxLength: 4 }),
  confirmed: fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  between: fc.array(fc.array(happening, { maxLength: 5 }), { minLength: 4, maxLength: 4 }),
});
/** The six marked days lie all over the month. */
const marked = (month: string): Day[] =>
  calendar
    .workingDays(asMonth(month))
    .filter((_, at) => at % 4 === 0)
    .slice(0, 6);

async function happen(
  place: Place,
  closed: number,
  one: typeof happening extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const month = months[one.month % closed] as string;
  const day = marked(month)[one.day % marked(month).length] as Day;
  const child = place.children[one.child] as Place['children'][number];
  if (one.what === 'correct') await correctMark(world, child, day, one.mark, one.document);
  if (one.what === 'confirm') await confirmLate(world, child, place.provider, month);
  if (one.what === 'norm') await lateNorm(world, day, one.local, 5);
  if (one.what === 'redraft') await remake(place, month);
}

/** The newest act of a month is given back and made anew. */
async function remake(place: Place, month: string): Promise<void> {
  const [act] = await world.query<{ id: string }>(
    `UPDATE ~act SET state = 'returned', desk = 'provider' WHERE provider_id = $1 AND month = $2 AND state = 'draft' RETURNING id`,
    [place.provider.id, `${month}-01`],
  );
  if (act === undefined) return;
  const head = await world.staff('head', { provider: place.provider });
  await perform(world.house, head, redraft, { actId: act.id }).catch((error: { code?: string }) => {
    if (error.code !== 'register.unmarked') throw error;
  });
}

/** The truth by the domain: the newest marks at the norm of each day, where the month is confirmed. */
async function truthOf(place: Place, child: { id: string }, month: string) {
  const [confirmed] = await world.query('SELECT 1 FROM ~month_confirmation WHERE child_id = $1 AND month = $2', [
    child.id,
    `${month}-01`,
  ]);
  const rows = await world.query<{ day: Day; mark: Mark; document: boolean }>(
    `SELECT DISTINCT ON (day) day, mark, document FROM ~attendance_mark WHERE child_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, version DESC`,
    [child.id, `${month}-01`, lastDay(asMonth(month))],
  );
  const norms = await world.query<{ from: Day; until: Day; local: bigint; republican: bigint }>(
    `SELECT lower(period) AS from, upper(period) AS until, local_tiyn AS local, republican_tiyn AS republican FROM ~norm
      WHERE group_kind = $1 AND NOT isempty(period)`,
    [place.group.kind],
  );
  const stretches = rows.flatMap(({ day, mark, document }) => {
    if (confirmed === undefined || !isPayable(mark, document, rules, 0)) return [];
    const norm = norms.find(({ from, until }) => from <= day && day < until);
    if (norm === undefined) throw new Error(`no norm on ${day}`);
    const [localTiyn, republicanTiyn] = [tiyn(norm.local), tiyn(norm.republican)];
    return [{ normTiyn: tiyn(norm.local + norm.republican), localTiyn, republicanTiyn, payableDays: 1 }];
  });
  const { total, local } = childMonthAmount({ stretches, workingDays: calendar.workingDays(asMonth(month)).length });
  return { days: stretches.length, total, local };
}

it('the acts of a child and month add up to the truth; Σ payable + what is carried = Σ lines, by funding source', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ marked: cells, confirmed, between }) => {
      await world.at('2025-09-10');
      const place = await enrolled(world, 3);
      for (const [at, month] of months.entries()) {
        const rows = place.children.flatMap((child, who) =>
          marked(month).map((day, on) => ({
            child,
            day,
            mark: cells[at]?.[who * 6 + on] ?? 'present',
            document: true,
          })),
        );
        await markDays(
          world,
          place.group,
          rows,
          place.children.filter((_, who) => confirmed[at]?.[who]),
          month,
        );
        await world.at(closings[at] as string);
        await closeMonth(world.house, { month: asMonth(month), providers: [place.provider.id] });
        const closed = months.slice(0, at + 1);
        for (const child of place.children)
          for (const earlier of closed)
            expect(await saidOf(world, child, place.provider, earlier)).toEqual(await truthOf(place, child, earlier));
        await mustBalance(place);
        for (const one of between[at] ?? []) {
          await happen(place, closed.length, one);
          await mustBalance(place);
        }
      }
    }),
    { numRuns: 12, seed: 20_250_911 },
  );
}, 300_000);

async function mustBalance(place: Place): Promise<void> {
  const acts = await actsInForce(world, place.provider);
  const lines = await world.query<{ local: bigint; total: bigint }>(
    `SELECT coalesce(sum(l.local_tiyn), 0)::bigint AS local, coalesce(sum(l.total_tiyn), 0)::bigint AS total FROM ~act_line l
       JOIN ~act a ON a.id = l.act_id WHERE a.provider_id = $1 AND a.state <> 'replaced'`,
    [place.provider.id],
  );
  const sum = (part: 'local' | 'republican' | 'payable'): bigint => acts.reduce((all, act) => all + act[part], 0n);
  expect(acts.every(({ local, republican }) => local >= 0n && republican >= 0n)).toBe(true);
  const total = lines[0]?.total ?? 0n;
  const local = lines[0]?.local ?? 0n;
  // Never less than the lines say; what is above them is the debt.
  expect(sum('local') >= local && sum('payable') - sum('local') >= total - local).toBe(true);
}
